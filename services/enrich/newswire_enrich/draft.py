"""The article while it is being made: a frozen value that each stage returns anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Literal

from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import (
    Article,
    Attribution,
    Copy,
    DateOrigin,
    Entity,
    MentionedDate,
    Quote,
    Relation,
)
from newswire_shared.contracts.outcomes import Ended

from newswire_enrich.page import Page

DAY_LENGTH = len("2026-01-31")
ANALYSED_CHARACTERS = 100_000  # some 17,000 words; longer texts are no news, and the stages take seconds for them


@dataclass(frozen=True, slots=True)
class Draft:
    """One capture on its way through the stages.

    What has the name of a field of `Article` is that field of the finished article.  `is_rebuild`: its copy was
    enriched before, so it goes on though its text is known.  `is_unsettled`: its story was a near thing.  `though` is a
    reason for which a person said that it shall not be rejected.  `known` is what the registry holds of the article.
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
    though: str = ""
    known: KnownArticle | None = None
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
    is_unsettled: bool = False
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
        """The instant of publication, None where the page gives none that can be counted with."""
        return instant(self.page.published)

    @property
    def published_precision(self) -> Literal["instant", "day"] | None:
        """How exact the publication is known."""
        if self.published_at is None:
            return None
        return "day" if is_day(self.page.published or "") else "instant"

    @property
    def published_zone_assumed(self) -> bool:
        """Whether the page gives a time of day and no zone with it, so that it counts as UTC."""
        return (
            self.published_precision == "instant" and datetime.fromisoformat(self.page.published or "").tzinfo is None
        )

    @property
    def published_from(self) -> DateOrigin:
        """The witness of the publication; none of one that cannot be read."""
        return self.page.published_from if self.published_at else "none"

    @property
    def modified_at(self) -> datetime | None:
        """The instant of the last change, as the page gives it."""
        return instant(self.page.modified)

    @property
    def fetched_at(self) -> datetime:
        """The instant at which the raw copy was fetched."""
        return self.raw.fetched_at


EnrichStage = Callable[[Draft], Draft | Ended]


def through(stages: Iterable[EnrichStage], draft: Draft) -> Draft | Ended:
    """The draft that the stages make of one, in order, or the end that the first of them gives it."""
    for stage in stages:
        result = stage(draft)
        if isinstance(result, Ended):
            return result
        draft = result
    return draft


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


# Every field of an article is named once in `Article`; where both have a name, a stage has refined what the page says.
OF_DRAFT = tuple(name for name in Article.model_fields if hasattr(Draft, name))
OF_PAGE = tuple(name for name in Article.model_fields if name not in OF_DRAFT)


def article_of(draft: Draft) -> Article:
    """The article that a finished draft is: each field is the draft's of that name, or else its page's.

    One without another address is known by its own.
    """
    known = replace(draft, canonical=draft.canonical or draft.url)
    of_draft = {name: getattr(known, name) for name in OF_DRAFT}
    return Article(**of_draft, **{name: getattr(draft.page, name) for name in OF_PAGE})
