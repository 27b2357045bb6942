"""What troubles an installation, beside its numbers: hosts that rest because they fail, and what lies dead."""

from __future__ import annotations

from collections import Counter
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


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Letters of one kind of error at one place, with the newest of them."""

    newest: LetterFacts
    letters: int
    sources: int


def grouped(letters: Sequence[LetterFacts]) -> list[LetterGroup]:
    """Letters by place and fingerprint, the most frequent first."""
    counts = Counter((each.place, each.fingerprint) for each in letters)
    newest = {(each.place, each.fingerprint): each for each in reversed(letters)}
    origins = {(each.place, each.fingerprint, each.source) for each in letters}
    sources = Counter((place, fingerprint) for place, fingerprint, _ in origins)
    return [LetterGroup(newest[kind], number, sources[kind]) for kind, number in counts.most_common()]
