"""Traces: one article's way through the stages, from the records that the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newswire_shared.accounting.ledger import CaptureRecord, Ledger
from newswire_shared.accounting.registry import KnownArticle, UrlRegistry
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.identity import InvalidAddress, earlier_key, key_of
from newswire_shared.contracts.reasons import End, Stage

STEPS = (*Stage, *End)


@dataclass(frozen=True, slots=True)
class Traced:
    """An article and its captures, the newest first."""

    article: KnownArticle
    captures: tuple[CaptureRecord, ...]


def find(ledger: Ledger, registry: UrlRegistry, what: str) -> Traced | None:
    """The article of an address, of an article's id or of a capture's id."""
    record = ledger.record(what)  # ids of captures and articles look alike: only the ledger can tell them apart
    article = registry.find(record.article_id) if record else registry.find(*_keys(what))
    if article is None:
        return None
    return Traced(article, tuple(ledger.captures_of(article.article_id)))


def _keys(what: str) -> tuple[str, str]:
    try:
        return key_of(what), earlier_key(what)
    except InvalidAddress:  # no address, so it can only be an article's id
        return what, ""


def lines_of(traced: Traced) -> Iterator[str]:
    """The trace as a person reads it."""
    article = traced.article
    yield f"article {article.article_id}"
    yield f"  address     {article.url}"
    yield f"  source      {article.source}"
    yield f"  first seen  {_time(article.first_seen_ms)}"
    for capture in traced.captures:
        yield from _capture_lines(capture)


def _capture_lines(capture: CaptureRecord) -> Iterator[str]:
    reason = f": {capture.reason}" if capture.reason else ""
    yield f"capture {capture.capture_id}  {capture.slot}  {capture.lane}  {capture.state}{reason}"
    if capture.detail:
        yield f"  because     {capture.detail}"
    if capture.waits:
        yield f"  waits       {capture.waits}; next try from {_time(capture.next_ms)} on"
    reached_ms = capture.reached_ms
    # by time: which steps there are, and in which order, depends on the capture
    for step in sorted((step for step in STEPS if step in reached_ms), key=lambda step: reached_ms[step]):
        copy = f"  reads {capture.ref(step)}" if capture.ref(step) else ""
        yield f"  {step:<10}  {_time(reached_ms[step])}{copy}"
    if capture.state == End.DEAD:  # the beginning of the letter's id, which goes on with the stage
        yield f"  see         newswire dead show {capture.capture_id}"


def _time(milliseconds: int | None) -> str:
    return f"{from_ms(milliseconds):%Y-%m-%d %H:%M:%S.%f}"[:-3] + " UTC" if milliseconds else "unknown"
