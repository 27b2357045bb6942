"""The port to where reports of readers are kept, and the value that they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

MOST_REPORTS = 500  # some 200 kB: more than anybody reads, and a flood of them ends there


class NameFault(StrEnum):
    """What is wrong with an entity, as a reader sees it."""

    WRONG_NAME = "wrong_name"
    SAME_AS_ANOTHER = "same_as_another"
    SEVERAL_IN_ONE = "several_in_one"
    NO_ENTITY = "no_entity"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NameReport:
    """A report about an entity; `at_ms` is when it was first made, 0 until it is kept."""

    entity_id: str
    name: str
    fault: NameFault
    text: str
    at_ms: int = 0

    @property
    def id(self) -> str:
        """The same for what was reported before, so that it is kept once."""
        said = "\0".join((self.entity_id, self.fault, self.text))
        return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=5).hexdigest()


class ReportBook(Protocol):
    """Keeps reports.  Every method raises TransientError when the state cannot be reached."""

    def add(self, report: NameReport) -> bool:
        """Keep a report, unless it is there already; False where there are too many to keep one more."""

    def all(self) -> list[NameReport]:
        """Every report, the oldest first."""

    def remove(self, report_ids: Sequence[str]) -> int:
        """Forget reports, and answer how many there were."""
