"""Who decided something, and why, as logs and records have it."""

from __future__ import annotations

import getpass
import os

from newswire_shared.contracts.errors import UsageError

LONGEST = 500  # characters: one line of a log that people read


def signed(by: str | None, why: str) -> tuple[str, str]:
    """By the user of this machine if nobody else is named.  Raises UsageError for what no log can show."""
    for text in (by or "", why):
        if not text.isprintable() or len(text) > LONGEST:
            raise UsageError(f"{text[:LONGEST]!r} does not fit into the log: one line, at most {LONGEST} characters")
    return by or _user(), why


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return f"user {os.getuid()}"
