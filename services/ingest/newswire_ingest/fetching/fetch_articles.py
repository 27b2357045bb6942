"""Use case: fetch what is due, politely, as many hosts at a time as there are free slots.

A loop of at most ten seconds claims what is due wherever a slot is free, has each claim served by a thread of its own,
and ends claims together: what they bring is published, then the claims are settled.  Where it is a source's turn, the
source is polled.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from newswire_shared.accounting.outcome_log import log_outcome
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.stage_traces import StageTrace, StageTracer, untraced
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import Stage

from newswire_ingest.fetching.fetch_address import Served
from newswire_ingest.frontier.ports import Arrivals, Claimed, ClaimEnd, Frontier, Idle

LOOP_S = 10  # with its last request far below the 120 s after which its message would be delivered again
NAP_S = 1.0  # at most between two claims, also where nothing arrives: pauses and rests end without a word
NAP_LEAST_S = 0.005  # a wait of less than a millisecond is 0, and a loop over it would never pause
GATHER_S = 0.02  # claims that end within it are settled in one round trip; a host's delay is a hundred times as long
CLAIMS = 32  # of one call: 256 at once would hold up Redis for 10 ms
LOOPS = 4  # of one process at a time: half of its threads, so that ticks and polls find one
SLOW_SHARE = 4  # the part of the slots, one in so many, that slow hosts may take together


class Slots:
    """The requests that this process may make at a time, few of them at slow hosts; safe for threads."""

    def __init__(self, most: int) -> None:
        self._lock, self._free, self._free_slow = threading.Lock(), most, max(1, most // SLOW_SHARE)

    def take(self, most: int) -> tuple[int, int]:
        """Take slots, and answer how many, and how many of them slow hosts may have."""
        with self._lock:
            taken = min(most, self._free)
            taken_slow = min(taken, self._free_slow)
            self._free, self._free_slow = self._free - taken, self._free_slow - taken_slow
            return taken, taken_slow

    def give_back(self, slots: int, slow: int) -> None:
        """Give slots back."""
        with self._lock:
            self._free, self._free_slow = self._free + slots, self._free_slow + slow


@dataclass(frozen=True, slots=True)
class FetchArticles:
    """Fetches what is due for a while.  `threads` serve the claims, and `slots` are theirs, of all loops together.

    `own_fault_s` is the wait after a fault of our own.  With `arrivals` a loop stays for its whole time, and what comes
    in line is claimed at once; without, it ends where nothing is due in its time, and naps.
    """

    frontier: Frontier
    visit: Callable[[Claimed], Served]
    poll: Callable[[Claimed], ClaimEnd]
    registry: UrlRegistry
    publisher: EventPublisher
    clock: Clock
    threads: Executor
    slots: Slots
    own_fault_s: float
    traced: StageTracer = untraced
    arrivals: Arrivals | None = None
    loops: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(LOOPS))

    def __call__(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Run one loop and answer how many claims it served; none while enough of them run in this process.

        Raises TransientError for a fault of our own (disk, broker, Redis), once all that was under way has ended.
        """
        if not self.loops.acquire(blocking=False):
            return 0
        try:
            return self._loop(stopping)
        finally:
            self.loops.release()

    def _loop(self, stopping: Callable[[], bool]) -> int:
        flight, ends = _Flight(self), self.clock.monotonic_s() + LOOP_S
        while self.clock.monotonic_s() < ends and not stopping() and not flight.fault:
            idle = flight.fill()
            if flight.under_way:
                flight.settle(NAP_S if idle is None else min(idle, NAP_S))
            elif not self._nap(idle, ends):
                break
        while flight.under_way:
            flight.settle(NAP_S)
        if flight.fault:
            raise flight.fault
        return flight.served

    def _nap(self, wait_s: float | None, ends: float) -> bool:
        """Wait a little for the next due address; False when none comes within this loop."""
        left_s = ends - self.clock.monotonic_s()
        if self.arrivals is None and (wait_s is None or wait_s >= left_s):
            return False
        nap_s = max(min(NAP_S if wait_s is None else wait_s, NAP_S, left_s), NAP_LEAST_S)
        if self.arrivals is None:
            self.clock.sleep(nap_s)
        else:
            self.arrivals.wait(nap_s)
        return True


