"""What the requests of a process to write articles came to, until that is told."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from newswire_shared.contracts.errors import EngineAway

from newswire_index.engine.ports import WriteResult

ANSWERED, AWAY = "request answered", "request away"  # beside the fates of articles: how whole requests ended


class WriteTally:
    """Counts by the fates of articles and of whole requests; several threads may use it."""

    def __init__(self) -> None:
        self._lock, self._counts = threading.Lock(), Counter[str]()

    def of(self, write: Callable[[], Sequence[WriteResult]]) -> Sequence[WriteResult]:
        """Write, and count what came of it."""
        try:
            results = write()
        except EngineAway:
            self._add({AWAY: 1})
            raise
        self._add(Counter(f"article {result.fate}" for result in results) + Counter([ANSWERED]))
        return results

    def _add(self, counts: Mapping[str, int]) -> None:
        with self._lock:
            self._counts.update(counts)

    def tell(self, count: Callable[[Mapping[str, int]], None]) -> None:
        """Hand on what was counted since the last time; what is not taken is kept for the next one."""
        with self._lock:
            counts = self._counts.copy()
        if counts:
            count(counts)
            with self._lock:
                self._counts -= counts
