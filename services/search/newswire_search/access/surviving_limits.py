"""Requests counted for all servers together, and in this process while that cannot be."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from newswire_shared.contracts.errors import TransientError

from newswire_search.access.ports import Allowance, RateLimit, RateLimits

PAUSE_S = 5.0  # before it is tried again: a server that hangs would make every request wait for its time limit

log = structlog.get_logger(__name__)


class SurvivingRateLimits:
    """RateLimits over two others, of which the second always counts."""

    def __init__(self, shared: RateLimits, own: RateLimits, now_s: Callable[[], float] = time.monotonic) -> None:
        self._shared, self._own, self._now_s = shared, own, now_s
        self._again_s = float("-inf")

    def count(self, who: str, limit: RateLimit) -> Allowance:
        """Count one request, unless that is one too many."""
        if self._now_s() >= self._again_s:
            try:
                return self._shared.count(who, limit)
            except TransientError as error:
                self._again_s = self._now_s() + PAUSE_S
                log.info("requests.counted_here", why=str(error))
        return self._own.count(who, limit)
