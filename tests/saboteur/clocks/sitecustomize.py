"""Starts a Python process over with a moved clock, where the folder in SABOTEUR_CLOCKS orders that for its program.

The folder holds a file for each program, named by a word of its command line, with the seconds by which to move.  The
clock is moved by libfaketime, for all that the process asks of the system but for durations.
"""

import os
import runpy
import select
import sys
import time
from pathlib import Path
from typing import Any

FAKETIME = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
)


def _moved_by(words: list[str]) -> str:
    folder = Path(os.environ["SABOTEUR_CLOCKS"])
    line = " ".join(words)
    return next((file.read_text() for file in sorted(folder.glob("*")) if file.name in line), "")


def _begin_as_ordered(words: list[str]) -> None:
    """Start over with a moved clock if that is ordered for a program of these words."""
    if seconds := _moved_by(words):
        library = next((path for path in FAKETIME if Path(path).exists()), "")
        os.environ.update(LD_PRELOAD=library, FAKETIME=seconds, FAKETIME_DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1")
        os.execv(sys.executable, words)


def _begin_forked(module: str, **how: Any) -> None:
    """A program that the fork server becomes, which no interpreter starts that would read this file."""
    _begin_as_ordered([sys.executable, "-m", module, *sys.argv[1:]])
    _run_module(module, **how)


if "SABOTEUR_CLOCKS" in os.environ and "FAKETIME" not in os.environ:
    _begin_as_ordered(sys.orig_argv)
    if "newswire_ops.launcher.fork_server" in sys.orig_argv:
        _run_module = runpy.run_module
        runpy.__dict__["run_module"] = _begin_forked
elif "FAKETIME" in os.environ:  # the library counts an absolute deadline on the clock that is not moved wrongly
    time.sleep = lambda seconds: select.select([], [], [], float(seconds)) and None
