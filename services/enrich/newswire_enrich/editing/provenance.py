"""The provenance of a change by a person: who made it and why, as the log has it."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass

from newswire_shared.contracts.errors import UsageError

LONGEST = 500  # characters: one line of a log that people read


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who makes a change and why; `unlisted` if ids that the catalogue lacks are meant."""

    by: str
    why: str = ""
    unlisted: bool = False

    @classmethod
    def of(cls, by: str | None, why: str, unlisted: bool = False) -> Provenance:
        """By the user of this machine if nobody else is named.  Raises UsageError for what no log can show."""
        for text in (by or "", why):
            if not text.isprintable() or len(text) > LONGEST:
                raise UsageError(
                    f"{text[:LONGEST]!r} does not fit into the log: one line, at most {LONGEST} characters"
                )
        return cls(by or _user(), why, unlisted)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return f"user {os.getuid()}"
