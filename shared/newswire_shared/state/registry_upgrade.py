"""The upgrade of the registry in Redis to the keys of this release's scheme of identity.

It walks over the articles in steps, and each step is kept together with how far it came, so it goes on where a process
that was killed had stopped.  Several processes may walk at once: what is tied twice is tied once.
"""

from __future__ import annotations

import time

import structlog

from newswire_shared.accounting.registry import tied_by
from newswire_shared.contracts.identity import SCHEME_VERSION
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS

log = structlog.get_logger(__name__)
A_STEP = 1000  # keys of any kind that one look passes: a call of a few milliseconds, as others wait for Redis meanwhile
BEGIN = "0"  # what a walk over keys begins with, and answers at its end


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
        client = self._state.client
        with translated():
            known = client.hgetall(keys.REGISTRY())
            if known.get("scheme") == str(SCHEME_VERSION):
                return True
            server = str(client.info("server")["run_id"])  # places are of one run: another walks in another order
            place = known["place"] if known.get("server") == server else BEGIN
            place, names = client.scan(int(place), keys.ARTICLE("*"), A_STEP)
        self._state.call(SCRIPTS["bring_up"], as_json(self._pairs(names)), str(place), server, SCHEME_VERSION)
        if str(place) == BEGIN:
            log.info("registry.brought_up", scheme=SCHEME_VERSION)
        return str(place) == BEGIN

    def _pairs(self, names: list[str]) -> list[tuple[str, str]]:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.hget(name, "url")
            urls = pipe.execute()
        ids = (name.removeprefix(keys.ARTICLE("")) for name in names)
        return [pair for article, url in zip(ids, urls, strict=True) if url and (pair := tied_by(url, article))]
