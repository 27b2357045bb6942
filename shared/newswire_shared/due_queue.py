"""The due queue: members by due time, claimed under a lease that a token proves.

A claim that is neither completed nor released before its lease ends comes back by itself.  All times are
the server's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newswire_shared.scripts import State, translated


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed member; the token proves the lease."""

    member: str
    token: str
    payload: str


class DueQueue(Protocol):
    """What is due when; serves parked retries, sources and re-checks."""

    def put(self, member: str, wait_s: float, payload: str = "") -> None:
        """Make a member due after `wait_s`; the last put wins, also over a claim that is under way."""

    def claim(self, limit: int, lease_s: float) -> list[Claim]:
        """Up to `limit` due members, leased for `lease_s`."""

    def complete(self, claim: Claim) -> bool:
        """Remove a claimed member.  False if the lease was lost."""

    def release(self, claim: Claim, wait_s: float) -> bool:
        """Give a claimed member back, due after `wait_s`.  False if the lease was lost."""

    def remove(self, member: str) -> None:
        """Remove a member, claimed or not."""

    def size(self) -> int:
        """How many members wait or are claimed."""


class RedisDueQueue:
    """A DueQueue in Redis."""

    def __init__(self, state: State, name: str) -> None:
        self._state, self._name = state, name

    def put(self, member: str, wait_s: float, payload: str = "") -> None:
        self._state.call("due_queue", "put", self._name, member, int(wait_s * 1000), payload)

    def claim(self, limit: int, lease_s: float) -> list[Claim]:
        found = self._state.call("due_queue", "claim", self._name, limit, int(lease_s * 1000))
        return [Claim(member, token, payload) for member, token, payload in found]

    def complete(self, claim: Claim) -> bool:
        return bool(self._state.call("due_queue", "complete", self._name, claim.member, claim.token))

    def release(self, claim: Claim, wait_s: float) -> bool:
        wait_ms = int(wait_s * 1000)
        return bool(self._state.call("due_queue", "release", self._name, claim.member, claim.token, wait_ms))

    def remove(self, member: str) -> None:
        base = self._state.key("due", self._name)
        with translated(), self._state.client.pipeline() as pipe:
            pipe.zrem(base, member)
            pipe.zrem(f"{base}:leased", member)
            pipe.hdel(f"{base}:tokens", member)
            pipe.hdel(f"{base}:payload", member)
            pipe.execute()

    def size(self) -> int:
        base = self._state.key("due", self._name)
        with translated():
            return int(self._state.client.zcard(base)) + int(self._state.client.zcard(f"{base}:leased"))
