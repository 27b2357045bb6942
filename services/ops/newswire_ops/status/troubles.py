"""What troubles an installation, beside its numbers: hosts that rest because they fail, and what lies dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FailingHost:
    """A host that failed `failures` times in a row, first so long ago; it is asked again in `rests_s`."""

    host: str
    failures: int
    failing_s: float
    rests_s: float


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a list shows of a dead letter; `place` is its stage, or its task where it has none."""

    id: str
    place: str
    source: str
    fingerprint: str
    kind: str
    error: str
    died_ms: int


@dataclass(frozen=True, slots=True)
class Troubles:
    """The hosts that fail, counted, and some of them by how often; the newest letters."""

    failing_hosts: int = 0
    hosts: Sequence[FailingHost] = ()
    letters: Sequence[LetterFacts] = ()


class TroubleReader(Protocol):
    """Reads what troubles an installation, at a cost that has a bound."""

    def __call__(self) -> Troubles:
        """As of now.  Raises TransientError where the state cannot be reached."""
