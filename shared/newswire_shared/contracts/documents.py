"""The article as it travels from enrichment to the index, and as the index and search agree on it.

`Article` is what one capture gave: the enriched copy in the archive.  `ArticleDocument` is what the
index holds under `article_id`: the newest revision's article plus the history, in sections with one
writer each.  Offsets are Unicode code points, half-open, against the stored text.  Dates are UTC
instants; a date without a time of day is midnight UTC with `published_precision` "day".
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Described

EntityType = Literal["person", "organisation", "place", "event", "other"]
Kind = Literal["article", "brief", "live", "gallery", "video", "index", "stub"]
DateOrigin = Literal["jsonld", "meta", "feed", "text", "url", "none"]
Field = Literal["title", "body"]
CandidateField = Literal["title", "authors", "published", "modified", "tags", "image", "language"]
CandidateOrigin = Literal["jsonld", "meta", "heading", "feed", "text", "url"]
NOT_ARTICLES: frozenset[Kind] = frozenset({"index", "stub"})
LINKS_TO_IT = "the article links to it"  # the reason of a relation that needs no other


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A stretch of `field`, in code points, half-open."""

    field: Field
    start: int
    end: int


class Mention(Span):
    """One place where an entity is named."""

    text: str
    kind: Literal["name", "alias", "demonym", "role"] = "name"


class Entity(Value):
    """An entity of the article; `salience` and `confidence` lie between 0 and 1."""

    id: str
    name: str
    type: EntityType
    salience: float
    confidence: float
    mentions: tuple[Mention, ...] = ()


class Quote(Value):
    """A quote of a speaker; several spans are one interrupted quote.

    Where the text does not name the speaker, `described` is what it calls them: "a spokeswoman for the ministry".  It
    is written only where it is known: workers of the release before refuse a field that they do not know.
    """

    speaker: str | None
    speaker_id: str | None
    kind: Literal["direct", "indirect"]
    text: str
    spans: tuple[Span, ...]
    described: str | None = Described(None, exclude_if=lambda described: described is None)


class Attribution(Span):
    """Who reported it, and in what relation."""

    source: str
    source_id: str | None
    relation: Literal["told", "reports", "according to", "credit", "citing"]


class MentionedDate(Span):
    """A date that the text names, normalised to ISO 8601."""

    text: str
    date: str


class Candidate(Value):
    """A value that one witness gives for a field of the article; which is believed is the extractor's rule."""

    field: CandidateField
    origin: CandidateOrigin
    value: str


class RelatedItem(Value):
    """An item that the page itself offers beside its text."""

    title: str
    url: str | None = None
    teaser: str | None = None


class TickerLine(Value):
    """A headline of a ticker: a time of day and a title."""

    time: str
    title: str


class Relation(Value):
    """An article that this one is related to: a score between 0 and 1, and the reason in words."""

    id: str
    score: float
    why: str


class Copy(Value):
    """That this article is a near-copy of another; a relation, never a deletion."""

    duplicate_of: str
    kind: Literal["reprint", "edit", "update", "excerpt"]
    similarity: float


class Article(Value):
    """What one capture of an article gave."""

    article_id: str
    capture_id: str
    url: str
    canonical: str
    source: str
    lane: Literal["live", "backfill"] = "live"

    title: str
    body: str
    kind: Kind = "article"
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_precision: Literal["instant", "day"] | None = None
    # The page named none with its time of day, which is taken for UTC.  Written only where it is so: workers of the
    # release before refuse a field that they do not know.
    published_zone_assumed: bool = Described(False, exclude_if=lambda is_assumed: not is_assumed)
    published_from: DateOrigin = "none"
    modified_at: datetime | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    agency: str | None = None
    image: str | None = None
    paywalled: bool = False

    first_seen_at: datetime
    fetched_at: datetime
    digest: str
    raw_ref: str
    versions: dict[str, str] = {}

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    dates: tuple[MentionedDate, ...] = ()
    dateline: str | None = None
    related: tuple[RelatedItem, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    links: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    copy_of: Copy | None = None
    story: str | None = None
    relations: tuple[Relation, ...] = ()


class Sighting(Value):
    """A later capture that gave the text of its revision again."""

    capture_id: str
    fetched_at: datetime
    title: str
    ref: str


class Revision(Value):
    """One text that the article had: when it was fetched, and where its enriched copy lies.

    `again` are the later captures of the same text: an edit that arrives late may part them from it.
    """

    capture_id: str
    fetched_at: datetime
    digest: str
    title: str
    ref: str
    again: tuple[Sighting, ...] = ()


class StoryMerge(Value):
    """That a story took in another."""

    at: datetime
    story: str
    size: int


class StoryEntity(Value):
    """An entity of a story and how many of its articles name it among their foremost."""

    id: str
    articles: int


class Story(Value):
    """A story as it stands.

    `lead` is its earliest published article, `first_seen_at` when newswire saw its first.  `version` grows with every
    change (milliseconds, 0 for what never changed).  `follows` is the story that it goes on from.
    """

    id: str
    version: int
    lead: str
    size: int
    sources: tuple[str, ...]
    first_published_at: datetime
    last_published_at: datetime
    first_seen_at: datetime
    entities: tuple[StoryEntity, ...] = ()
    follows: str | None = None
    locked: bool = False
    merges: tuple[StoryMerge, ...] = ()


class StorySection(Value):
    """The story that the article belongs to and the original that it copies, by linking and by editors.

    The indexer reads it from the state whenever it writes the article, so the order of messages makes no difference.
    """

    id: str
    copy_of: Copy | None = None


class StoryDocument(Value):
    """What the index holds of a story: the story as it stands, and its lead article's title and language."""

    story: Story
    title: str
    language: str | None = None


class CeasedStory(Value):
    """That a story ceased: what the index holds of it instead, so that an old address still leads somewhere.

    `survivor` is the story that took it in, which may itself have ceased since; None if nobody knows.
    """

    id: str
    version: int
    survivor: str | None = None


IndexedStory = StoryDocument | CeasedStory


class ArticleDocument(Value):
    """What the index holds of an article.

    `revisions` is sorted by fetch time with equal neighbours joined; a revision's number is its position,
    from 1.  `article` is what the newest capture gave; where `truncated`, the archive has more of its body.
    `indexed_at` is set by whoever writes.
    """

    article: Article
    revisions: tuple[Revision, ...]
    story: StorySection | None = None
    truncated: bool = False
    indexed_at: datetime | None = None

    @property
    def captures(self) -> tuple[Revision | Sighting, ...]:
        """Every capture that it holds, the first one first."""
        found: list[Revision | Sighting] = []
        for revision in self.revisions:
            found += (revision, *revision.again)
        return tuple(found)


class StoredRecord(Value):
    """A record of what people made, as the index `people` keeps it."""

    kind: str
    name: str
    revision: int
    record: dict[str, object] | None


def story_of(document: ArticleDocument) -> str | None:
    """The story that the article belongs to, by linking as it stands now, else as it was when it was enriched."""
    return document.story.id if document.story else document.article.story


def copy_of(document: ArticleDocument) -> Copy | None:
    """The original that the article copies, by linking as it stands now, else as it was when it was enriched."""
    return document.story.copy_of if document.story else document.article.copy_of
