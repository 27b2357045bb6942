"""Heartbeats in Redis, by its own time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import orjson

from newswire_shared.accounting.heartbeats import FORGOTTEN_S, Heartbeat, Pulse
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS

PATIENCE_S = 1.0  # a worker beats from the loop that also takes messages: a state that is away must not hold it up


class RedisHeartbeats:
    """A sorted set of who beat when, and a hash of what each told."""

    def __init__(self, state: State) -> None:
        self._state = state

    @classmethod
    def quick(cls, url: str) -> RedisHeartbeats:
        """Those of a state that is asked once and waited for a second."""
        return cls(State.asked_once(url, PATIENCE_S))

    def beat(self, pulse: Pulse) -> None:
        told = as_json(asdict(pulse))
        self._state.call(SCRIPTS["heartbeat"], _field(pulse.node, pulse.machine), told, int(FORGOTTEN_S * 1000))

    def leave(self, node: str, machine: str) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.zrem(keys.HEARTBEATS(), _field(node, machine))
            pipe.hdel(keys.PULSES(), _field(node, machine))
            pipe.hdel(keys.DOUBLED(), _field(node, machine))
            pipe.execute()

    def all(self) -> list[Heartbeat]:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.zrange(keys.HEARTBEATS(), 0, -1, withscores=True)
            pipe.hgetall(keys.PULSES())
            pipe.hgetall(keys.DOUBLED())
            beaten, told, doubled = pipe.execute()
        return heartbeats_of(beaten, told, doubled, self._state.now_ms())


def heartbeats_of(
    beaten: Sequence[tuple[str, float]], told: Mapping[str, str], doubled: Mapping[str, str], now_ms: float
) -> list[Heartbeat]:
    """Heartbeats of what lies in Redis; those of another release may tell more or less."""
    found = [
        Heartbeat(
            pulse, max(0.0, now_ms - at_ms) / 1000, (pulse.clock_ms - at_ms) / 1000,
            (now_ms - float(doubled.get(field, "-inf"))) / 1000,
        )
        for field, at_ms in beaten
        if now_ms - at_ms < FORGOTTEN_S * 1000 and (pulse := _pulse(told.get(field, "{}")))
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.name)


def _pulse(text: str) -> Pulse | None:
    known = {name: value for name, value in orjson.loads(text).items() if name in Pulse.__dataclass_fields__}
    try:
        return Pulse(**known)
    except TypeError:  # it lacks what this release needs
        return None


def _field(node: str, machine: str) -> str:
    return f"{node} {machine}"
