"""Requests counted in this process: each server counts for itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from newswire_search.access.ports import Allowance, RateLimit

MOST = 50_000  # callers of a minute that are remembered, some 5 MB; then those with nothing taken are forgotten


class ProcessRateLimits:
    """RateLimits in a dictionary: when what each caller took will have come back."""

    def __init__(self, now_us: Callable[[], int] = lambda: time.monotonic_ns() // 1000) -> None:
        self._now_us = now_us
        self._full_us: dict[str, int] = {}
        self._lock = Lock()

    def count(self, who: str, limit: RateLimit) -> Allowance:
        """Count one request, unless that is one too many."""
        with self._lock:
            now = self._now_us()
            ahead = max(self._full_us.get(who, now) - now, 0)
            if ahead + limit.interval_us > limit.window_us:
                return Allowance(limit, ahead, is_allowed=False)
            self._forget(now)
            self._full_us[who] = now + ahead + limit.interval_us
            return Allowance(limit, ahead + limit.interval_us)

    def _forget(self, now: int) -> None:
        """At many callers, those with nothing taken; if all have, those with the least."""
        if len(self._full_us) < MOST:
            return
        left = sorted(((full, who) for who, full in self._full_us.items() if full > now), reverse=True)
        self._full_us = {who: full for full, who in left[: MOST // 2]}
