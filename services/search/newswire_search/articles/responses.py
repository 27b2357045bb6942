"""The models of the API's answers.  Every field is always there; what is unknown is null or empty."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from newswire_shared.contracts.documents import (
    Attribution,
    Copy,
    DateOrigin,
    EntityType,
    Kind,
    Mention,
    MentionedDate,
    Quote,
    RelatedItem,
    TickerLine,
)
from pydantic import BaseModel, ConfigDict, Field

from newswire_search.articles.understood import Understood
from newswire_search.formats.offsets import OffsetUnit
from newswire_search.freshness.responses import FreshnessAnswer
from newswire_search.query.highlight import Fragment
from newswire_search.query.match import Match

MATCHED = "How many plain words of `q` an answer must have: as was asked, or `any` where `most` finds nothing."
LISTED_ENTITIES = 5  # of a hit: what a row of labels shows; eight made up a fifth of a page's bytes
LEFT_OUT = "Words of `q` that were not searched for, because a search takes at most 32."


ESTIMATED = (
    "Whether counts of facets are estimated, from some 5,000 of the articles found, as they were up to ten seconds ago."
)


class Response(BaseModel):
    """A frozen part of an answer.

    Types and descriptions are the API's documentation, so they stand here, and not with the documents of the index.
    """

    model_config = ConfigDict(frozen=True)


class EntityAnswer(Response):
    """An entity of the article."""

    id: str = Field(description="What the parameter `entity` takes.", examples=["osce-minsk-group"])
    name: str = Field(examples=["OSCE Minsk Group"])
    type: EntityType
    salience: float = Field(description="How much the article is about it, 0 to 1.")


class MentionedEntity(EntityAnswer):
    """An entity with every place where it is named."""

    confidence: float = Field(description="How sure the recognition is, 0 to 1.")
    mentions: tuple[Mention, ...]


class StoryBrief(Response):
    """A story, where something else is told of it."""

    id: str = Field(description="What the parameter `story` takes.", examples=["3f7c0a91d2"])
    title: str | None = Field(description="Its earliest article's title; null where the index does not know the story.")
    size: int | None = Field(description="How many articles it has.", examples=[12])


class GroupAnswer(Response):
    """The story that a hit stands for, and what was found of it."""

    story: str | None = Field(description="What the parameter `story` takes; null where it belongs to none.")
    title: str | None = Field(description="The story's title; null where the index does not know the story.")
    size: int | None = Field(description="How many articles the story has, whether they match or not.", examples=[12])
    matching: int = Field(description="How many of its articles match, this one among them.", examples=[9])
    copies: int = Field(description="How many of those that match are near-copies of others.", examples=[3])
    sources: tuple[str, ...] = Field(
        description="The sources of those that match, by the number of their articles; at most 20.",
        examples=[["news.example", "wire.example"]],
    )
    source_count: int = Field(description="How many sources there are; exact up to 500.", examples=[8])


class ArticleHead(Response):
    """What a list of articles shows of one."""

    id: str = Field(description="The article's id: the hash of its canonical address.", examples=["3f7c0a91d2"])
    url: str = Field(
        description="Its address as the source gave it; check its scheme before linking.",
        examples=["https://news.example/2020/10/ceasefire"],
    )
    title: str = Field(examples=["Minsk Group calls for a ceasefire"])
    summary: str | None = Field(description="The beginning of the body, about 240 characters.")
    published_at: datetime | None = Field(description="When the source says it was published.")
    published_precision: str | None = Field(
        description='"instant", or "day" where only the date is known.', examples=["instant"]
    )
    published_zone_assumed: bool = Field(
        False,
        description="Whether the source gives a time of day without a zone: `published_at` takes it for UTC. Of what "
        "an earlier release took in it is not known, and false.",
    )
    published_from: DateOrigin = Field(description="Where the publication date was found.")
    first_seen_at: datetime = Field(description="When it was first collected.")
    source: str = Field(examples=["news.example"])
    language: str | None = Field(description="ISO 639 code.", examples=["en"])
    kind: Kind
    authors: tuple[str, ...] = Field(examples=[["Ani Petrosyan"]])
    section: str | None
    agency: str | None = Field(description="The news agency that it credits.")
    image: str | None = Field(
        description="Address of its picture, absolute and http or https; null where the page names no such.",
        examples=["https://news.example/ceasefire.jpg"],
    )
    paywalled: bool
    copy_of: Copy | None = Field(description="The article that this one is a near-copy of.")
    copy_count: int = Field(description="How many near-copies of it are known.")
    story: StoryBrief | None = Field(description="The story that it belongs to.")


class HitAnswer(ArticleHead):
    """One article found.

    Of an article whose head would be longer than 2 kB a list leaves out what does not fit: entities from the least
    salient on, then `image`, `authors`, `section`, `agency` and `summary`.  The article itself has them.
    """

    entities: tuple[EntityAnswer, ...] = Field(
        description="The most salient ones, five unless a search asks for others; the article has all."
    )
    highlights: dict[str, tuple[Fragment, ...]] = Field(
        description="Fragments of `title` and `body` around what matched; each is a list of segments.",
        examples=[{"title": [[{"text": "Minsk", "hit": True}, {"text": " talks", "hit": False}]], "body": []}],
    )
    score: float | None = Field(description="Comparable only within one answer.")
    group: GroupAnswer | None = Field(description="With `group=story` what was found of its story; else null.")


class ExportedArticle(ArticleHead):
    """One article of an export."""

    entities: tuple[EntityAnswer, ...] = Field(description="The most salient first.")
    cursor: str = Field(description="Give it as `after` to go on behind this article.")


class FacetValueAnswer(Response):
    """One value of a facet."""

    value: str = Field(description="What the filter takes.")
    label: str = Field(description="What people read.")
    count: int


class Hindrance(Response):
    """A part of a search without which more may be found."""

    part: str = Field(description="A piece of `q` as it was typed, or a filter's value.", examples=["ferrry"])
    name: str = Field(description="The parameter that it stands in: `q`, or a filter's.", examples=["q"])
    alone: int | None = Field(
        description="Articles that this piece of `q` finds by itself, with the same filters; null of a filter.",
        examples=[0],
    )
    without: int = Field(description="Articles that have all the rest.", examples=[12])


class SearchAnswer(Response):
    """What a search gave."""

    total: int = Field(
        description="Articles that match, or with `group=story` their stories and the articles that have none; "
        "exact up to 10,000."
    )
    total_is_exact: bool = Field(description="False: there are at least `total`.")
    hits: tuple[HitAnswer, ...]
    facets: dict[str, tuple[FacetValueAnswer, ...]] = Field(
        description="By name; they count articles. Values filter by the parameter of the facet's name, those of "
        "`person`, `organisation`, `place`, `event` and `other` by `entity`.",
        examples=[{"source": [{"value": "news.example", "label": "news.example", "count": 12}]}],
    )
    approximate: bool = Field(
        description=f"{ESTIMATED} With the embedded index also whether the order is: of more than 5,000 articles those "
        "that came in last are ranked first, of those with all words where there are so many."
    )
    after: str | None = Field(
        description="Give it as `after` for what comes next; null at the end. With the sort `first_seen` it is never "
        "null: ask with it again later for what was first seen since; where nothing was, it comes back as it is."
    )
    more: bool = Field(description="Whether there is more now; if not, wait before you ask with `after` again.")
    match: Match = Field(description=MATCHED)
    left_out: tuple[str, ...] = Field(description=LEFT_OUT)
    did_you_mean: str | None = Field(
        None,
        description="Where little is found: `q` with a word spelt as the index has it, which finds more.",
        examples=["ferry accident"],
    )
    understood: Understood = Field(description="How `q` was read.")
    hindered_by: tuple[Hindrance, ...] = Field(
        (),
        description="On the first page of a search that finds nothing, or nothing with most of its words: what each "
        "of its parts keeps from it, as far as they are at most six pieces and six filters.",
    )
    took_ms: float
    freshness: FreshnessAnswer


class ChosenHit(BaseModel):
    """A hit with its `id` and those of its members that `fields` named, as HitAnswer describes them."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = Field(description="The article's id.", examples=["3f7c0a91d2"])


