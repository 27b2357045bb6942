"""The article while it is being made: a frozen value that each stage returns anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Literal

from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import Article, Attribution, Copy, Entity, MentionedDate, Quote, Relation
from newswire_shared.contracts.outcomes import Ended

from newswire_enrich.page import Page

DAY_LENGTH = len("2026-01-31")
ANALYSED_CHARACTERS = 100_000  # some 17,000 words; longer texts are no news, and the stages take seconds for them


@dataclass(frozen=True, slots=True)
class Draft:
    """One capture on its way through the stages.

    `is_rebuild` tells that its copy was enriched before: it goes on though its text is known.
    """

    article_id: str
    capture_id: str
    url: str
    source: str
    lane: Literal["live", "backfill"]
    first_seen_at: datetime
    raw: RawCapture
    raw_ref: str
    is_rebuild: bool = False
    page: Page = field(default_factory=lambda: Page("", ""))
    language: str | None = None
    digest: str = ""
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    dates: tuple[MentionedDate, ...] = ()
    dateline: str | None = None
    copy_of: Copy | None = None
    story: str | None = None
    relations: tuple[Relation, ...] = ()
    links: tuple[str, ...] = ()
    canonical: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)

    def with_version(self, stage: str, version: str) -> Draft:
        """The draft with the version of what a stage derived."""
        return replace(self, versions={**self.versions, stage: version})

    @property
    def analysed_title(self) -> str:
        """As much of the title as stages read that look into the text."""
        return analysed(self.page.title)

    @property
    def analysed_body(self) -> str:
        """As much of the body as stages read that look into the text; offsets hold for the whole body too."""
        return analysed(self.page.body)

    @property
    def published_at(self) -> datetime | None:
        return instant(self.page.published)


Stage = Callable[[Draft], Draft | Ended]


def analysed(text: str) -> str:
    """As much of a text as is read for entities, quotes, dates and links: its beginning, up to the end of a word."""
    if len(text) <= ANALYSED_CHARACTERS:
        return text
    words, _, _ = text[: ANALYSED_CHARACTERS + 1].rpartition(" ")
    return words or text[:ANALYSED_CHARACTERS]


def instant(text: str | None) -> datetime | None:
    """The UTC instant of an ISO 8601 text; a day is its midnight UTC, None what cannot be read."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
        known = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and the last day of the calendar have no UTC everywhere
        return None
    return known if MINYEAR < known.year < MAXYEAR else None  # nor can days be added to these; nobody means them


def is_day(text: str) -> bool:
    """Whether an ISO 8601 text names only a day."""
    return len(text) <= DAY_LENGTH


def article_of(draft: Draft) -> Article:
    """The article that a finished draft is."""
    page, published = draft.page, draft.published_at
    return Article(
        article_id=draft.article_id, capture_id=draft.capture_id, url=draft.url, canonical=draft.canonical or draft.url,
        source=draft.source, lane=draft.lane,
        title=page.title, body=page.body, kind=page.kind, authors=page.authors,
        published_at=published,
        published_precision=None if published is None else "day" if is_day(page.published or "") else "instant",
        published_from=page.published_from if published else "none",
        modified_at=instant(page.modified), language=draft.language, section=page.section, tags=page.tags,
        agency=page.agency, image=page.image, paywalled=page.paywalled,
        first_seen_at=draft.first_seen_at, fetched_at=draft.raw.fetched_at, digest=draft.digest, raw_ref=draft.raw_ref,
        versions=dict(draft.versions), entities=draft.entities, quotes=draft.quotes,
        attribution=draft.attribution, dates=draft.dates, dateline=draft.dateline,
        related=page.related, ticker=page.ticker, links=draft.links, candidates=page.candidates,
        copy_of=draft.copy_of, story=draft.story, relations=draft.relations,
    )  # fmt: skip
