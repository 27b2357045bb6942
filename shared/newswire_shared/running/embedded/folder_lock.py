"""A lock on a folder that a child process holds: for as long as it lives, whatever becomes of who started it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newswire_shared.contracts.errors import UsageError

LOCK_FILE = "lock"
WAIT_S = 2.0  # a server that was killed leaves a copy that rewrites its file; it notices and ends within a second
POLL_S = 0.05  # flock has no time limit of its own


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Lock a folder while inside; a process that inherits the descriptor holds the lock until it ends.

    Raises UsageError if another process holds it.
    """
    descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor, folder)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    ends = time.monotonic() + WAIT_S
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > ends:
                raise UsageError(
                    f"a broker runs in {folder} already{_holder(folder)}, and two would spoil its append-only file: "
                    "stop it first; `newswire down` ends what a dead launcher left"
                ) from None
        time.sleep(POLL_S)


def note_holder(descriptor: int, pid: int) -> None:
    """Write down who holds the lock, for the words of who is refused."""
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{pid}\n".encode(), 0)


def _holder(folder: Path) -> str:
    noted = (folder / LOCK_FILE).read_text("ascii", "replace").strip()
    return f" (process {noted})" if noted else ""
