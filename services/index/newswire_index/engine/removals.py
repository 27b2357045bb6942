"""What was removed from the index for good, which no copy may bring back: take-downs, and what was retired by age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newswire_shared.contracts.index_schema import milliseconds

from newswire_index.engine.ports import RecordStore
from newswire_index.engine.selection import EARLIEST_MS


@dataclass(frozen=True, slots=True)
class Removals:
    """Articles by their ids, and all that were first seen before a time, in milliseconds."""

    ids: tuple[str, ...] = ()
    before_ms: int = EARLIEST_MS

    def has(self, article_id: str, first_seen_ms: int) -> bool:
        """Whether an article was removed."""
        return article_id in self.ids or first_seen_ms < self.before_ms


def read_removals(records: RecordStore) -> Removals:
    """The removals that the records of people name."""
    ids = [str(record.record["article_id"]) for record in records.records("takedown") if record.record]
    return Removals(tuple(sorted(ids)), _before_ms([r.record for r in records.records("retention") if r.record]))


def _before_ms(retentions: Sequence[dict[str, object]]) -> int:
    told = [milliseconds(datetime.fromisoformat(str(each["before"]))) for each in retentions if "before" in each]
    return max(told, default=EARLIEST_MS)
