"""One reading of a stack: every question in one pipeline, each of constant cost.

Nothing here lists keys or asks workers.  Where the queues and the state lie in two Redis servers, each is asked once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from newswire_shared.accounting.parking import parking_of
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

UNACKED = "unacked"  # kombu's name for the hash of messages that were delivered and not acknowledged
Question = Callable[[Any], object]
Questions = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Frontier:
    """How many hosts wait, how many of them are due, and for how long the first has been."""

    hosts: int
    due: int
    lag_s: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes used and allowed; 0 where nothing limits them."""

    used: int
    limit: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What Redis said; `totals` are the sums that the ledger's scripts keep."""

    queues: Mapping[str, int]
    unacked: int
    parked: Mapping[str, int]
    dead_letters: int
    in_flight: Mapping[Stage, int]
    oldest_s: Mapping[Stage, float]
    paused: frozenset[str]
    totals: Mapping[str, int]
    frontier: Frontier
    memory: Mapping[str, Memory]


@dataclass(frozen=True, slots=True)
class Servers:
    """The Redis of the queues and that of the state, which may be one."""

    broker: Any
    state: State
    is_one: bool

    def read(self) -> Reading:
        """Ask everything.  Raises TransientError where Redis cannot be reached."""
        queues, state = _of_broker(), _of_state(self.state)
        with translated():
            if self.is_one:
                return _reading(_answers(self.state.client, {**queues, **state}))
            return _reading({**_answers(self.broker, queues), **_answers(self.state.client, state)})


def open_servers(broker_url: str, state_url: str, timeout_s: float = 2) -> Servers:
    """The servers, with a patience that a scrape can afford.  Connects to nothing yet."""
    state = State(state_url, timeout_s=timeout_s)
    is_one = broker_url == state_url
    return Servers(state.client if is_one else State(broker_url, timeout_s=timeout_s).client, state, is_one)


def _of_broker() -> Questions:
    lengths = {f"queue {name}": methodcaller("llen", name) for name in QUEUE_NAMES}
    return {**lengths, "unacked": methodcaller("hlen", UNACKED), "memory broker": methodcaller("info", "memory")}


def _of_state(state: State) -> Questions:
    frontier = keys.DUE("frontier")
    now_ms = time.time() * 1000  # of this machine: which hosts are due is only shown here, never decided
    return {
        "now": methodcaller("time"),
        "memory state": methodcaller("info", "memory"),
        "dead": methodcaller("zcard", keys.DEAD()),
        "paused": methodcaller("hgetall", keys.PAUSED()),
        "totals": methodcaller("hgetall", keys.TOTALS()),
        "hosts": methodcaller("zcard", frontier),
        "hosts due": methodcaller("zcount", frontier, "-inf", now_ms),
        "first host": methodcaller("zrange", frontier, 0, 0, withscores=True),
        **{f"stage {stage}": methodcaller("zcard", keys.IN_STAGE(stage)) for stage in Stage},
        **{f"oldest {stage}": _first(keys.IN_STAGE(stage)) for stage in Stage},
        **{f"parked {name}": methodcaller("zcard", key) for name, key in _parkings(state).items()},
        **{f"trying {name}": methodcaller("zcard", f"{key}:leased") for name, key in _parkings(state).items()},
    }


def _first(key: str) -> Question:
    return methodcaller("zrange", key, 0, 0, withscores=True)


def _parkings(state: State) -> Mapping[str, str]:
    """The key of each group's parking."""
    return {group.name: keys.DUE(parking_of(group.control)) for group in GROUPS if group.control}


def _answers(client: Any, questions: Questions) -> Mapping[str, Any]:
    with client.pipeline(transaction=False) as pipe:
        for question in questions.values():
            question(pipe)
        return dict(zip(questions, pipe.execute(), strict=True))


def _reading(answers: Mapping[str, Any]) -> Reading:
    seconds, micros = answers["now"]
    now_s = int(seconds) + int(micros) / 1e6
    return Reading(
        queues={name: int(answers[f"queue {name}"]) for name in QUEUE_NAMES},
        unacked=int(answers["unacked"]),
        parked={
            group.name: int(answers[f"parked {group.name}"]) + int(answers[f"trying {group.name}"])
            for group in GROUPS if group.control
        },
        dead_letters=int(answers["dead"]),
        in_flight={stage: int(answers[f"stage {stage}"]) for stage in Stage},
        oldest_s={stage: _age_s(answers[f"oldest {stage}"], now_s) for stage in Stage},
        paused=frozenset(answers["paused"]),
        totals={name: int(number) for name, number in answers["totals"].items()},
        frontier=Frontier(int(answers["hosts"]), int(answers["hosts due"]), _age_s(answers["first host"], now_s)),
        memory={role: _memory(answers[f"memory {role}"]) for role in ("broker", "state")},
    )  # fmt: skip


def _age_s(first: Any, now_s: float) -> float:
    """The age of the first of a sorted set by time, 0 if it is empty or still to come."""
    return max(0.0, now_s - float(first[0][1]) / 1000) if first else 0.0


def _memory(info: Mapping[str, Any]) -> Memory:
    return Memory(int(info["used_memory"]), int(info.get("maxmemory", 0)))