@dataclass(slots=True)
class _Flight:
    """The claims of one loop that are under way."""

    loop: FetchArticles
    under_way: int = 0
    served: int = 0
    fault: BaseException | None = None
    _done: queue.SimpleQueue[tuple[float, Served | BaseException]] = field(default_factory=queue.SimpleQueue)

    def fill(self) -> float | None:
        """Claim what is due while slots are free; the wait until more is due, None where nothing else waits."""
        while True:
            taken, slow = self.loop.slots.take(CLAIMS)
            claims = self._claimed(taken, slow)
            if isinstance(claims, Idle):
                return claims.wait_s
            for claimed in claims:
                self._begin(claimed)
            if len(claims) < taken:
                return 0.0  # all that was due
            if taken < CLAIMS:
                return NAP_S  # all that is free

    def _begin(self, claimed: Claimed) -> None:
        try:
            self.loop.threads.submit(self._serve, claimed)
        except RuntimeError as error:  # the system has no more threads; the lease brings it back
            self.loop.slots.give_back(1, int(claimed.is_slow))
            self.fault = self.fault or TransientError(f"a request cannot begin: {error}")
        else:
            self.under_way += 1

    def _claimed(self, taken: int, slow: int) -> Sequence[Claimed] | Idle:
        """What was claimed with slots that are taken; those that are left over are given back."""
        claims: Sequence[Claimed] | Idle = Idle(NAP_S)
        try:
            if taken:
                claims = self.loop.frontier.claim(taken, slow)
        finally:
            used = [] if isinstance(claims, Idle) else claims
            used_slow = sum(claimed.is_slow for claimed in used)
            self.loop.slots.give_back(taken - len(used), slow - used_slow)
        return claims

    def _serve(self, claimed: Claimed) -> None:
        served: Served | BaseException
        began = self.loop.clock.monotonic_s()
        try:
            served = Served(self.loop.poll(claimed)) if claimed.poll else self.loop.visit(claimed)
            served = replace(served, took_s=self.loop.clock.monotonic_s() - began)
        except BaseException as error:  # its lease brings back what it served
            served = error
        self.loop.slots.give_back(1, int(claimed.is_slow))
        self._done.put((self.loop.clock.monotonic_s(), served))

    def settle(self, wait_s: float) -> None:
        """Settle what has ended, and what ends shortly after, waiting for the first of it."""
        ended = self._ended(max(wait_s, NAP_LEAST_S))
        self.under_way -= len(ended)
        visited = [each for each in ended if isinstance(each, Served)]
        for each in ended:
            self.fault = self.fault or (each.fault if isinstance(each, Served) else each)
        try:
            ends = self._published(visited)
            self.loop.frontier.end(*ends)
        except TransientError as error:  # their leases bring them back
            self.fault = self.fault or error
        else:
            for end, each in zip(ends, visited, strict=True):
                _log_end(end, each.took_s)
                _trace_end(self.loop.traced, end, each.took_s)
        self.served += len(visited)

    def _ended(self, wait_s: float) -> list[Served | BaseException]:
        try:
            ended = [self._done.get(timeout=wait_s)]
        except queue.Empty:
            return []
        if self.under_way > 1:
            self.loop.clock.sleep(GATHER_S)
        while not self._done.empty():
            ended.append(self._done.get())
        now_s = self.loop.clock.monotonic_s()
        return [_aged(served, now_s - at_s) for at_s, served in ended]

    def _published(self, visited: Sequence[Served]) -> list[ClaimEnd]:
        """The ends of claims whose events are out; without broker or registry the addresses are fetched again."""
        try:
            self.loop.registry.note_all({each.article_id: each.notes for each in visited if each.notes})
            self.loop.publisher.publish_all([each.message for each in visited if each.message])
        except TransientError as error:
            self.fault = self.fault or error
            why, wait_s = str(error), self.loop.own_fault_s
            ends = (
                ClaimEnd(each.end.claimed, wait_s=wait_s, why=why) if each.message else each.end for each in visited
            )
            return [*ends]
        return [each.end for each in visited]


def _log_end(end: ClaimEnd, took_s: float) -> None:
    """Tell what became of an address; of one that is tried again `capture.parked` was told."""
    record = end.claimed.record
    if record is not None and end.to is not None:
        log_outcome(
            Stage.FETCH, end.to, took_s, capture=record.capture_id, article=record.article_id, source=record.source,
            reason=end.reason,
        )  # fmt: skip


def _trace_end(traced: StageTracer, end: ClaimEnd, took_s: float) -> None:
    """Trace what became of an address, also of one that is tried again."""
    record = end.claimed.record
    if record is not None and (end.to is not None or end.why):
        traced(StageTrace(Stage.FETCH, record, end.to, took_s, record.article_id, str(end.reason or end.why)))


def _aged(served: Served | BaseException, age_s: float) -> Served | BaseException:
    """What a claim came to some time ago: its host rests from then on, not from when it is settled."""
    if isinstance(served, BaseException):
        return served
    return replace(served, end=replace(served.end, age_s=max(0.0, age_s)))
