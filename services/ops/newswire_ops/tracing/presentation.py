"""A trace as a person reads it, and as machines do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import End, Stage

from newswire_ops.tracing.trace import EnrichedCopy, FetchedCopy, Findable, Step, Traced, TracedLook

SHORT = 12  # characters of an id, of which logs are searched


def lines_of(traced: Traced) -> Iterator[str]:
    """The trace as a person reads it."""
    article = traced.article
    yield f"article {article.article_id}"
    yield f"  address     {article.url}"
    yield f"  source      {article.source}"
    yield f"  first seen  {_time(article.first_seen_ms)}"
    if traced.findable:
        yield from _findable_lines(traced.findable, traced.page)
    for look in traced.looks:
        yield from _look_lines(look)


def _findable_lines(findable: Findable, page: str) -> Iterator[str]:
    if not findable.answer:
        yield f"  searchable  {'unknown' if findable.answer is None else 'no'}: {findable.why}"
        return
    yield f"  searchable  yes: {page}"
    yield f"  title       {findable.title}"
    if latest := findable.latest:
        many = f", {findable.revisions} revisions" if findable.revisions > 1 else ""
        yield f"  text        {_text(latest)}{many}"
        yield from _linked(latest)
        yield f"  recipe      {latest.recipe or 'unknown'}"


def _text(made: EnrichedCopy) -> str:
    return f"{made.characters:,} characters, {made.language or 'of no known language'}"


def _linked(made: EnrichedCopy) -> Iterator[str]:
    if made.story:
        yield f"  story       {made.story}"
    if copy := made.copy_of:
        yield f"  copy of     {copy.duplicate_of} ({copy.kind}, {copy.similarity:.0%})"


def _look_lines(look: TracedLook) -> Iterator[str]:
    record, steps = look.record, look.steps
    reason = f": {record.reason}" if record.reason else ""
    ended = steps and record.state in (*End,)
    lasting = f" after {_span(steps[-1].at_ms - record.accepted_ms)}" if ended else ""
    yield f"capture {record.capture_id}  {record.slot}  {record.lane}  {record.state}{reason}{lasting}"
    if record.detail:
        yield f"  because     {record.detail}"
    if record.though:
        yield f"  in spite    of being {record.though}, as a person said"
    if record.waits:
        yield f"  waits       {record.waits}; next try from {_time(record.next_ms)} on"
    for step in steps:
        yield f"  {step.name:<10}  {_step(step, look)}".rstrip()
    if look.unread:
        yield f"  copies      {look.unread}"
    if record.state == End.DEAD:  # the beginning of the letter's id, which goes on with the stage
        yield f"  see         newswire dead show {record.capture_id}"
    if record.state == End.REJECTED:
        yield f"  see         newswire rejected replay {record.capture_id[:SHORT]}"
    yield f"  log         lines with capture={record.capture_id}"


def _step(step: Step, look: TracedLook) -> str:
    """When, for how long, what came out of it, and which copy it reads."""
    lasted = "" if step.lasted_ms is None else _span(step.lasted_ms)
    was_given = Stage.FETCH not in look.record.reached_ms  # then enrichment is the first that saw it
    parts = [f"{_time(step.at_ms)}  {lasted:>8}"]
    if step.name == (Stage.ENRICH if was_given else Stage.FETCH):
        parts.append(_fetched(look.fetched))
    if step.name == Stage.ENRICH and look.enriched:
        parts.append(_text(look.enriched))
    parts.append(f"reads {step.ref}" if step.ref else "")
    return "  ".join(part for part in parts if part)


def _fetched(copy: FetchedCopy | None) -> str:
    if copy is None:
        return ""
    what = f"{copy.bytes:,} bytes" + (f", {copy.content_type}" if copy.content_type else "")
    return f"{copy.status}, {what}" if copy.status else f"given, {what}"


def _span(milliseconds: int) -> str:
    seconds = milliseconds / 1000
    if seconds < 100:
        return f"{seconds:.2f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"


def as_json(traced: Traced) -> Iterator[dict[str, object]]:
    """One object a capture, with all that is known of the article in each."""
    findable = traced.findable
    about = {
        "searchable": findable.answer if findable else None,
        "why_not": findable.why if findable and findable.why else None,
        "page": traced.page or None,
        "held": _held(findable),
    }
    for look in traced.looks:
        yield {
            **look.record.as_json(),
            "durations_ms": {step.name: step.lasted_ms for step in look.steps if step.lasted_ms is not None},
            "fetched": asdict(look.fetched) if look.fetched else None,
            "enriched": _plain(look.enriched),
            "unread": look.unread or None,
            **about,
        }


def _held(findable: Findable | None) -> dict[str, object] | None:
    made = _plain(findable.latest) if findable else None
    return made | {"title": findable.title, "revisions": findable.revisions} if findable and made else None


def _plain(made: EnrichedCopy | None) -> dict[str, object] | None:
    if made is None:
        return None
    return asdict(made) | {"copy_of": made.copy_of.model_dump(mode="json") if made.copy_of else None}


def _time(milliseconds: int | None) -> str:
    return f"{from_ms(milliseconds):%Y-%m-%d %H:%M:%S.%f}"[:-3] + " UTC" if milliseconds else "unknown"
