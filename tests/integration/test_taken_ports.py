"""A stack that cannot listen where it was told to says so before it starts anything."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from newswire_ops.composition import Operator
from newswire_ops.launcher.stack import EmbeddedStack, answers, is_port_free
from newswire_ops.settings import OpsSettings
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings

PATIENCE_S = 300


@pytest.fixture
def taken() -> Iterator[int]:
    """A loopback port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def stack(folder: Path, http_port: int | None, broker_port: int = 0) -> EmbeddedStack:
    ops = OpsSettings(broker_port=broker_port)
    operator = Operator.open(SharedSettings(data_dir=folder, broker_url=None))
    return operator.embedded_stack(ops, print, http_port)


def test_a_taken_port_of_the_pages_is_named_and_nothing_is_started(tmp_path: Path, taken: int) -> None:
    made = stack(tmp_path, taken)
    with pytest.raises(UsageError, match=rf"port {taken} is taken: .* choose another with --port"):
        made.start()
    assert (made.broker, made.supervisor.running, [*tmp_path.iterdir()]) == (None, {}, [])


def test_a_taken_port_of_the_broker_is_named_with_its_setting(tmp_path: Path, taken: int) -> None:
    with pytest.raises(UsageError, match=rf"port {taken} .* is taken: set NEWSWIRE_OPS_BROKER_PORT"):
        stack(tmp_path, None, taken).start()


def test_a_taken_port_of_flower_is_named_before_anything_starts(tmp_path: Path, taken: int) -> None:
    made = stack(tmp_path, None)
    made.ops, made.flower = OpsSettings(flower_port=taken), True
    with pytest.raises(UsageError, match=rf"Flower cannot listen on 127.0.0.1:{taken}: Address already in use"):
        made.start()
    assert (made.broker, made.supervisor.running) == (None, {})


def test_the_command_of_flower_says_that_its_port_is_taken(tmp_path: Path, taken: int) -> None:
    words = [str(Path(sys.executable).with_name("newswire")), "flower", "--port", str(taken)]
    environment = {**os.environ, "NEWSWIRE_DATA_DIR": str(tmp_path)}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=PATIENCE_S, check=False)
    assert (done.returncode, done.stdout) == (2, ""), "Flower is started"
    assert "--port" in done.stderr and "NEWSWIRE_OPS_FLOWER_PORT" in done.stderr


def test_a_port_is_free_again_once_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not is_port_free(port)
    assert is_port_free(port)


def test_an_address_that_nobody_serves_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not answers(f"http://127.0.0.1:{port}/health/ready")
