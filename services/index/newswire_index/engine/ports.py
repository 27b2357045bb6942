"""The ports of the index: the duties of an engine, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoredRecord, StoryDocument
from newswire_shared.contracts.links import LinkEdge

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
    """The engine's version of a stored document, for compare-and-set; opaque to everyone else but for its `home`.

    That is where the document lies: it is written there again, whatever its fields say meanwhile.
    """

    sequence: int
    term: int = 0
    home: str = ""
    index: str = ""  # that it is a version in, where an engine has several: numbers begin anew in each


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the engine holds it."""

    document: ArticleDocument
    version: Version


@dataclass(frozen=True, slots=True)
class Write:
    """One document to write: created if `expected` is None, else replaced only at that version.

    `home` is where it is created, as all who create it agree; "" leaves it to the engine, by when it was first seen.
    """

    document: ArticleDocument
    expected: Version | None
    home: str = ""


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

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        """The newest stored documents, in real time; ids that are not stored are absent.

        `homes` are those that are known, by id: where articles are parted, an id is found sooner by it.
        """


class ArticleStore(ArticleReader, Protocol):
    """An engine that stores articles."""

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write a batch and answer the fate of each item, in order.  No item's failure touches another."""

    def home_for(self, first_seen: datetime) -> str:
        """The home of a new article that was first seen then, such as "2026-11"; "" where articles are not parted."""


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


@dataclass(frozen=True, slots=True)
class SourceLinks:
    """All edges of one article, of the capture fetched at `version`; `dropped` are targets that it may have had.

    Edges of an older capture never take the place of these.
    """

    source: str
    version: int
    edges: tuple[LinkEdge, ...]
    dropped: tuple[str, ...] = ()


class LinkStore(Protocol):
    """An engine that stores which article links to which address."""

    def write_links(self, links: Sequence[SourceLinks]) -> None:
        """Write the edges of some articles, each article once; in any order, what the newest capture links to holds."""

    def remove_links(self, sources: Sequence[str]) -> None:
        """Remove all edges that some articles are the source of.  They may be written again."""


class LinkedStore(ArticleStore, LinkStore, Protocol):
    """An engine that stores articles with their edges."""

    def write_linked(self, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
        """Write the edges of articles, then these: as `write_links` and `write`, at once where the engine can.

        Who is killed in between is asked again, and what the index holds still tells the old edges then.
        """


class RecordedStore(LinkedStore, RecordStore, Protocol):
    """An engine that stores articles with their links, and records."""


class LinkedArticles(ArticleWalk, LinkStore, Protocol):
    """An engine that stores edges, and the articles that they are made of."""


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


class Blockable(Protocol):
    """An engine that may answer and yet take no writes until somebody mends it."""

    def blocked(self) -> str:
        """Why it takes no writes though it answers, and what mends that; "" if it takes them."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How an engine is that answers, in words: why it does not serve all that it holds, and why it takes no writes.

    Both are "" where it does.
    """

    ailment: str = ""
    block: str = ""

    @property
    def why(self) -> str:
        """The first of them."""
        return self.ailment or self.block


class Ailing(Protocol):
    """An engine that tells how it is."""

    def condition(self) -> Condition:
        """How it is.  Raises a NewswireError where it cannot be reached or is broken, in few seconds."""


class ArticleIndex(Installable, ArticleStore, ArticleWalk, RecordStore, Protocol):
    """An engine that stores article documents and records."""

    def status(self) -> list[IndexStatus]:
        """Each index with its alias, number of documents and size."""

    def renew_words(self, most: int) -> int:
        """Find the words of some articles as this release does that an earlier one wrote; how many, 0 where none are.

        What only a new version of an index can renew is not counted.
        """

    def differences(self) -> list[Difference]:
        """What is there otherwise than this release wants it, and what mends it."""


class ArticleRemoval(Protocol):
    """An engine that articles can be taken out of."""

    def delete(self, article_ids: Sequence[str]) -> int:
        """Delete articles with their words, facets and links, and the links of what is not there any more.

        Answers how many were there.  Who writes at a version read before meets a conflict.
        """

    def members(self, story_ids: Sequence[str]) -> dict[str, list[str]]:
        """The articles of stories that search sees, the earliest published first; a story without any is absent."""

    def copies(self, article_ids: Sequence[str]) -> list[str]:
        """The articles that copy these, of those that search sees, the earliest published first."""

    def find_records(self, kind: str, names: Sequence[str]) -> dict[str, StoredRecord]:
        """Records by their names, also of what was removed (`record` is None); what never was is absent."""

    def seen_before(self, before_ms: int, after: Place | None, limit: int) -> list[Place]:
        """The places of articles first seen before a time, of those that search sees, from a place on."""

    def stories_before(self, before_ms: int, after: str, limit: int) -> list[StoryDocument]:
        """Stories that stand and were first seen before a time, of those that search sees, by id from one on."""

    def old_spans(self, before_ms: int) -> list[IndexStatus]:
        """The indices whose whole span of first sight lies before a time; none where articles are not parted by it."""

    def drop_span(self, name: str) -> None:
        """Delete such an index with all that it holds, and the links of that."""


class Index(ArticleIndex, TitledStories, ArticleRemoval, LinkedStore, LinkedArticles, Blockable, Ailing, Protocol):
    """An engine that stores all there is."""
