"""The upgrade of the registry in Redis to the keys of this release's scheme of identity.

It walks over the articles in steps, and each step is kept together with how far it came, so it goes on where a process
that was killed had stopped.  Several processes may walk at once: what is tied twice is tied once.

Shards come before articles: what a claim unfolds meanwhile is among the articles by the time that these are walked.
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
SHARDS_A_STEP = 20  # that hold something: some thousand articles, where many wait
LOOKED_AT = 2048  # shards that may be empty: a few milliseconds
BEGIN, END = f"{keys.FRESH_SHARD.pattern} 0", ""  # places of a walk: what is walked over, and how far


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
        names, place = self._walked(known["place"] if known.get("server") == server else BEGIN)
        self._state.call(SCRIPTS["bring_up"], as_json(self._pairs(names)), place, server, SCHEME_VERSION)
        if place == END:
            log.info("registry.brought_up", scheme=SCHEME_VERSION)
        return place == END

    def _walked(self, place: str) -> tuple[Sequence[str], str]:
        """The keys that a step passes, and the place where the next one begins."""
        over, _, at = place.partition(" ")
        with translated():
            if over == keys.FRESH_SHARD.pattern and int(self._state.client.get(keys.FRESH()) or 0):
                names, end = self._shards(int(at))
                return names, f"{over} {end}" if end < keys.FRESH_SHARDS else f"{keys.ARTICLE.pattern} 0"
            cursor = int(at) if over == keys.ARTICLE.pattern else 0
            cursor, names = self._state.client.scan(cursor, keys.ARTICLE("*"), A_STEP)
        return names, f"{keys.ARTICLE.pattern} {cursor}" if cursor else END

    def _shards(self, at: int) -> tuple[list[str], int]:
        """The next shards that hold something, and where to go on."""
        numbers = range(at, min(at + LOOKED_AT, keys.FRESH_SHARDS))
        with self._state.client.pipeline(transaction=False) as pipe:
            for number in numbers:
                pipe.exists(keys.FRESH_SHARD(str(number)))
            held = [number for number, there in zip(numbers, pipe.execute(), strict=True) if there]
        end = held[SHARDS_A_STEP] if len(held) > SHARDS_A_STEP else numbers.stop
        return [keys.FRESH_SHARD(str(number)) for number in held[:SHARDS_A_STEP]], end

    def _pairs(self, names: Sequence[str]) -> list[tuple[str, str]]:
        held = self._state.call(SCRIPTS["addresses"], *(name.removeprefix(keys.PREFIX) for name in names))
        return [pair for article, url in zip(held[::2], held[1::2], strict=True) if (pair := tied_by(url, article))]
