"""The ports of the index: the duties of an engine, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoredRecord

from newswire_index.engine.differences import Difference
from newswire_index.engine.selection import Place, Selection


class WriteFate(StrEnum):
    """The fate of one item of a batch."""

    DONE = "done"
    CONFLICT = "conflict"  # someone else wrote first: read again, merge, write again
    BUSY = "busy"  # the engine asks for less (429, 503): this item again, smaller batches
    TOO_LARGE = "too large"  # the request was (413): split the batch
    REFUSED = "refused"  # the document will never be taken (400)


@dataclass(frozen=True, slots=True)
class Version:
    """The engine's version of a stored document, for compare-and-set; opaque to everyone else."""

    sequence: int
    term: int = 0
    index: str = ""  # that it is a version in, where an engine has several: numbers begin anew in each


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the engine holds it."""

    document: ArticleDocument
    version: Version


@dataclass(frozen=True, slots=True)
class Write:
    """One document to write: created if `expected` is None, else replaced only at that version."""

    document: ArticleDocument
    expected: Version | None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """The fate of one write, with the engine's own words where it is not done."""

    fate: WriteFate
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """One index as `newswire index status` shows it."""

    name: str
    alias: str
    documents: int
    size_bytes: int
    details: dict[str, str] = field(default_factory=dict)


class Installable(Protocol):
    """An engine that can be made ready.  Like every port here it raises TransientError where the engine is away."""

    def install(self) -> None:
        """Create what is missing (template, versioned index, alias); harmless when all is there."""


class ArticleReader(Protocol):
    """An engine that gives articles back."""

    def read(self, article_ids: Sequence[str]) -> dict[str, Stored]:
        """The newest stored documents, in real time; ids that are not stored are absent."""


class ArticleStore(ArticleReader, Protocol):
    """An engine that stores articles."""

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write a batch and answer the fate of each item, in order.  No item's failure touches another."""


class ArticleWalk(Protocol):
    """An engine whose articles are met one after the other."""

    def walk(self, selection: Selection, after: Place | None, limit: int) -> list[ArticleDocument]:
        """Up to `limit` of the selected documents by their place, those after one where it is given.

        A document that is written meanwhile is met once.  What was written since the last `refresh` may be missing.
        """

    def count(self, selection: Selection) -> int:
        """How many documents a walk meets."""

    def refresh(self) -> None:
        """Make everything written so far visible to search."""


class RecordStore(Protocol):
    """An engine that stores records of what people made."""

    def write_record(self, record: StoredRecord) -> None:
        """Keep a record; an older revision than the stored one is ignored."""

    def records(self, kind: str) -> list[StoredRecord]:
        """All records of a kind that were not removed (`record` is not None)."""


class StoryIndex(Protocol):
    """An engine that stores stories, each whole and with a version."""

    def write_stories(self, stories: Sequence[IndexedStory]) -> list[WriteResult]:
        """Write stories, or that they ceased, and answer the fate of each, in order.

        What is not newer than what is stored is ignored, and done.
        """

    def read_stories(self, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
        """The stored stories, in real time; ids that are not stored are absent."""


class TitledStories(ArticleReader, StoryIndex, Protocol):
    """An engine that stores stories, and the articles that they have their titles from."""


class ArticleIndex(Installable, ArticleStore, ArticleWalk, RecordStore, Protocol):
    """An engine that stores article documents and records."""

    def status(self) -> list[IndexStatus]:
        """Each index with its alias, number of documents and size."""

    def differences(self) -> list[Difference]:
        """What is there otherwise than this release wants it, and what mends it."""


class Index(ArticleIndex, TitledStories, Protocol):
    """An engine that stores all there is."""
