"""What comes in line, announced by a list in Redis whose entries are taken by who waits."""

from __future__ import annotations

from newswire_shared.contracts.clock import Clock
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

LATE_S = 0.1  # a wait that nothing ends is ended by Redis when it looks, ten times a second (`hz`)
LONGEST_S = 5.0  # half of what a client waits for an answer


class RedisArrivals:
    """Waits at Redis, on a connection that is the thread's own meanwhile."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state, self._clock = state, clock

    def wait(self, most_s: float) -> bool:
        if most_s <= 2 * LATE_S:  # too short to be worth an exchange, and it would come late
            self._clock.sleep(most_s)
            return False
        with translated():
            found = self._state.client.blpop([keys.ARRIVALS()], timeout=min(most_s, LONGEST_S) - LATE_S)
        return found is not None
