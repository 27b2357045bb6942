"""Starts a Python process over with a moved clock, where the folder in SABOTEUR_CLOCKS orders that for its program.

The folder holds a file for each program, named by a word of its command line, with the seconds by which to move.  The
clock is moved by libfaketime, for all that the process asks of the system but for durations.
"""

import os
import select
import sys
import time
from pathlib import Path

FAKETIME = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
)


def _moved_by() -> str:
    folder = Path(os.environ["SABOTEUR_CLOCKS"])
    words = " ".join(sys.orig_argv)
    return next((file.read_text() for file in sorted(folder.glob("*")) if file.name in words), "")


if "SABOTEUR_CLOCKS" in os.environ and "FAKETIME" not in os.environ and (seconds := _moved_by()):
    library = next((path for path in FAKETIME if Path(path).exists()), "")
    os.environ.update(LD_PRELOAD=library, FAKETIME=seconds, FAKETIME_DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1")
    os.execv(sys.executable, sys.orig_argv)
elif "FAKETIME" in os.environ:  # the library counts an absolute deadline on the clock that is not moved wrongly
    time.sleep = lambda seconds: select.select([], [], [], float(seconds)) and None
