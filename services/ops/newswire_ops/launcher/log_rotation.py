"""Logs of bounded size: what a log held is copied aside and the log is emptied, so its writers need not know.

They append (O_APPEND), so each goes on at the new end.  A line that is written in the microseconds between the end of
the copy and the emptying is lost; a pipe through the launcher would lose none, and would stop every process whose
launcher is busy or was killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

LOG_BYTES = 10_000_000  # some 80,000 lines: a day of a busy worker
KEPT = 3  # earlier ones of each log, FILE.1 the newest: at most 40 MB a process


def rotate(file: Path, log_bytes: int = LOG_BYTES) -> None:
    """Empty a log that has grown past its size, and keep what it held as FILE.1; a full disk keeps nothing."""
    if not file.exists() or file.stat().st_size < log_bytes:
        return
    with contextlib.suppress(OSError):
        _keep(file)
    os.truncate(file, 0)


def _keep(file: Path) -> None:
    for number in range(KEPT - 1, 0, -1):
        if _kept(file, number).exists():
            _kept(file, number).replace(_kept(file, number + 1))
    try:
        shutil.copyfile(file, _kept(file, 1))
    except OSError:
        _kept(file, 1).unlink(missing_ok=True)
        raise


def _kept(file: Path, number: int) -> Path:
    return file.with_name(f"{file.name}.{number}")
