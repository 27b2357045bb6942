"""A trace as the API answers it."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import Copy
from pydantic import Field

from newswire_ops.observation.answers import Answer
from newswire_ops.tracing.trace import EnrichedCopy, FetchedCopy, Findable, Step, Traced, TracedLook


class FetchedAnswer(Answer):
    """What an address answered, or what was given."""

    status: int | None = Field(description="HTTP status; null for what was given and not fetched.", examples=[200])
    bytes: int = Field(examples=[48_211])
    content_type: str | None = Field(examples=["text/html"])


class EnrichedAnswer(Answer):
    """What enrichment made of it."""

    characters: int = Field(examples=[3204])
    language: str | None = Field(examples=["en"])
    story: str | None = Field(examples=["3f7c0a91d2"])
    copy_of: Copy | None = Field(description="The article that it is a near-copy of; null for none.")
    recipe: str | None = Field(description="By what it was made.", examples=["5c1f2a90d4e7"])


class StepAnswer(Answer):
    """A stage that a capture entered, or its end."""

    step: str = Field(examples=["enrich"])
    at: datetime
    lasted_ms: int | None = Field(description="How long it stayed there; null for where it is now.", examples=[412])


class LookAnswer(Answer):
    """One look at the article: a capture."""

    capture_id: str = Field(examples=["5b1f0c2a9d7e4f60"])
    slot: str = Field(description="Which look it was.", examples=["first"])
    lane: str = Field(examples=["live"])
    state: str = Field(description="The stage that it is in, or how it ended.", examples=["indexed"])
    reason: str | None = Field(description="Why it was rejected or is dead.", examples=[None])
    detail: str | None = Field(description="What happened, for a person.", examples=[None])
    waits: str | None = Field(description="Why it waits for its next try.", examples=[None])
    steps: tuple[StepAnswer, ...]
    fetched: FetchedAnswer | None = Field(description="Null where nothing was had yet, or its copy cannot be read.")
    enriched: EnrichedAnswer | None
    unread: str | None = Field(description="Why its copies could not be read here.", examples=[None])


class TraceAnswer(Answer):
    """An article, its looks, and whether a search finds it."""

    article_id: str = Field(examples=["3f7c0a91d2"])
    url: str = Field(examples=["https://saltmere.example/pier"])
    source: str = Field(examples=["saltmere-times"])
    first_seen_at: datetime | None
    searchable: bool | None = Field(description="Null where that is not known here.", examples=[True])
    why_not: str | None = Field(description="Why it is not, or not known.", examples=[None])
    page: str | None = Field(description="Its page; null where no search finds it.", examples=["/articles/3f7c0a91d2"])
    title: str | None = Field(examples=["The pier stays"])
    revisions: int = Field(description="Texts that it had, as the index holds them.", examples=[1])
    held: EnrichedAnswer | None = Field(description="As the index holds it; null where it does not.")
    looks: tuple[LookAnswer, ...] = Field(description="The newest first.")


def trace_answer(traced: Traced) -> TraceAnswer:
    """A trace for machines."""
    article, findable = traced.article, traced.findable or Findable(None, "the index was not asked")
    return TraceAnswer(
        article_id=article.article_id, url=article.url, source=article.source, first_seen_at=_at(article.first_seen_ms),
        searchable=findable.answer, why_not=findable.why or None, page=traced.page or None,
        title=findable.title or None, revisions=findable.revisions, held=_enriched(findable.latest),
        looks=tuple(map(_look, traced.looks)),
    )  # fmt: skip


def _look(look: TracedLook) -> LookAnswer:
    record = look.record
    return LookAnswer(
        capture_id=record.capture_id, slot=record.slot, lane=record.lane, state=record.state,
        reason=record.reason or None, detail=record.detail or None, waits=record.waits or None,
        steps=tuple(map(_step, look.steps)), fetched=_fetched(look.fetched), enriched=_enriched(look.enriched),
        unread=look.unread or None,
    )  # fmt: skip


def _step(step: Step) -> StepAnswer:
    return StepAnswer(step=step.name, at=from_ms(step.at_ms), lasted_ms=step.lasted_ms)


def _fetched(copy: FetchedCopy | None) -> FetchedAnswer | None:
    if copy is None:
        return None
    return FetchedAnswer(status=copy.status or None, bytes=copy.bytes, content_type=copy.content_type or None)


def _enriched(made: EnrichedCopy | None) -> EnrichedAnswer | None:
    if made is None:
        return None
    return EnrichedAnswer(
        characters=made.characters, language=made.language, story=made.story, copy_of=made.copy_of,
        recipe=made.recipe or None,
    )  # fmt: skip


def _at(milliseconds: int | None) -> datetime | None:
    return from_ms(milliseconds) if milliseconds else None
