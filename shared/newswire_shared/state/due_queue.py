"""The due queue in Redis."""

from __future__ import annotations

from newswire_shared.accounting.due_queue import Claim
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS


class RedisDueQueue:
    """A DueQueue in Redis."""

    def __init__(self, state: State, name: str) -> None:
        self._state, self._name = state, name

    def put(self, member: str, wait_s: float, payload: str = "") -> None:
        self._state.call(SCRIPTS["due_queue"], "put", self._name, member, int(wait_s * 1000), payload)

    def claim(self, limit: int, lease_s: float) -> list[Claim]:
        found = self._state.call(SCRIPTS["due_queue"], "claim", self._name, limit, int(lease_s * 1000))
        return [Claim(member, token, payload) for member, token, payload in found]

    def complete(self, claim: Claim) -> bool:
        return bool(self._state.call(SCRIPTS["due_queue"], "complete", self._name, claim.member, claim.token))

    def release(self, claim: Claim, wait_s: float) -> bool:
        wait_ms = int(wait_s * 1000)
        return bool(self._state.call(SCRIPTS["due_queue"], "release", self._name, claim.member, claim.token, wait_ms))

    def remove(self, member: str) -> None:
        base = keys.DUE(self._name)
        with translated(), self._state.client.pipeline() as pipe:
            pipe.zrem(base, member)
            pipe.zrem(f"{base}:leased", member)
            pipe.hdel(f"{base}:tokens", member)
            pipe.hdel(f"{base}:payload", member)
            pipe.execute()

    def size(self) -> int:
        base = keys.DUE(self._name)
        with translated():
            return int(self._state.client.zcard(base)) + int(self._state.client.zcard(f"{base}:leased"))