class ChosenAnswer(SearchAnswer):
    """What a search gave that asked with `fields`."""

    hits: tuple[ChosenHit, ...]  # type: ignore[assignment]  # it describes an answer, and none is made of it


class RevisionAnswer(Response):
    """A text that the article had."""

    number: int = Field(description="Its position, from 1; the last one is shown.")
    capture_id: str
    fetched_at: datetime
    title: str
    digest: str = Field(description="Equal digests are equal texts.")


class ArticleReference(Response):
    """An article beside another: a copy of it, or at the other end of a link."""

    id: str
    url: str
    title: str
    source: str
    published_at: datetime | None
    published_precision: str | None
    published_zone_assumed: bool = Field(False, description="Whether its time of day came without a zone.")
    first_seen_at: datetime
    language: str | None


class CopyAnswer(ArticleReference):
    """A near-copy of the article."""

    kind: Literal["reprint", "edit", "update", "excerpt"]
    similarity: float = Field(description="0 to 1.", examples=[0.97])


class RelationAnswer(Response):
    """An article that this one is related to."""

    id: str
    title: str | None = Field(description="Null where the article is not indexed.")
    url: str | None = Field(None, description="Its address as the source gave it; null where it is not indexed.")
    source: str | None
    published_at: datetime | None
    score: float = Field(description="0 to 1.", examples=[0.42])
    why: str = Field(description="The reason in words.", examples=["names Anna Lind and Port Alder"])


