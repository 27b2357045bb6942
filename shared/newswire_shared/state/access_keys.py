"""Access keys in Redis, the copy that everyone asks; their record lies in the index `people`."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from newswire_shared.accounting.access_keys import AccessKey, key_of
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS


class RedisAccessKeys:
    """AccessKeys in Redis; every request asks anew, so that a key that was revoked opens nothing more."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self, key_id: str) -> AccessKey | None:
        with translated():
            found = self._state.client.hget(keys.ACCESS_KEYS(), key_id)
        return _key(found) if found else None

    def all(self) -> list[AccessKey]:
        with translated():
            found = self._state.client.hvals(keys.ACCESS_KEYS())
        return sorted(map(_key, found), key=lambda key: (key.created_ms, key.id))

    def add(self, key: AccessKey) -> AccessKey:
        return self._kept(replace(key, created_ms=self._state.now_ms()))

    def revoke(self, key: AccessKey) -> AccessKey:
        return self._kept(replace(key, revoked_ms=self._state.now_ms(), revision=key.revision + 1))

    def put(self, key: AccessKey) -> None:
        with translated():
            self._state.client.hset(keys.ACCESS_KEYS(), key.id, as_json(asdict(key)))

    def _kept(self, key: AccessKey) -> AccessKey:
        self.put(key)
        return key

    def note_use(self, key_id: str) -> None:
        self._state.call(SCRIPTS["key_used"], key_id)

    def used_ms(self) -> dict[str, int]:
        with translated():
            found = self._state.client.hgetall(keys.ACCESS_KEY_USES())
        return {key_id: int(at) for key_id, at in found.items()}


def _key(text: str) -> AccessKey:
    return key_of(json.loads(text))
