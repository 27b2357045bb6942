"""What must not come back: articles that were taken down, and those older than what is retained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from newswire_shared.accounting.known_articles import KnownArticles, is_taken_down
from newswire_shared.contracts.clock import to_ms

from newswire_index.engine.ports import RecordStore
from newswire_index.engine.selection import EARLIEST_MS

TAKEDOWN, RETENTION = "takedown", "retention"  # kinds of records in `people`


@dataclass(frozen=True, slots=True)
class NamedRemovals:
    """What the records in `people` name, and what the registry says where those were lost with the index.

    `before_ms`: what was first seen earlier is not retained.
    """

    taken_down: frozenset[str]
    before_ms: int
    known: KnownArticles

    def are_named(self, article_id: str, first_seen_ms: int) -> bool:
        """Whether the records name an article."""
        return article_id in self.taken_down or first_seen_ms < self.before_ms

    def among(self, first_seen_ms: Mapping[str, int]) -> set[str]:
        """Those of some articles, each with when it was first seen, that must not be in the index."""
        gone = {name for name, seen in first_seen_ms.items() if self.are_named(name, seen)}
        known = self.known.of([name for name in first_seen_ms if name not in gone])
        return gone | {name for name, article in known.items() if is_taken_down(article)}


def read_removals(records: RecordStore, known: KnownArticles) -> NamedRemovals:
    """The removals as they stand."""
    bounds = [record.record or {} for record in records.records(RETENTION)]
    before = [to_ms(datetime.fromisoformat(str(bound["before"]))) for bound in bounds]
    taken_down = frozenset(record.name for record in records.records(TAKEDOWN))
    return NamedRemovals(taken_down, max(before, default=EARLIEST_MS), known)
