"""Readings of a stack from Redis: every question in one pipeline, of constant cost or that of the number of workers.

Nothing here lists keys or asks workers.  Where the queues and the state lie in two Redis servers, each is asked once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from newswire_shared.accounting.parking import parking_of
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES, Due
from newswire_shared.state import keys
from newswire_shared.state.epoch import epoch_of
from newswire_shared.state.heartbeats import heartbeats_of
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ops.observation.histograms import histogram_of
from newswire_ops.observation.reading import EngineLook, FrontierBacklog, RedisMemory, ServerFacts, StackReading

MOST_SOURCES = 25  # with series of their own, four each: a scrape stays small however many sources there are
BUSIEST = ScriptFolder("newswire_shared.state", libraries=())["busiest"]
UNACKED = "unacked"  # kombu's name for the hash of messages that were delivered and not acknowledged
TIMEOUT_S = 2.0  # a scrape of Prometheus gives up after 10 s; a Redis that is away must be a metric well before
ROLES = ("broker", "state")
Info = Mapping[str, Any]
Question = Callable[[Any], object]
Questions = dict[str, Question]


@dataclass(frozen=True, slots=True)
class RedisStackReader:
    """The Redis of the queues and that of the state, which may be one."""

    broker: Any
    state: State
    is_one: bool

    @classmethod
    def open(cls, broker_url: str, state_url: str) -> RedisStackReader:
        """Readers of two addresses.  Connects to nothing yet."""
        state = State(state_url, timeout_s=TIMEOUT_S)
        is_one = broker_url == state_url
        return cls(state.client if is_one else State(broker_url, timeout_s=TIMEOUT_S).client, state, is_one)

    @classmethod
    def of(cls, broker: Any, state: State, *, is_one: bool) -> RedisStackReader:
        """A reader over what is open already."""
        return cls(state.client if is_one else broker, state, is_one)

    def __call__(self) -> StackReading:
        """Ask everything.  Raises TransientError where Redis cannot be reached."""
        queues, state = _of_broker(), _of_state()
        with translated():
            if self.is_one:  # one round trip, so that its numbers are of one moment
                del state["info state"]
                answers = _answers(self.state.client, {**queues, **state})
                return _reading({**answers, "info state": answers["info broker"]})
            return _reading({**_answers(self.broker, queues), **_answers(self.state.client, state)})


def _of_broker() -> Questions:
    lengths = {f"queue {name}": methodcaller("llen", name) for name in QUEUE_NAMES}
    return {**lengths, "unacked": methodcaller("hlen", UNACKED), "info broker": methodcaller("info")}


def _of_state() -> Questions:
    frontier = keys.DUE(Due.FRONTIER)
    now_ms = time.time() * 1000  # of this machine: which hosts are due is only shown here, never decided
    return {
        "now": methodcaller("time"),
        "info state": methodcaller("info"),
        "epoch": methodcaller("hgetall", keys.EPOCH()),
        "ticks": methodcaller("hgetall", keys.TICKS()),
        "beaten": methodcaller("zrange", keys.HEARTBEATS(), 0, -1, withscores=True),
        "told": methodcaller("hgetall", keys.PULSES()),
        "doubled": methodcaller("hgetall", keys.DOUBLED()),
        "engine": methodcaller("hgetall", keys.ENGINE()),
        "writes": methodcaller("hgetall", keys.ENGINE_WRITES()),
        "dead": methodcaller("zcard", keys.DEAD()),
        "paused": methodcaller("hgetall", keys.PAUSED()),
        "pause ends": methodcaller("hgetall", keys.PAUSE_ENDS()),
        "totals": methodcaller("hgetall", keys.TOTALS()),
        "histograms": methodcaller("hgetall", keys.HISTOGRAMS()),
        "outcomes": methodcaller("eval", BUSIEST.text, 1, keys.PREFIX, MOST_SOURCES),
        "hosts": methodcaller("zcard", frontier),
        "hosts due": methodcaller("zcount", frontier, "-inf", now_ms),
        "first host": _first(frontier),
        "unfiled": methodcaller("get", keys.SHELF()),
        "filed": methodcaller("hget", keys.REGISTRY_FILES(), "round_ms"),
        "sources": methodcaller("hgetall", keys.SOURCES_HEALTH()),
        "ill sources": methodcaller("hgetall", keys.SOURCES_ILL()),
        **_of_stages(),
        **_of_parkings(),
    }


def _of_stages() -> Questions:
    return {
        **{f"stage {stage}": methodcaller("zcard", keys.IN_STAGE(stage)) for stage in Stage},
        **{f"oldest {stage}": _first(keys.IN_STAGE(stage)) for stage in Stage},
        "fresh": methodcaller("get", keys.FRESH()),
        "oldest fresh": _first(keys.FRESH_BUCKETS()),
    }


def _of_parkings() -> Questions:
    parked = {group.name: parking_of(group.control) for group in GROUPS if group.control}
    return {
        **{f"parked {name}": methodcaller("zcard", keys.DUE(queue)) for name, queue in parked.items()},
        # claimed by a pump and not published yet: without them a retry would be missed between the two sets
        **{f"trying {name}": methodcaller("zcard", keys.DUE_LEASED(queue)) for name, queue in parked.items()},
    }


def _first(key: str) -> Question:
    return methodcaller("zrange", key, 0, 0, withscores=True)


def _answers(client: Any, questions: Questions) -> Mapping[str, Any]:
    with client.pipeline(transaction=False) as pipe:  # MULTI would hold other clients up for no gain: this only reads
        for question in questions.values():
            question(pipe)
        return dict(zip(questions, pipe.execute(), strict=True))


def _reading(answers: Mapping[str, Any]) -> StackReading:
    seconds, micros = answers["now"]
    now_s = int(seconds) + int(micros) / 1e6  # of Redis, by whose time captures entered their stages
    fresh = dict.fromkeys(Stage, 0) | {Stage.FETCH: int(answers["fresh"] or 0)}
    oldest_fetch_s = max(_age_s(answers[f"oldest {kind}"], now_s) for kind in (Stage.FETCH, "fresh"))
    return StackReading(
        queues={name: int(answers[f"queue {name}"]) for name in QUEUE_NAMES},
        unacked=int(answers["unacked"]),
        parked={
            group.name: int(answers[f"parked {group.name}"]) + int(answers[f"trying {group.name}"])
            for group in GROUPS if group.control
        },
        dead_letters=int(answers["dead"]),
        in_flight={stage: int(answers[f"stage {stage}"]) + fresh[stage] for stage in Stage},
        oldest_s={stage: _age_s(answers[f"oldest {stage}"], now_s) for stage in Stage} | {Stage.FETCH: oldest_fetch_s},
        paused={
            stage: why for stage, why in answers["paused"].items()
            if float(answers["pause ends"].get(stage, "inf")) > now_s * 1000
        },
        totals={name: int(number) for name, number in answers["totals"].items()},
        took={stage: histogram_of(answers["histograms"], f"stage:{stage}") for stage in Stage},
        fresh={lane: histogram_of(answers["histograms"], f"fresh:{lane}") for lane in (Lane.LIVE, Lane.BACKFILL)},
        outcomes=_outcomes(answers["outcomes"]),
        writes={name: int(number) for name, number in answers["writes"].items()},
        frontier=FrontierBacklog(
            int(answers["hosts"]), int(answers["hosts due"]), _age_s(answers["first host"], now_s)
        ),
        sources={health: int(number) for health, number in answers["sources"].items()},
        ill_sources=answers["ill sources"],
        unfiled=int(answers["unfiled"] or 0),
        filed_ago_s=max(0.0, now_s - int(answers["filed"]) / 1000) if answers["filed"] else 0.0,
        memory={role: _memory(answers[f"info {role}"]) for role in ROLES},
        epoch=epoch_of(answers["epoch"]),
        ticks_s={group: now_s - int(at) / 1000 for group, at in answers["ticks"].items()},
        beats=heartbeats_of(answers["beaten"], answers["told"], answers["doubled"], now_s * 1000),
        servers={role: server_facts(answers[f"info {role}"]) for role in ROLES},
        engine=_engine_look(answers["engine"], now_s),
        at_ms=int(now_s * 1000),
    )  # fmt: skip


def _outcomes(answer: Sequence[Any]) -> Mapping[str, Mapping[str, int]]:
    """How captures of sources ended, from what the script answers: the words of a hash, not yet a mapping."""
    counted = zip(answer[::2], answer[1::2], strict=True)
    return {
        source: {end: int(number) for end, number in zip(words[::2], words[1::2], strict=True)}
        for source, words in counted
    }


def _engine_look(found: Mapping[str, str], now_s: float) -> EngineLook | None:
    return EngineLook(found["why"], max(0.0, now_s - int(found["at"]) / 1000)) if found else None


def server_facts(info: Info) -> ServerFacts:
    """The facts of what INFO answers."""
    return ServerFacts(
        eviction=info.get("maxmemory_policy"),
        is_appending=bool(info.get("aof_enabled")),
        used_bytes=int(info["used_memory"]),
        version=tuple(int(part) for part in str(info["redis_version"]).split(".")),
        is_cluster=bool(info.get("cluster_enabled")),
        is_replica=info.get("role") == "slave",
    )


def _age_s(first: Any, now_s: float) -> float:
    """The age of the first of a sorted set by time, 0 if it is empty or still to come."""
    return max(0.0, now_s - float(first[0][1]) / 1000) if first else 0.0


def _memory(info: Info) -> RedisMemory:
    return RedisMemory(int(info["used_memory"]), int(info.get("maxmemory", 0)))
