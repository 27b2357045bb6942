"""Dead letters of one kind of error at one place, as the command and the page show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Grouped(Protocol):
    """What letters are grouped by."""

    @property
    def place(self) -> str:
        """Where it died."""

    @property
    def fingerprint(self) -> str:
        """The same for errors of one kind."""

    @property
    def source(self) -> str:
        """Whose it is."""


Letter = TypeVar("Letter", bound=Grouped)


@dataclass(frozen=True, slots=True)
class LetterGroup(Generic[Letter]):
    """Letters of one kind of error at one place, with the newest of them."""

    newest: Letter
    letters: int
    sources: int


def grouped(letters: Sequence[Letter]) -> list[LetterGroup[Letter]]:
    """Letters, of which the newest is first, by place and fingerprint: the most frequent first."""
    counts = Counter((each.place, each.fingerprint) for each in letters)
    newest = {(each.place, each.fingerprint): each for each in reversed(letters)}
    origins = {(each.place, each.fingerprint, each.source) for each in letters}
    sources = Counter((place, fingerprint) for place, fingerprint, _ in origins)
    return [LetterGroup(newest[kind], number, sources[kind]) for kind, number in counts.most_common()]
