"""What became of the articles of sources, by the ledger's buckets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from newswire_shared.accounting.ledger import Counts, Ledger, total

DAY_MS = 86_400_000


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of what was accepted since an instant; the names of buckets are read once, for all sources."""

    ledger: Ledger
    since_ms: int

    @cached_property
    def _buckets(self) -> dict[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        for bucket in self.ledger.buckets(self.since_ms):
            found[bucket.rpartition("/")[0]].append(bucket)
        return found

    def of(self, source: str) -> Counts:
        """All outcomes of a source."""
        return total(self.ledger.counts(bucket) for bucket in self._buckets.get(source, ()))

    def if_hopeless(self, source: str) -> Counts | None:
        """The outcomes of a source of which nothing came to anything; None at its first hour that is not so.

        So of most sources one hour is read.
        """
        found = Counts()
        for bucket in sorted(self._buckets.get(source, ()), key=_hour, reverse=True):
            counts = self.ledger.counts(bucket)
            if counts.indexed or counts.unchanged or counts.accepted > counts.rejected:
                return None
            found += counts
        return found


def _hour(bucket: str) -> int:
    return int(bucket.rpartition("/")[2])