class LinkedByAnswer(Response):
    """The articles that link to one."""

    count: int = Field(description="How many there are; exact up to some ten thousand.")
    articles: tuple[ArticleReference, ...] = Field(description="The newest first.")
    after: str | None = Field(
        description="Give it as `after` to `/v1/articles/{id}/linked-by` for what comes next; null at the end."
    )


class ArticleAnswer(ArticleHead):
    """Everything about one article."""

    canonical: str = Field(description="The address by which it is identified.")
    body: str = Field(description="Paragraphs joined by a blank line.")
    offsets: OffsetUnit = Field(
        OffsetUnit.CODE_POINTS,
        description="What every `start` and `end` here counts, half-open, in the text of its `field`: Unicode code "
        "points, or UTF-16 code units.",
    )
    truncated: bool = Field(description="Whether the article is longer than the megabyte of it that is indexed.")
    lane: Literal["live", "backfill"] = Field(
        "live",
        description="`live`: it came from a source that is followed; `backfill`: with an import of older articles.",
    )
    modified_at: datetime | None
    fetched_at: datetime = Field(description="When this revision was collected.")
    indexed_at: datetime | None
    tags: tuple[str, ...]
    dateline: str | None
    entities: tuple[MentionedEntity, ...] = Field(description="The most salient first.")
    quotes: tuple[Quote, ...]
    attribution: tuple[Attribution, ...] = Field(description="Who reported it, in the order of the text.")
    dates: tuple[MentionedDate, ...] = Field(description="Dates that the text names.")
    related: tuple[RelatedItem, ...] = Field(description="What the page offers beside its text.")
    copies: tuple[CopyAnswer, ...] = Field(description="Its near-copies, the earliest first, at most 20.")
    relations: tuple[RelationAnswer, ...] = Field(description="Articles that it is related to, the closest first.")
    ticker: tuple[TickerLine, ...]
    links: tuple[str, ...] = Field(description="Addresses that the text links to.")
    links_to: tuple[ArticleReference, ...] = Field(description="The indexed articles among them.")
    linked_by: LinkedByAnswer = Field(description="The articles that link to this one, of which the newest 10.")
    revisions: tuple[RevisionAnswer, ...] = Field(description="Oldest first.")
    versions: dict[str, str] = Field(description="The enrichment stages that made this, and their versions.")
