"""The due queue: members by due time, claimed under a lease that a token proves.

A claim that is neither completed nor released before its lease ends comes back by itself.  All times are
the server's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


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
