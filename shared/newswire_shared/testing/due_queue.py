"""The due queue in memory."""

from __future__ import annotations

import itertools

from newswire_shared.accounting.due_queue import Claim
from newswire_shared.testing.memory import Memory

_tokens = itertools.count(1)


class FakeDueQueue:
    """A DueQueue in dictionaries."""

    def __init__(self, memory: Memory, name: str = "queue") -> None:
        self._clock, self._waiting = memory.clock, memory.queues[name]

    def put(self, member: str, wait_s: float, payload: str = "") -> None:
        """Make a member due after a while, also over a claim."""
        self._waiting.leases.pop(member, None)
        self._waiting.due[member] = self._in_ms(wait_s)
        self._waiting.payloads[member] = payload

    def claim(self, limit: int, lease_s: float) -> list[Claim]:
        """Due members, the longest due first."""
        self._restore_expired()
        now, due = self._clock.now_ms(), self._waiting.due
        found = sorted((at, member) for member, at in due.items() if at <= now)[:limit]
        return [self._lease(member, lease_s) for _, member in found]

    def complete(self, claim: Claim) -> bool:
        """Remove a claimed member."""
        held = self._give_up(claim)
        if held:
            self._waiting.payloads.pop(claim.member, None)
        return held

    def release(self, claim: Claim, wait_s: float) -> bool:
        """Give a claimed member back."""
        held = self._give_up(claim)
        if held:
            self._waiting.due[claim.member] = self._in_ms(wait_s)
        return held

    def remove(self, member: str) -> None:
        """Remove a member, claimed or not."""
        for kept in (self._waiting.due, self._waiting.leases, self._waiting.payloads):
            kept.pop(member, None)

    def size(self) -> int:
        """How many wait or are claimed."""
        return len(self._waiting.due) + len(self._waiting.leases)

    def _in_ms(self, wait_s: float) -> int:
        return self._clock.now_ms() + int(wait_s * 1000)

    def _restore_expired(self) -> None:
        now, leases = self._clock.now_ms(), self._waiting.leases
        for member in [member for member, (ends, _) in leases.items() if ends <= now]:
            del leases[member]
            self._waiting.due[member] = now

    def _lease(self, member: str, lease_s: float) -> Claim:
        token = str(next(_tokens))
        del self._waiting.due[member]
        self._waiting.leases[member] = (self._in_ms(lease_s), token)
        return Claim(member, token, self._waiting.payloads.get(member, ""))

    def _give_up(self, claim: Claim) -> bool:
        held = self._waiting.leases.get(claim.member, (0, ""))[1] == claim.token
        if held:
            del self._waiting.leases[claim.member]
        return held
