"""The copy by which an article stands in the index, with what a later look may find to be the same."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from newswire_shared.accounting.ledger import FIRST, CaptureRecord, Ledger
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.reasons import End, Stage

DIGEST_BYTES = 12  # kept for each article for good; no two copies of one article share 96 bits by chance
IN_THE_INDEX = (End.INDEXED, End.UNCHANGED)
ASKED = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """What is known of the copy; `headers` ask a server whether it changed.

    `digest` and `ref` are "" where its record has expired.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    ref: str = ""

    def has(self, body: bytes) -> bool:
        """Whether its bytes are these; where no copy is known none are digested."""
        return bool(self.digest) and self.digest == body_digest(body)


NO_COPY = EarlierCopy()


def earlier_copy(ledger: Ledger, registry: UrlRegistry, record: CaptureRecord) -> EarlierCopy:
    """The copy that a later look may end with; `NO_COPY` while the last one has not come to the index, or never did.

    A look that found nothing new would leave that one's news nowhere.
    """
    known = registry.find(record.article_id) if record.slot != FIRST else None
    if known is None or not known.digest:
        return NO_COPY
    held = ledger.record(known.body_of) if known.body_of else None
    if held and held.state not in IN_THE_INDEX:
        return NO_COPY
    headers = {ASKED[name]: value for name, value in known.validators.items() if value}
    return EarlierCopy(headers, known.body, held.ref(Stage.ENRICH)) if held else EarlierCopy(headers)


def body_digest(body: bytes) -> str:
    """The digest by which equal bytes are recognised."""
    return base64.b64encode(hashlib.blake2b(body, digest_size=DIGEST_BYTES).digest()).decode()
