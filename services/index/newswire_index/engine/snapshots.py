"""The port of snapshots: whole copies of the index, taken while others write, and put back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from newswire_shared.contracts.errors import UsageError

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")  # what Elasticsearch and every file system take
# answers which of some articles, given with when each was first seen, must not come back
Removed = Callable[[Mapping[str, int]], set[str]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot; `flaw` says what is wrong with one that cannot be put back, "" where nothing is."""

    name: str
    taken_at: datetime
    articles: int
    size_bytes: int
    flaw: str = ""


class Snapshots(Protocol):
    """Keeps snapshots of articles, stories and records.  Raises TransientError where the engine is away."""

    def take(self, name: str) -> Snapshot:
        """Take one, and look whether it is whole.  Raises UsageError where the name is taken."""

    def all(self) -> list[Snapshot]:
        """Those that there are, the earliest first."""

    def check(self, name: str) -> Snapshot:
        """Look whether one is whole.  Raises UsageError where there is none of that name."""

    def put_back(self, name: str, removed: Removed) -> None:
        """Put what it holds in the place of the index in one step, without what was removed since.

        Readers and writers go on meanwhile, over what was there before, and afterwards over what came back.  Of each
        record of what people made the newer revision stays.
        """


def checked_name(name: str) -> str:
    """The name.  Raises UsageError for one that an engine would not take."""
    if not NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} is no name of a snapshot: write small letters, digits, dots, dashes and underscores, such as "
            "before-upgrade or 2026-11-27"
        )
    return name
