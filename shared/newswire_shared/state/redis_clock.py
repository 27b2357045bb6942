"""The clock of Redis, which all machines share: one that is wrong must not plan for all of them."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.clock import SystemClock, from_ms
from newswire_shared.state.redis_state import State

TRUSTED_S = 10.0  # between two looks: clocks drift by milliseconds in it, and one that is put right counts soon


class RedisClock(SystemClock):
    """Redis' time, counted on by what never goes back; it waits as any clock does."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._seen_ms, self._seen_s = 0, float("-inf")

    def now(self) -> datetime:
        """The instant, in UTC.  Raises TransientError while Redis is away."""
        if self.monotonic_s() - self._seen_s > TRUSTED_S:
            self._seen_ms, self._seen_s = self._state.now_ms(), self.monotonic_s()
        return from_ms(self._seen_ms + int((self.monotonic_s() - self._seen_s) * 1000))
