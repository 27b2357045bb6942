"""What the server says when it cannot start, and that it ends when it should."""

from __future__ import annotations

import errno
import signal
import threading
from pathlib import Path
from typing import cast

import pytest
import uvicorn
from newswire_search.loop_watch import LoopWatch
from newswire_search.server import Server, about_socket
from newswire_search.settings import SearchSettings
from newswire_search.web.changes.streams import Streams

NEVER_S = 600.0


def test_a_taken_port_is_one_line_that_says_which_and_what_to_do() -> None:
    said = about_socket(OSError(errno.EADDRINUSE, "Address already in use"), SearchSettings(port=8123))
    assert said == "port 127.0.0.1:8123 is taken: stop what uses it, or set NEWSWIRE_SEARCH_PORT"


def test_another_reason_is_told_with_the_settings_to_change() -> None:
    said = about_socket(OSError(errno.EACCES, "Permission denied"), SearchSettings(host="0.0.0.0", port=80))
    assert "0.0.0.0:80 (Permission denied)" in said and "NEWSWIRE_SEARCH_PORT" in said


class Ended:
    """Streams of which nobody follows any."""

    def end(self) -> None: ...


def test_a_server_that_is_told_to_stop_does_so_at_once_though_its_loop_comes_around_seldom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newswire_search.server.TICK_S", NEVER_S)
    config = uvicorn.Config(_answer, uds=str(tmp_path / "socket"), lifespan="off", log_config=None)
    server = Server(config, cast(Streams, Ended()), LoopWatch())
    has_come = threading.Event()
    monkeypatch.setattr(LoopWatch, "tick", lambda watch: has_come.set())
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    assert has_come.wait(NEVER_S / 2)
    server.handle_exit(signal.SIGTERM, None)
    serving.join(NEVER_S / 2)
    assert not serving.is_alive()


async def _answer(scope: object, receive: object, send: object) -> None:
    raise AssertionError("nobody asks")
