"""Requests counted in Redis, for all servers together and by its own time."""

from __future__ import annotations

from newswire_shared.state.scripts import ScriptFolder
from newswire_shared.state.state_on_demand import StateOnDemand

from newswire_search.access.ports import Allowance, RateLimit

SCRIPTS = ScriptFolder("newswire_search.access")


class RedisRateLimits:
    """RateLimits in the state."""

    def __init__(self, state: StateOnDemand) -> None:
        self._state = state

    def count(self, who: str, limit: RateLimit) -> Allowance:
        script = SCRIPTS["count_request"]
        may, ahead_us = self._state.ask(lambda state: state.call(script, who, limit.interval_us, limit.window_us))
        return Allowance(limit, int(ahead_us), is_allowed=bool(may))
