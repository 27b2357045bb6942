"""How far an index that is made from the archive is, and what stories were met: kept, so that it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.stories import Card


@dataclass(frozen=True, slots=True)
class CopyProgress:
    """How far a walk over the archive came, and what became of the copies that it met.

    `written` counts writes of documents, `left_out` copies of what was removed, `unreadable` those of a shape that this
    release does not know, `refused` those that the index does not take.
    """

    place: str = ""
    done_bytes: int = 0
    copies: int = 0
    written: int = 0
    left_out: int = 0
    unreadable: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class StoryCard:
    """An article as a story is described by it."""

    story: str
    card: Card
    title: str
    language: str | None


class CopyJournal(Protocol):
    """Keeps how far a walk is, with the cards of articles whose story nobody else remembers."""

    def begun(self) -> CopyProgress | None:
        """How far a walk is that has not ended; None if there is none."""

    def keep(self, progress: CopyProgress, cards: Sequence[StoryCard]) -> None:
        """Keep both in one step; an article's later card takes the place of its earlier one."""

    def stories(self) -> Iterator[list[StoryCard]]:
        """The cards of each story that has two articles or more."""

    def forget(self) -> None:
        """The walk has ended, or shall begin anew."""
