"""Imports that have not ended, in Redis."""

from __future__ import annotations

import json
from dataclasses import asdict

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated

from newswire_ingest.intake.warc.progress import Reached

KEPT_S = 30 * 86400  # as long as the account of a run
RUN = "run"


class RedisImports:
    """Imports in Redis, a hash each."""

    def __init__(self, state: State) -> None:
        self._state = state

    def begin(self, import_id: str, run: str) -> str:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hsetnx(keys.IMPORT(import_id), RUN, run)
            pipe.expire(keys.IMPORT(import_id), KEPT_S)
            pipe.hget(keys.IMPORT(import_id), RUN)
            return str(pipe.execute()[-1])

    def reached(self, import_id: str, file: str) -> Reached | None:
        with translated():
            found = self._state.client.hget(keys.IMPORT(import_id), file)
        return Reached(**json.loads(found)) if found else None

    def note(self, import_id: str, file: str, reached: Reached) -> None:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hset(keys.IMPORT(import_id), file, as_json(asdict(reached)))
            pipe.expire(keys.IMPORT(import_id), KEPT_S)
            pipe.execute()

    def end(self, import_id: str) -> None:
        with translated():
            self._state.client.delete(keys.IMPORT(import_id))
