"""The search process writes its log as the settings say."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("level", "lines"), [("WARNING", 1), ("ERROR", 0)])
def test_the_log_has_the_form_and_level_that_are_set(tmp_path: Path, level: str, lines: int) -> None:
    set_here = {"DATA_DIR": str(tmp_path), "SEARCH_PORT": "0", "LOG_FORMAT": "json", "LOG_LEVEL": level}
    environment = os.environ | {f"NEWSWIRE_{name}": value for name, value in set_here.items()}
    argv = [sys.executable, "-m", "newswire_search.server"]
    with subprocess.Popen(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout and server.stderr
        port = re.search(r":(\d+)/", server.stdout.readline())
        assert port
        with socket.create_connection(("127.0.0.1", int(port[1]))) as link:
            link.sendall(b"nonsense\r\n\r\n")
            link.recv(1)
        server.terminate()
        logged = [json.loads(line) for line in server.stderr.read().splitlines()]
    assert [(line["level"], line["service"]) for line in logged] == [("warning", "search")] * lines
    assert server.returncode == 0
