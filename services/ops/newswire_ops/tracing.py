"""One article's way through the system, from the records that the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newswire_shared.assembly import Assembly
from newswire_shared.clock import from_ms
from newswire_shared.identity import InvalidAddress, article_key, canonicalize
from newswire_shared.ledger import CaptureRecord
from newswire_shared.reasons import End, Stage
from newswire_shared.registry import KnownArticle

STEPS = (*Stage, *End)


@dataclass(frozen=True, slots=True)
class Traced:
    """An article and its captures, the newest first."""

    article: KnownArticle
    captures: tuple[CaptureRecord, ...]


def find(parts: Assembly, what: str) -> Traced | None:
    """The article of an address, of an article's id or of a capture's id."""
    record = parts.ledger.record(what)
    key = record.article_id if record else _key(what)
    article = parts.registry.find(key)
    if article is None:
        return None
    return Traced(article, tuple(parts.ledger.captures_of(article.article_id)))


def _key(what: str) -> str:
    try:
        return article_key(what) if what.startswith("file:") else canonicalize(what).key
    except InvalidAddress:
        return what


def lines_of(traced: Traced) -> Iterator[str]:
    """The trace as a person reads it."""
    fields = traced.article.fields
    yield f"article {traced.article.article_id}"
    yield f"  address     {fields.get('url', '')}"
    yield f"  source      {fields.get('source', '')}"
    yield f"  first seen  {_time(fields.get('first_seen_ms'))}"
    for capture in traced.captures:
        yield from _capture_lines(capture)


def _capture_lines(capture: CaptureRecord) -> Iterator[str]:
    fields = capture.fields
    reason = f": {fields['reason']}" if fields.get("reason") else ""
    yield f"capture {capture.capture_id}  {fields.get('slot')}  {fields.get('lane')}  {capture.state}{reason}"
    if fields.get("detail"):
        yield f"  because     {fields['detail']}"
    if fields.get("waits"):
        yield f"  waits       {fields['waits']}; next try from {_time(fields.get('next_ms'))} on"
    for step in sorted((s for s in STEPS if f"at:{s}" in fields), key=lambda s: int(fields[f"at:{s}"])):
        copy = f"  reads {fields[f'ref:{step}']}" if f"ref:{step}" in fields else ""
        yield f"  {step:<10}  {_time(fields[f'at:{step}'])}{copy}"
    if capture.state == End.DEAD:
        yield f"  see         newswire dead show {capture.capture_id}"


def _time(milliseconds: str | None) -> str:
    return f"{from_ms(int(milliseconds)):%Y-%m-%d %H:%M:%S.%f}"[:-3] + " UTC" if milliseconds else "unknown"
