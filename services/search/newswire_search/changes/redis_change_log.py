"""The log of changes in Redis, which index workers write."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newswire_shared.contracts.changes import Change, change_of
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.state_on_demand import StateOnDemand

from newswire_search.changes.ports import LogBounds


class RedisChangeLog:
    """The log in a state that its first reader opens."""

    def __init__(self, open_state: Callable[[], State]) -> None:
        self._state = StateOnDemand(open_state, "changes are told")

    def bounds(self) -> LogBounds:
        return self._state.ask(_bounds)

    def read(self, after: str, limit: int) -> Sequence[Change]:
        return self._state.ask(lambda state: _read(state, after, limit))


def _bounds(state: State) -> LogBounds:
    with state.client.pipeline() as pipe:
        pipe.hget(keys.CHANGES_BOUNDS(), "after").xrevrange(keys.CHANGES(), count=1)
        after, newest = pipe.execute()
    if after is None:
        state.client.hsetnx(keys.CHANGES_BOUNDS(), "after", _beginning(state))
        return _bounds(state)
    return LogBounds(after, newest[0][0] if newest else after)


def _beginning(state: State) -> str:
    """The first bound, as `announce.lua` sets it where nobody asked before."""
    first = state.client.xrange(keys.CHANGES(), count=1)  # of an earlier release, which kept no bounds
    return str(first[0][0]) if first else f"{state.now_ms() - 1}-0"


def _read(state: State, after: str, limit: int) -> list[Change]:
    found = state.client.xrange(keys.CHANGES(), min=f"({after}", count=limit)
    return [change_of(number, fields) for number, fields in found]
