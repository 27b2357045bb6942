"""What was rejected lately, in Redis."""

from __future__ import annotations

from collections.abc import Iterator

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.rejections import LISTED
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS

PAGE = 200  # records a round trip, some 200 kB


class RedisRejections:
    """A sorted set of captures by when they were rejected, over their records."""

    def __init__(self, state: State) -> None:
        self._state = state

    def newest(self, since_ms: int = 0) -> Iterator[CaptureRecord]:
        seen: set[str] = set()  # what is rejected meanwhile moves the others one place on
        for start in range(0, LISTED, PAGE):
            with translated():
                page = self._state.client.zrange(keys.REJECTED(), start, start + PAGE - 1, desc=True, withscores=True)
            fresh = [capture_id for capture_id, at_ms in page if at_ms >= since_ms and capture_id not in seen]
            if not fresh:
                return
            seen.update(fresh)
            yield from self._records(fresh)

    def _records(self, capture_ids: list[str]) -> Iterator[CaptureRecord]:
        answers = self._state.call_all(SCRIPTS["record"], [(capture_id,) for capture_id in capture_ids])
        for capture_id, words in zip(capture_ids, answers, strict=True):
            fields = dict(zip(words[::2], words[1::2], strict=True)) if words else {}
            if fields.get("state") == End.REJECTED:  # else it has expired, or was taken back since
                yield CaptureRecord(capture_id, fields)

    def take_back(self, capture_id: str, though: Reason | None = None) -> CaptureRecord | None:
        words = self._state.call(SCRIPTS["take_back"], capture_id, though or "")
        return CaptureRecord(capture_id, dict(zip(words[::2], words[1::2], strict=True))) if words else None
