"""Standard channels as a command finds them: closed, of another encoding than its text, or without room."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

NAMES = ("stdin", "stdout", "stderr")
# What is the machine's fault and not the command's, with what helps; any other is a defect and shows where it is.
HELP = {
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room, or raise the quota",
    errno.EFBIG: "raise the limit of a file's size",
    errno.EACCES: "let this user in, or run this as the user whose it is",
    errno.EPERM: "run this as the user who may",
    errno.ENAMETOOLONG: "choose a shorter path",
    errno.ELOOP: "mend the links on the way",
    errno.EROFS: "choose a place that can be written",
    errno.EIO: "look at its disk",
    errno.EMFILE: "raise the limit of open files (`ulimit -n`)",
    errno.EAGAIN: "raise the limit of processes (`ulimit -u`)",
    errno.ENOMEM: "make memory free",
    errno.ENFILE: "raise the machine's limit of open files",
}


def prepare_channels() -> None:
    """Open what is closed, onto nothing, and let signs that an encoding lacks be written as escapes.

    Else the first file or connection that is opened takes the place of a closed channel, and what is printed goes
    there.
    """
    for number, name in enumerate(NAMES):
        if getattr(sys, name) is None:
            with suppress(OSError):
                os.fstat(number)
                continue
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free is that of the channel
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", closefd=False))
    # What a test put in its place knows nothing of it; one whose channel was exchanged cannot tell where it stands.
    with suppress(AttributeError, OSError):
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def why_refused(error: OSError) -> str:
    """A sentence about what the machine refused; "" for any other error."""
    if error.errno not in HELP:
        return ""
    place = f": {error.filename}" if error.filename else ""
    return f"{error.strerror}{place}; {HELP[error.errno]}"


def give_up(channel: TextIO) -> None:
    """Send what a channel still holds nowhere: Python would complain, at its end, that it cannot write it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), channel.fileno())
