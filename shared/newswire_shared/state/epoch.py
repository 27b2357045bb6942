"""The epoch of the state in Redis."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.accounting.epoch import EpochState
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS

KEPT_S = 30 * 86400  # a restoration that nobody went on with for a month begins anew; each step may be repeated


class RedisEpoch:
    """The epoch in Redis; places of a restoration live for 30 days after the last."""

    def __init__(self, state: State) -> None:
        self._state = state

    def state(self) -> EpochState:
        with translated():
            return epoch_of(self._state.client.hgetall(keys.EPOCH()))

    def begin(self, *, restored: bool = False) -> None:
        self._state.call(SCRIPTS["begin_epoch"], int(restored))

    def is_lost(self, indexed: int) -> None:
        with translated():
            self._state.client.hset(keys.EPOCH(), "indexed", indexed)

    def places(self) -> Mapping[str, str]:
        with translated():
            return dict(self._state.client.hgetall(keys.RESTORATION()))

    def note_place(self, part: str, place: str) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hset(keys.RESTORATION(), part, place)
            pipe.expire(keys.RESTORATION(), KEPT_S)
            pipe.execute()

    def forget_places(self) -> None:
        with translated():
            self._state.client.delete(keys.RESTORATION())


def epoch_of(found: Mapping[str, str]) -> EpochState:
    """The epoch of a hash's fields."""
    since_ms = int(found["since"]) if "since" in found else None
    return EpochState(since_ms, found.get("restored") == "1", int(found.get("indexed", 0)))
