"""A log tells what happened in a line; the traceback of a defect stands below it, bounded and without any value."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import structlog
from celery.exceptions import Reject
from kombu.exceptions import OperationalError
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.tracebacks import TRACEBACK_CHARACTERS
from newswire_shared.running import logs
from redis.exceptions import ConnectionError as RedisConnectionError

SECRET = "a whole article that a local variable holds"
EXPECTED = [
    TransientError("the engine is away"), Reject("the engine is away", requeue=True), OperationalError("no broker"),
    RedisConnectionError("Connection refused"), ConnectionResetError("reset by peer"),
]  # fmt: skip


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Answers what was logged; the loggers are as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield lambda: capsys.readouterr().err
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def fail(error: BaseException, body: object = SECRET) -> None:
    """Raise an error where a local variable holds a text, or more."""
    try:
        raise error
    except BaseException:
        logging.getLogger("celery.worker").warning("it failed", exc_info=True)
        structlog.get_logger("newswire").warning("it failed too", exc_info=error)
    assert body


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_traceback_shows_no_value_of_a_local_variable(written: Callable[[], str], form: str) -> None:
    logs.configure(SharedSettings(log_format=form), "index")
    fail(ZeroDivisionError("a defect"))
    told = written()
    assert told.count("Traceback (most recent call last)") == 2 and "in fail" in told
    assert told.count("ZeroDivisionError: a defect") == 2
    assert SECRET not in told and "│" not in told


@pytest.mark.parametrize("form", ["console", "json"])
@pytest.mark.parametrize("error", EXPECTED, ids=lambda error: type(error).__name__)
def test_what_is_expected_is_told_in_one_line(written: Callable[[], str], form: str, error: BaseException) -> None:
    logs.configure(SharedSettings(log_format=form), "index")
    fail(error)
    lines = written().splitlines()
    assert len(lines) == 2
    assert all(str(error) in line for line in lines)


@pytest.mark.parametrize("form", ["console", "json"])
def test_to_tell_of_a_rejected_task_costs_the_same_whatever_it_held(written: Callable[[], str], form: str) -> None:
    logs.configure(SharedSettings(log_format=form), "index")
    small, large = [{"word": "x"}], [{"word": "x"}] * 10_000
    fewest = [
        min(calls_of(partial(fail, Reject("the engine is away", requeue=True), each)) for _ in range(5))
        for each in (small, large)
    ]
    # of several, for the first ones also load what they need; and what measures the lines that run calls a few too
    assert fewest[1] < 1.1 * fewest[0]
    assert max(map(len, written().splitlines())) < 300


def calls_of(work: Callable[[], None]) -> int:
    """How many functions some work calls, those of C with it."""
    calls = 0

    def count(_frame: object, event: str, _given: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def test_a_traceback_is_bounded(written: Callable[[], str]) -> None:
    logs.configure(SharedSettings(log_format="json"), "index")
    fail(ValueError("x" * 100_000))
    told: list[dict[str, Any]] = [json.loads(line) for line in written().splitlines()]
    assert [len(line["exception"]) for line in told] == [TRACEBACK_CHARACTERS] * 2


@pytest.mark.parametrize("name", ["celery.app.trace", "elastic_transport.transport"])
def test_what_we_tell_ourselves_is_told_once(written: Callable[[], str], name: str) -> None:
    logs.configure(SharedSettings(), "index")
    logging.getLogger(name).warning("rejected, or tried again after a failure")
    logging.getLogger(name).error("raised unexpected")
    (line,) = written().splitlines()
    assert "raised unexpected" in line


def test_a_command_shows_no_value_of_a_local_variable() -> None:
    told = subprocess.run(
        [sys.executable, "-c", COMMAND], capture_output=True, text=True, check=True
    )  # fmt: skip
    assert "ZeroDivisionError" in told.stderr and "in fail" in told.stderr
    assert "held back" not in told.stderr.replace('body = "held" + " back"', "")
    assert told.stdout == ""


COMMAND = """
import structlog
from newswire_shared.running.logs import configure_command
def fail():
    body = "held" + " back"
    1 / 0
configure_command()
try:
    fail()
except ZeroDivisionError:
    structlog.get_logger().exception("it failed")
"""
