"""What refers to the archive: articles of the index, and captures that are in flight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newswire_shared.accounting.dead_letters import DeadLetters
from newswire_shared.accounting.ledger import CaptureRecord, Ledger
from newswire_shared.accounting.restoration import Survivors
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Stage

RAW, ENRICHED = "raw copy", "enriched copy"
READ_BY = {Stage.ENRICH: RAW, Stage.INDEX: ENRICHED}  # what a stage reads


@dataclass(frozen=True, slots=True)
class CopyReference:
    """A copy that something refers to: whose it is, of which capture, what it is of both, and when it was fetched."""

    ref: str
    copy: str
    article_id: str
    url: str
    capture_id: str
    since: str


def indexed_references(survivors: Survivors) -> Iterator[CopyReference]:
    """The copies of every indexed article: the raw one of its newest capture, the enriched one of each."""
    for page in survivors.pages():
        for document in page.documents:
            yield from _of_document(document)


def _of_document(document: ArticleDocument) -> Iterator[CopyReference]:
    article = document.article
    yield CopyReference(
        article.raw_ref, RAW, article.article_id, article.url, article.capture_id, article.fetched_at.isoformat()
    )
    for capture in document.captures:
        at = capture.fetched_at.isoformat()
        yield CopyReference(capture.ref, ENRICHED, article.article_id, article.url, capture.capture_id, at)


def references_in_flight(ledger: Ledger) -> Iterator[CopyReference]:
    """The copies of captures in flight: what is read next, and the raw copy that an article then refers to."""
    for stage in READ_BY:
        for record in ledger.longest_in(stage, ledger.in_flight(stage)):
            yield from _of_record(record)


def _of_record(record: CaptureRecord) -> Iterator[CopyReference]:
    since = from_ms(record.accepted_ms).isoformat()
    for stage, copy in READ_BY.items():
        if ref := record.ref(stage):
            yield CopyReference(ref, copy, record.article_id, record.url, record.capture_id, since)


def references_of_dead(dead_letters: DeadLetters, ledger: Ledger) -> Iterator[CopyReference]:
    """The copies that a replay of a dead letter reads."""
    for letter_id in dead_letters.ids(dead_letters.size()):
        letter = dead_letters.get(letter_id)
        record = ledger.record(letter.capture_id) if letter.capture_id else None
        if record:
            yield from _of_record(record)
