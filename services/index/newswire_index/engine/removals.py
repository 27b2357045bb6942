"""What records of people name as removed for good, which no copy may bring back: by take-downs, and by age."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.accounting.removals import RETENTION, TAKEDOWN, retention_of
from newswire_shared.contracts.clock import to_ms

from newswire_index.engine.ports import RecordStore
from newswire_index.engine.selection import EARLIEST_MS


@dataclass(frozen=True, slots=True)
class NamedRemovals:
    """Articles by their ids, and all that were first seen before a time, in milliseconds."""

    ids: frozenset[str] = frozenset()
    before_ms: int = EARLIEST_MS

    def has(self, article_id: str, first_seen_ms: int) -> bool:
        """Whether an article was removed."""
        return article_id in self.ids or first_seen_ms < self.before_ms


def named_removals(records: RecordStore) -> NamedRemovals:
    """The removals as the records stand now."""
    ids = frozenset(record.name for record in records.records(TAKEDOWN))
    mark = retention_of(records.records(RETENTION))
    return NamedRemovals(ids, to_ms(mark.before) if mark else EARLIEST_MS)
