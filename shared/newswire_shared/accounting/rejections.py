"""What was rejected lately, as a list, and the way back for what a person wants taken in after all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.reasons import Reason

LISTED = 50_000  # captures: 6 MB of Redis; a day of ten articles a second of which one in seventeen is rejected
THOUGH = "though"  # the field of a record that names the reason which a person said shall not hold for it
# What a person may decide otherwise: it is a judgement of ours on a page that was had.  All else is a fact about the
# page, the wish of its site, or what somebody took down.
OVERRULED = frozenset({Reason.TOO_SHORT, Reason.NOT_AN_ARTICLE})
FOR_GOOD = frozenset({Reason.TAKEN_DOWN, Reason.RETIRED, Reason.MERGED})  # another try comes to the same


class Rejections(Protocol):
    """The rejected captures whose records are kept.  Raises TransientError when the state cannot be reached."""

    def newest(self, since_ms: int = 0) -> Iterator[CaptureRecord]:
        """Those rejected since then, the newest first, read as far as they are asked for."""

    def take_back(self, capture_id: str, though: Reason | None = None) -> CaptureRecord | None:
        """Take one back into flight at the stage that rejected it; its record there, None if it is not rejected now.

        `though` is a reason that shall not hold for it this time.
        """


def rejected_ms(record: CaptureRecord) -> int:
    """When it was rejected."""
    return record.reached_ms.get("rejected", 0)
