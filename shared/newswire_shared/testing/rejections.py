"""Rejected captures in memory."""

from __future__ import annotations

from collections.abc import Iterator

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.rejections import THOUGH, rejected_ms
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing.ledger import FakeLedger
from newswire_shared.testing.memory import Memory

OF_THE_END = ("at:rejected", "detail", THOUGH, "at_url", "hops", "status", "bytes")


class FakeRejections:
    """The records of a memory whose state is rejected."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._ledger = memory, FakeLedger(memory)

    def newest(self, since_ms: int = 0) -> Iterator[CaptureRecord]:
        """Those rejected since then."""
        found = [CaptureRecord(capture, dict(kept)) for capture, kept in self._memory.captures.items()]
        rejected = [each for each in found if each.state == End.REJECTED and rejected_ms(each) >= since_ms]
        yield from sorted(rejected, key=rejected_ms, reverse=True)

    def take_back(self, capture_id: str, though: Reason | None = None) -> CaptureRecord | None:
        """Take one back into flight."""
        kept = self._memory.captures.get(capture_id, {})
        stage = max((stage for stage in Stage if f"at:{stage}" in kept), key=[*Stage].index, default=None)
        if stage is None or not self._ledger.revive(capture_id, stage, End.REJECTED):
            return None
        for name in OF_THE_END:
            kept.pop(name, None)
        kept |= {THOUGH: though} if though else {}
        return self._ledger.record(capture_id)
