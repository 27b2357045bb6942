"""The port of the frontier: addresses and polls in line at their hosts, and the claim that decides the pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.reasons import End, Reason, Stage

POLL = "poll:"  # begins what a claim holds instead of a capture's id, which is hexadecimal, where it is a poll


@dataclass(frozen=True, slots=True)
class Claimed:
    """An address claimed from the frontier; `claims` counts how often without an orderly end.

    `record` is None where nothing is known of the capture any more, and where a poll was claimed.  `host_failures` is
    how often its host failed in a row, `host_failed_s` how long ago it did so last and `host_failing_s` how long ago
    first, `waited_s` how long the address is to be fetched already, and `is_slow` whether its host answered slowly the
    last time.
    """

    host: str
    token: str
    capture_id: str
    claims: int
    record: CaptureRecord | None
    host_failures: int = 0
    host_failed_s: float = 0
    host_failing_s: float = 0
    waited_s: float = 0
    is_slow: bool = False

    @property
    def poll(self) -> str:
        """The source whose turn it is to be polled, "" for an address."""
        return self.capture_id.removeprefix(POLL) if self.capture_id.startswith(POLL) else ""


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is due; the next may be in `wait_s`, None when nothing waits at all."""

    wait_s: float | None


@dataclass(frozen=True, slots=True)
class WaitingAddress:
    """An address that waits for its next try, and why; `why` is "" where only its host rests."""

    url: str
    why: str
    wait_s: float


@dataclass(frozen=True, slots=True)
class ClaimEnd:
    """The end of a claim.

    Done: `to` is where its capture has come, None where nothing is to be said of it; `fields` and `reason` say more.
    Not done: it is in line again after `wait_s`, at the host `line` ("" for the one it was claimed at); `why` is kept
    in its record, with when that will be, and so are `fields`.

    A host that `answered` has its failures forgiven; one of which nothing was `asked` keeps its turn.  `is_slow` is
    whether its answer began late, None where that is not known.  `age_s` is how long ago it was over, from when on the
    host rests.
    """

    claimed: Claimed
    to: Stage | End | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    reason: Reason | None = None
    wait_s: float | None = None
    why: str = ""
    line: str = ""
    answered: bool = False
    asked: bool = True
    is_slow: bool | None = None
    age_s: float = 0


class Arrivals(Protocol):
    """Tells of addresses and polls that come in line and are due at once."""

    def wait(self, most_s: float) -> bool:
        """Wait for one, so long at most; whether one came.  One that came while nobody waited is told of too.

        Of several who wait one is told, and who was not told may be told of what another has claimed.
        """


class HostPace(Protocol):
    """What commands need of the frontier: slots at hosts."""

    def slow_down(self, host: str, delay_s: float) -> None:
        """Set a host's own delay; the default holds where it is longer."""

    def slot(self, host: str) -> float:
        """Take a slot at a host for one request of a command: 0 where it may be made now, else the wait in seconds."""

    def end_slot(self, host: str) -> None:
        """The request that a slot was taken for is over: the host rests from now on."""


class Frontier(Protocol):
    """Addresses to fetch and sources to poll, by host and due time; the claim decides the pace."""

    def claim(self, most: int = 1, most_slow: int = 1) -> Sequence[Claimed] | Idle:
        """The next due addresses, and polls in line, under leases: one of a host, where they take turns.

        At most `most_slow` of them are at hosts that answered slowly the last time.
        """

    def end(self, *ends: ClaimEnd) -> None:
        """End claims: of what is done the capture moves on; each host rests for its delay."""

    def rest(self, host: str, *, busy: bool = False, asked_s: float = 0) -> None:
        """A host failed: ask it nothing for a while, longer each time in a row, and at least for `asked_s`.

        A `busy` one rests at once, others from the third failure in a row: two may be those of single pages.
        """

    def line_up(self, host: str, source: str) -> None:
        """Put a source's poll in line at its host; one that is in line already keeps its place."""

    def slow_down(self, host: str, delay_s: float) -> None:
        """Set a host's own delay; the default holds where it is longer."""

    def slot(self, host: str) -> float:
        """Take a slot at a host for one request of a command: 0 where it may be made now, else the wait in seconds."""

    def end_slot(self, host: str) -> None:
        """The request that a slot was taken for is over: the host rests from now on."""

    def waiting(self, bucket: str) -> list[WaitingAddress]:
        """What of a bucket of the ledger waits for a later try, if that is all that is in flight; else nothing."""

    def size(self) -> int:
        """How many hosts have something waiting or under way."""
