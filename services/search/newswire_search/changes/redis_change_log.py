"""The log of changes in Redis, which index workers write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from newswire_shared.contracts.changes import Change, change_of
from newswire_shared.contracts.errors import MissingStack, TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_search.changes.ports import LogBounds

T = TypeVar("T")


class RedisChangeLog:
    """A log over a state that its first reader opens, and anew after it was away: a stack may have another port then.

    `open_state` may raise MissingStack; who asks over HTTP cannot mend that, so it is a TransientError here.
    """

    def __init__(self, open_state: Callable[[], State]) -> None:
        self._open = open_state
        self._state: State | None = None

    def bounds(self) -> LogBounds:
        return self._asked(_bounds)

    def read(self, after: str, limit: int) -> Sequence[Change]:
        return self._asked(lambda state: _read(state, after, limit))

    def _asked(self, ask: Callable[[State], T]) -> T:
        try:
            self._state = self._state or self._open()
            with translated():
                return ask(self._state)
        except MissingStack as error:
            raise TransientError(f"changes are told while newswire runs: {error}") from error
        except TransientError:
            self._state = None
            raise


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
