"""The port to the log of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.changes import Change


@dataclass(frozen=True, slots=True)
class LogBounds:
    """The number after which no change is missing, and that of the newest."""

    after: str
    newest: str


class ChangeLog(Protocol):
    """The numbered changes of the index.  Raises TransientError where it cannot be read."""

    def bounds(self) -> LogBounds:
        """Where it begins and ends just now."""

    def read(self, after: str, limit: int) -> Sequence[Change]:
        """Up to `limit` changes with greater numbers, in order."""
