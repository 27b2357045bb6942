"""The upgrade of the registry in Redis to the keys of this release's scheme of identity.

It walks over the articles in steps, and each step is kept together with how far it came, so it goes on where a process
that was killed had stopped.  Several processes may walk at once: what is tied twice is tied once.

Shards come before articles: what is unfolded meanwhile is among the articles by the time that these are walked over.
The files of the registry come last.  Nothing is shelved, and nothing filed, until all is done.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import structlog

from newswire_shared.accounting.registry import tied_by
from newswire_shared.contracts.identity import SCHEME_VERSION
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS

log = structlog.get_logger(__name__)
A_STEP = 1000  # keys of any kind that one look passes: a call of a few milliseconds, as others wait for Redis meanwhile
SHARDS_A_CALL = 20  # whose articles are tied at once: some thousand
WALKED = (keys.FRESH_SHARD, keys.SHELF_SHARD, keys.ARTICLE)
FILED = "filed:"  # how articles in files are named, of which no more are written before all is done
END, UNDER_WAY = "", "-"  # places of a walk, beside the kind of key that is walked over and how far


class RedisRegistryUpgrade:
    """The upgrade of the registry in Redis."""

    def __init__(self, state: State) -> None:
        self._state, self._is_done = state, False

    def step(self, for_s: float = 0) -> bool:
        end = time.monotonic() + for_s
        while not self._is_done:
            self._is_done = self._look()
            if time.monotonic() >= end:
                break
        return self._is_done

    def _look(self) -> bool:
        with translated():
            known = self._state.client.hgetall(keys.REGISTRY())
            if known.get("scheme") == str(SCHEME_VERSION):
                return True
            server = str(self._state.client.info("server")["run_id"])  # another one walks in another order
            names, place = self._walked(known["place"] if known.get("server") == server else "")
        size = A_STEP if names and names[0].startswith(keys.ARTICLE("")) else SHARDS_A_CALL
        for begin in range(0, len(names), size):
            pairs = self._pairs(names[begin : begin + size])
            ids = [each for pair in pairs for each in pair]
            self._state.ask(SCRIPTS["bring_up"], ids, as_json(pairs), UNDER_WAY, server, SCHEME_VERSION)
        self._state.ask(SCRIPTS["bring_up"], (), "[]", place, server, SCHEME_VERSION)
        if place == END:
            log.info("registry.brought_up", scheme=SCHEME_VERSION)
        return place == END

    def _walked(self, place: str) -> tuple[Sequence[str], str]:
        """The keys that a step passes, and the place where the next one begins."""
        over, _, cursor = place.partition(" ")
        if over == FILED:
            return self._filed(int(cursor))
        remaining = [kind for kind in WALKED if kind.pattern == over or self._holds(kind)]
        names = [kind.pattern for kind in remaining]
        at = names.index(over) if over in names else 0
        next_cursor, found = self._state.client.scan(int(cursor or 0), remaining[at]("*"), A_STEP)
        if next_cursor:
            return found, f"{names[at]} {next_cursor}"
        if at + 1 < len(names):
            return found, f"{names[at + 1]} 0"
        return found, f"{FILED} 0" if self._state.files.look().runs else END

    def _filed(self, at: int) -> tuple[Sequence[str], str]:
        """The articles at a place of the files, and the place where the next step begins."""
        found = self._state.files.look().ids(at, A_STEP)
        return [f"{FILED}{each}" for each in found], f"{FILED} {at + len(found)}" if found else END

    def _holds(self, kind: keys.Key) -> bool:
        """Whether there is a key of this kind, as far as that is counted."""
        counter = {keys.FRESH_SHARD: keys.FRESH, keys.SHELF_SHARD: keys.SHELF}.get(kind)
        return counter is None or int(self._state.client.get(counter()) or 0) > 0

    def _pairs(self, names: Sequence[str]) -> list[tuple[str, str]]:
        asked = [name.removeprefix(keys.PREFIX) for name in names]
        ids = [name.removeprefix(FILED) for name in asked if name.startswith(FILED)]
        held = self._state.ask(SCRIPTS["addresses"], ids, *asked)
        return [pair for article, url in zip(held[::2], held[1::2], strict=True) if (pair := tied_by(url, article))]
