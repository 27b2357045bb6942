"""A trace: an article, its captures with what was had and made of each, and what the index holds of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.ledger import CaptureRecord, Ledger
from newswire_shared.accounting.registry import KnownArticle, UrlRegistry
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, copy_of, story_of
from newswire_shared.contracts.errors import NewswireError
from newswire_shared.contracts.identity import InvalidAddress, earlier_key, key_of
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.contracts.recipe import RECIPE

STEPS = (*Stage, *End)
COPIES_READ = 5  # looks, the newest first, whose copies are read: two small reads each, and an article may have 50


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a capture entered, or its end; `lasted_ms` is how long it stayed there, None for where it is now."""

    name: str
    at_ms: int
    lasted_ms: int | None
    ref: str


@dataclass(frozen=True, slots=True)
class FetchedCopy:
    """What an address answered; `status` is 0 for what was given and not fetched."""

    status: int
    bytes: int
    content_type: str


@dataclass(frozen=True, slots=True)
class EnrichedCopy:
    """What enrichment made of it."""

    characters: int
    language: str | None
    story: str | None
    copy_of: Copy | None
    recipe: str


@dataclass(frozen=True, slots=True)
class TracedLook:
    """A capture; `unread` says why a copy could not be read here."""

    record: CaptureRecord
    fetched: FetchedCopy | None = None
    enriched: EnrichedCopy | None = None
    unread: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """By time: which steps there are, and in which order, depends on the capture."""
        reached = self.record.reached_ms
        names = sorted((step for step in STEPS if step in reached), key=lambda step: reached[step])
        ends = [*(reached[name] for name in names[1:]), None]
        return tuple(
            Step(name, reached[name], None if end is None else end - reached[name], self.record.ref(name))
            for name, end in zip(names, ends, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Findable:
    """Whether a search finds an article, None where that cannot be known here, and why not; what the index holds."""

    answer: bool | None
    why: str = ""
    title: str = ""
    revisions: int = 0
    latest: EnrichedCopy | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """An article and its captures, the newest first; `page` is the address of its page."""

    article: KnownArticle
    looks: Sequence[TracedLook]
    findable: Findable | None = None
    page: str = ""


class TraceParts(Protocol):
    """The parts of a stack that a trace is read from."""

    @property
    def ledger(self) -> Ledger:
        """The records of captures."""

    @property
    def registry(self) -> UrlRegistry:
        """What is known of articles."""

    @property
    def archive(self) -> Archive:
        """The copies."""


def find(parts: TraceParts, what: str, held: Callable[[str], ArticleDocument | None], pages: str = "") -> Traced | None:
    """The article of an address, of an article's id or of a capture's id.

    `held` reads it from the index, and may raise a NewswireError; `pages` is the address of the HTTP application.
    """
    record = parts.ledger.record(what)  # ids of captures and articles look alike: only the ledger can tell them apart
    article = parts.registry.find(record.article_id) if record else parts.registry.find(*_keys(what))
    if article is None:
        return None
    records = parts.ledger.captures_of(article.article_id)
    looks = [_look(parts.archive, each) if n < COPIES_READ else TracedLook(each) for n, each in enumerate(records)]
    findable = _findable(article, records, held)
    return Traced(article, looks, findable, f"{pages}/articles/{article.article_id}" if findable.answer else "")


def _keys(what: str) -> tuple[str, str]:
    try:
        return key_of(what), earlier_key(what)
    except InvalidAddress:  # no address, so it can only be an article's id
        return what, ""


def _look(archive: Archive, record: CaptureRecord) -> TracedLook:
    try:
        raw, made = record.ref(Stage.ENRICH), record.ref(Stage.INDEX)
        fetched = _fetched(archive, raw) if raw else _uncopied(record)
        return TracedLook(record, fetched, _enriched(archive, made) if made else None)
    except NewswireError as error:
        return TracedLook(record, unread=str(error))


def _fetched(archive: Archive, ref: str) -> FetchedCopy:
    copy = archive.read_raw(ref)
    return FetchedCopy(copy.status, len(copy.body), copy.content_type)


def _uncopied(record: CaptureRecord) -> FetchedCopy | None:
    """What an address answered of which no copy was kept, as far as the record says."""
    status = record.kept.get("status")
    return FetchedCopy(int(status), int(record.kept.get("bytes", "0")), "") if status else None


def _enriched(archive: Archive, ref: str) -> EnrichedCopy:
    article = Article.model_validate_json(archive.read_article(ref))
    return made_of(article, article.story, article.copy_of)


def made_of(article: Article, story: str | None, copy: Copy | None) -> EnrichedCopy:
    """What enrichment made, in the story and as the copy that are given."""
    return EnrichedCopy(len(article.body), article.language, story, copy, article.versions.get(RECIPE, ""))


def _findable(
    article: KnownArticle, records: Sequence[CaptureRecord], held: Callable[[str], ArticleDocument | None]
) -> Findable:
    try:
        document = held(article.article_id)
    except NewswireError as error:
        return Findable(None, str(error))
    if document is None:
        return Findable(False, _why_not(article, records))
    latest = made_of(document.article, story_of(document), copy_of(document))
    return Findable(True, "", document.article.title, len(document.revisions), latest)


def _why_not(article: KnownArticle, records: Sequence[CaptureRecord]) -> str:
    if article.kept.get("taken_down"):
        return "it was taken down"
    if not records:
        return "its record has expired, and the index does not hold it"
    state, reason = records[0].state, records[0].reason
    if state in (*Stage,):
        return f"it is under way, in the stage {state}"
    if state in (End.INDEXED, End.UNCHANGED):
        return "it was indexed, and the index lacks it: `newswire index reconcile --mend`"
    return f"it is {state}{f': {reason}' if reason else ''}"
