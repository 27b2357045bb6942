"""Removals in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.accounting.removals import RetentionMark, TakeDown
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.reasons import Reason
from newswire_shared.testing.memory import Memory
from newswire_shared.testing.registry import FakeUrlRegistry

OF_TEXTS = ("digest", "digest_of", "body", "body_of", "etag", "last-modified")


class FakeRemovals:
    """Removals in dictionaries."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def put(self, entries: Sequence[TakeDown]) -> list[bool]:
        """Keep what is newer than what is known."""
        return [self._put(entry) for entry in entries]

    def _put(self, entry: TakeDown) -> bool:
        known = self._memory.taken_down.get(entry.article_id)
        if known and known.revision >= entry.revision:
            return False
        self._memory.taken_down[entry.article_id] = entry
        facts = self._memory.articles.setdefault(entry.article_id, {})
        for name in (*OF_TEXTS, "taken_down"):
            facts.pop(name, None)
        if entry.holds:
            facts["taken_down"] = "1"
            for key in entry.keys.split():
                FakeUrlRegistry(self._memory).tie(key, entry.article_id)
        if not facts:
            del self._memory.articles[entry.article_id]
        return True

    def get(self, article_ids: Sequence[str]) -> dict[str, TakeDown]:
        """What is known of these articles."""
        return {i: self._memory.taken_down[i] for i in article_ids if i in self._memory.taken_down}

    def all(self) -> list[TakeDown]:
        """All that is known."""
        return [entry for _, entry in sorted(self._memory.taken_down.items())]

    def retire(self, mark: RetentionMark) -> None:
        """Move the mark onward."""
        known = self._memory.retention
        if known is None or mark.before > known.before:
            self._memory.retention = mark

    def retention(self) -> RetentionMark | None:
        """The mark."""
        return self._memory.retention

    def reasons(self, first_seen_ms: Mapping[str, int]) -> dict[str, Reason]:
        """Why articles are out."""
        mark = self._memory.retention
        before_ms = to_ms(mark.before) if mark else None
        retired = {i: Reason.RETIRED for i, at in first_seen_ms.items() if before_ms is not None and at < before_ms}
        gone = [i for i, entry in self.get([*first_seen_ms]).items() if entry.holds]
        return retired | dict.fromkeys(gone, Reason.TAKEN_DOWN)

    def may_look(self, every_s: float) -> bool:
        """Whether nobody looked for so long."""
        now = self._memory.clock.now_ms()
        if now - self._memory.removals_looked_ms < every_s * 1000:
            return False
        self._memory.removals_looked_ms = now
        return True
