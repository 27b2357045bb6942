"""Bringing back what the state lost, from what is left: the index, and the archive.

Each service brings back its own part.  It offers it by the entry points `newswire.restorers`, and index offers what is
left by `newswire.survivors`, so no service knows another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import IntEnum
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, StoredRecord, StoryDocument

MOST_NOTES = 20  # of a part: what is said of more is their number


class Phase(IntEnum):
    """The order of parts: what people made, what is known, what is linked, what editors decided of it, what is left."""

    PEOPLE = 1
    REGISTRY = 2
    LINKING = 3
    EDITS = 4
    UNFINISHED = 5


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some documents of a walk, and the place where it goes on after them."""

    documents: tuple[ArticleDocument, ...]
    place: str


class Survivors(Protocol):
    """What the index holds.  Raises TransientError where it is away."""

    def records(self, kind: str) -> list[StoredRecord]:
        """The records of what people made, of one kind, without those that were removed."""

    def count(self, since_ms: int | None = None) -> int:
        """How many articles a walk meets: all, or those first seen since then."""

    def pages(self, place: str = "", since_ms: int | None = None) -> Iterator[DocumentPage]:
        """All articles by when they were first seen, from a place on."""

    def article(self, article_id: str) -> ArticleDocument | None:
        """What it holds of an article, None for nothing."""

    def stories(self, story_ids: Sequence[str]) -> Mapping[str, StoryDocument]:
        """The stories of these ids that stand."""


@dataclass(frozen=True, slots=True)
class PartProgress:
    """How far a part is: `done` of `total`, of which `back` came back and `lost` could not.

    `place` is where it goes on after a break; `notes` say for a person what could not be brought back.
    """

    place: str = ""
    done: int = 0
    total: int = 0
    back: int = 0
    lost: int = 0
    notes: tuple[str, ...] = ()

    def after(
        self, place: str, done: int, back: int, notes: Sequence[str] = (), lost: int | None = None
    ) -> PartProgress:
        """The progress with more done."""
        return replace(
            self, place=place, done=self.done + done, back=self.back + back,
            lost=self.lost + (len(notes) if lost is None else lost), notes=(*self.notes, *notes)[:MOST_NOTES],
        )  # fmt: skip

    def written(self) -> str:
        """As text, to be kept."""
        return json.dumps(asdict(self))


def read_progress(text: str) -> PartProgress:
    """A progress that was kept; "" is the beginning."""
    if not text:
        return PartProgress()
    found = json.loads(text)
    return PartProgress(**{**found, "notes": tuple(found["notes"])})


@dataclass(frozen=True, slots=True)
class Resumption:
    """How a part is to be brought back: from where on, whether only to count, and to whom reasons to wait are said."""

    begun: PartProgress = PartProgress()
    dry_run: bool = False
    say: Callable[[str], None] = lambda reason: None


class RestorePart(Protocol):
    """Brings one part back, step by step.  Each step may be repeated."""

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        """The progress after each step."""


@dataclass(frozen=True, slots=True)
class Restorer:
    """A part of the state by its name, and what brings it back."""

    name: str
    phase: Phase
    restore: RestorePart


@dataclass(frozen=True, slots=True)
class Reteller:
    """What the state tells an index that was lost, by its name in the plural: records of what people made, or stories.

    `retell` publishes all of it, and answers how many; an older revision never replaces a newer one.  Services offer
    theirs by the entry points `newswire.retellers`.
    """

    name: str
    retell: Callable[[], int]


def in_order(restorers: Sequence[Restorer]) -> list[Restorer]:
    """The parts in the order in which they come back."""
    return sorted(restorers, key=lambda part: (part.phase, part.name))
