"""Articles that must not come back: those that records name, and those that the registry keeps away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newswire_shared.accounting.known_articles import KnownArticles, is_taken_down

from newswire_index.engine.ports import RecordStore
from newswire_index.engine.removals import NamedRemovals, named_removals


@dataclass(frozen=True, slots=True)
class RemovedArticles:
    """What the records in `people` name, and what the registry says where those were lost with the index."""

    named: NamedRemovals
    known: KnownArticles

    def among(self, first_seen_ms: Mapping[str, int]) -> set[str]:
        """Those of some articles, each with when it was first seen, that must not be in the index."""
        gone = {name for name, seen in first_seen_ms.items() if self.named.has(name, seen)}
        known = self.known.of([name for name in first_seen_ms if name not in gone])
        return gone | {name for name, article in known.items() if is_taken_down(article)}


def removed_articles(records: RecordStore, known: KnownArticles) -> RemovedArticles:
    """The removals as they stand now."""
    return RemovedArticles(named_removals(records), known)
