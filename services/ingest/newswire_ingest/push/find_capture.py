"""Use case: say where a capture stands that a client pushed."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import End

from newswire_ingest.push.answers import CaptureAnswer

IN_THE_INDEX = (End.INDEXED, End.UNCHANGED)


@dataclass(frozen=True, slots=True)
class FindCapture:
    """Finds a capture of a source; None where it has none of that id, or its record ended."""

    ledger: Ledger
    registry: UrlRegistry

    def __call__(self, capture_id: str, source: str) -> CaptureAnswer | None:
        record = self.ledger.record(capture_id)
        if record is None or record.source != source:  # what another source has is nobody's concern
            return None
        known = self.registry.find(record.article_id)  # its page may have turned out to be another address' article
        article_id = known.article_id if known else record.article_id
        return CaptureAnswer(
            capture_id=capture_id, article_id=article_id, url=record.url, source=record.source,
            state=record.state,
            reason=record.reason or None, detail=record.detail or None, accepted_at=from_ms(record.accepted_ms),
            times={name: from_ms(at) for name, at in record.reached_ms.items()},
            article=f"/v1/articles/{article_id}" if record.state in IN_THE_INDEX else None,
        )  # fmt: skip
