"""Sources in Redis, the copy that everyone reads; their record lies in the index `people`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, fields
from typing import Any

from newswire_shared.contracts.topology import Due
from newswire_shared.state import keys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.sources.ports import LEASE_S, FeedState, Look, Source, woken

SCRIPTS = ScriptFolder("newswire_ingest.sources")
STATES_AT_ONCE = 500  # a megabyte an exchange
SEEN_KEPT_S = 30 * 86400  # a source that was paused for longer begins anew


class RedisSourceStore:
    """A SourceStore in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._due = RedisDueQueue(state, Due.SOURCES)
        self._sources, self._states = keys.SOURCES(), keys.FEEDS()

    def get(self, name: str) -> Source | None:
        with translated():
            found = self._state.client.hget(self._sources, name)
        return source_of(json.loads(found)) if found else None

    def all(self) -> list[Source]:
        with translated():
            found = self._state.client.hgetall(self._sources)
        return [source_of(json.loads(found[name])) for name in sorted(found)]

    def save(self, source: Source) -> None:
        with translated():  # kept before it is due: a tick may claim it at once
            self._state.client.hset(self._sources, source.name, as_json(plain(source)))
        self._wake(source.name)
        if source.paused:
            self._due.remove(source.name)
        else:
            self._due.put(source.name, 0)

    def remove(self, name: str) -> None:
        self._due.remove(name)  # first, so that no tick claims what is half gone
        with translated():
            self._state.client.hdel(self._sources, name)
            self._state.client.hdel(self._states, name)
            self._state.client.delete(keys.SEEN(name))

    def _wake(self, name: str) -> None:
        state = self.state(name)
        if state != woken(state):
            with translated():
                self._state.client.hset(self._states, name, as_json(plain(woken(state))))

    def state(self, name: str) -> FeedState:
        with translated():
            found = self._state.client.hget(self._states, name)
        return feed_state(json.loads(found)) if found else FeedState()

    def states_of(self, names: Sequence[str]) -> list[FeedState]:
        found: list[str | None] = []
        with translated():
            for at in range(0, len(names), STATES_AT_ONCE):
                found += self._state.client.hmget(self._states, names[at : at + STATES_AT_ONCE])
        return [feed_state(json.loads(each)) if each else FeedState() for each in found]

    def turn(self, name: str) -> tuple[Source | None, FeedState]:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:
            pipe.hget(self._sources, name)
            pipe.hget(self._states, name)
            source, state = pipe.execute()
        return (
            source_of(json.loads(source)) if source else None,
            feed_state(json.loads(state)) if state else FeedState(),
        )

    def polled(self, source: Source, state: FeedState, wait_s: float | None, seen: str | None = None) -> None:
        self._put(source.name, as_json(plain(state)), "" if wait_s is None else int(wait_s * 1000), seen or "")

    def put_off(self, name: str, wait_s: float) -> None:
        self._put(name, "", int(wait_s * 1000), "")

    def _put(self, name: str, state: str, wait_ms: int | str, seen: str) -> None:
        self._state.call(SCRIPTS["polled"], name, state, wait_ms, seen, SEEN_KEPT_S)

    def seen(self, name: str) -> str | None:
        with translated():
            found = self._state.client.get(keys.SEEN(name))
        return None if found is None else str(found)

    def claim_due(self, limit: int) -> list[str]:
        return [claim.member for claim in self._due.claim(limit, LEASE_S)]


def plain(value: Source | FeedState) -> dict[str, Any]:
    """A value for JSON, without fields that have their default: what the release before reads does not grow."""
    defaults = {each.name: each.default for each in fields(value) if each.default is not MISSING}
    named = ((each.name, getattr(value, each.name)) for each in fields(value))
    return {name: asdict(kept) if isinstance(kept, Look) else kept
            for name, kept in named if defaults.get(name, MISSING) != kept}  # fmt: skip


def source_of(found: Mapping[str, Any]) -> Source:
    """A source from its JSON."""
    return Source(**_given(Source, found))


def feed_state(found: Mapping[str, Any]) -> FeedState:
    """A state from its JSON."""
    look = found.get("look")
    return FeedState(**_given(FeedState, found) | {"look": Look(**_given(Look, look)) if look else None})


def _given(kind: type[Source | FeedState | Look], found: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a kind; what a later release keeps beside them is left out while workers of both run."""
    known = ((each.name, found[each.name]) for each in fields(kind) if each.name in found)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in known}
