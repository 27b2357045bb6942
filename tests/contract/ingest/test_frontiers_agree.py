"""The frontier in Redis and the one in memory, which tests of fetching rely on, do the same whatever they are asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier, Idle
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.state.redis_state import State

from contract.frontiers import MemoryPages, Pages, RedisPages
from contract.states import accepted

pytest_plugins = ["redis_server"]

EXPIRED_S, HELD_S = -1.0, 1e6
NEAR_S = 2.0  # a real server's clock goes on between two steps, for less than half of what a step lets pass
IDLE_S = 80_000  # hosts of which nothing is known are forgotten a day after: by the real one alone
HOSTS = [f"h{number}:80" for number in range(3)]
# Each step passes so many seconds at least, and no sum of them is an hour, which is the head start of first looks.
PASSES_S = [5, 5, 5, 10, 25, 65, 3602]
STEPS = ["add", "add", "add", "look again", "poll", "claim", "claim", "claim", "claim quick", "end", "end", "end",
         "end", "die", "rest", "slow down", "slot", "end slot", "pause"]  # fmt: skip
ENDS = ["enriched", "rejected", "taken out", "at once", "later", "elsewhere", "unasked", "answered"]

steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS), st.integers(0, 2), st.integers(0, 2), st.sampled_from(ENDS),
        st.sampled_from([None, None, True, False]), st.sampled_from(PASSES_S),
    ),
    min_size=5, max_size=30,
)  # fmt: skip


@dataclass
class One:
    """One of the two frontiers, and what it has under way."""

    pages: Pages
    held: dict[str, Claimed] = field(default_factory=dict)

    @property
    def frontier(self) -> Frontier:
        return self.pages.with_lease(HELD_S)

    def claim(self, most_slow: int, lease_s: float = HELD_S) -> object:
        """Claims of all that is due by host, or the wait."""
        found = self.pages.with_lease(lease_s).claim(9, most_slow)
        if isinstance(found, Idle):
            return "nothing waits" if found.wait_s is None else near(found.wait_s)
        if lease_s > 0:
            self.held |= {claimed.host: claimed for claimed in found}
        return {claimed.host: self._seen(claimed) for claimed in found}

    def _seen(self, claimed: Claimed) -> object:
        failing = (claimed.host_failures, near(claimed.host_failed_s), near(claimed.host_failing_s))
        assert claimed.record == (None if claimed.poll else self.pages.ledger.record(claimed.capture_id))
        return claimed.capture_id, claimed.claims, claimed.is_slow, failing, self._record(claimed.capture_id)

    def _record(self, capture_id: str) -> object:
        record = self.pages.ledger.record(capture_id)
        if record is None:
            return None
        kept = (record.state, record.claims, record.waits, record.host, record.hops, record.asks, record.reason)
        return kept, record.next_ms is None

    def end(self, which: int, end: str, is_slow: bool | None) -> object:
        """End one of the claims that are under way."""
        if not self.held:
            return None
        claimed = self.held.pop(sorted(self.held)[which % len(self.held)])
        self.frontier.end(end_of(claimed, end, is_slow))
        record = self.pages.ledger.record(claimed.capture_id)
        next_s = near((record.next_ms - self.pages.now_ms()) / 1000) if record and record.next_ms else None
        return claimed.host, self._record(claimed.capture_id), next_s

    def step(self, number: int, step: str, which: int, times: int, end: str, is_slow: bool | None) -> object:
        """Take one step, and answer what is seen of it."""
        host = HOSTS[which]
        match step:
            case "add" | "look again":
                slot = "first" if step == "add" else "recheck-1"
                run = {"run": "r"} if times == 2 else {}
                source = f"of {host}"
                return accepted(self.pages.stores, f"k{number}", host=host, source=source, slot=slot, **run).capture_id
            case "claim" | "claim quick":
                return self.claim(9 if step == "claim" else 0)
            case "die":
                return self.claim(9, EXPIRED_S), self.claim(9)  # by which leases that ended are seen to have
            case "end":
                return self.end(which, end, is_slow)
            case "slot":
                return near(self.frontier.slot(host))
        self._told(step, host, times, bool(is_slow))
        return None

    def _told(self, step: str, host: str, times: int, is_busy: bool) -> None:
        """Tell the frontier something that it has no answer to."""
        match step:
            case "poll":
                self.frontier.line_up(host, f"s{times}")
            case "rest":
                self.frontier.rest(host, busy=is_busy, asked_s=20.0 * times)
            case "slow down":
                self.frontier.slow_down(host, 15.0 * times)
            case "end slot":
                self.frontier.end_slot(host)
            case _ if times:
                self.pages.stores.pauses.resume(Stage.FETCH)
            case _:
                self.pages.stores.pauses.pause(Stage.FETCH, "for a while")

    def seen(self) -> object:
        """What can be seen at any time."""
        waiting = sorted((each.url, each.why, near(each.wait_s)) for each in self.frontier.waiting("run/r"))
        return self.frontier.size(), waiting


def near(seconds: float) -> int:
    """Seconds in steps of five, which is what passes at least: what lies between them is the real server's own time."""
    return round(seconds / 5)


def end_of(claimed: Claimed, end: str, is_slow: bool | None) -> ClaimEnd:
    """One of the ways in which a claim ends."""
    match end:
        case "enriched" | "rejected" if not claimed.poll:
            to, reason = (Stage.ENRICH, None) if end == "enriched" else (End.REJECTED, Reason.GONE)
            return ClaimEnd(claimed, to, {"detail": end}, reason, is_slow=is_slow)
        case "at once":
            return ClaimEnd(claimed, wait_s=0, is_slow=is_slow)
        case "later":
            return ClaimEnd(claimed, wait_s=40, why="1 try: it is away", is_slow=is_slow)
        case "elsewhere":
            onward = HOSTS[(HOSTS.index(claimed.host) + 1) % len(HOSTS)]
            fields = {"at_url": f"http://{onward}/x", "hops": "1"}
            return ClaimEnd(claimed, wait_s=0, fields=fields, line=onward, answered=True, is_slow=is_slow)
        case "unasked":
            return ClaimEnd(claimed, wait_s=0, asked=False)
        case "answered":
            return ClaimEnd(claimed, wait_s=20, answered=True, age_s=5)
    return ClaimEnd(claimed, is_slow=is_slow)


Step = tuple[str, int, int, str, bool | None, int]


@given(steps)
@settings(max_examples=examples(120), deadline=None, suppress_health_check=list(HealthCheck))
def test_both_answer_the_same_to_any_steps(redis_state: State, steps: Sequence[Step]) -> None:
    redis_state.client.flushall()
    begun_s = time.monotonic()
    both, now_s, deaths = [One(MemoryPages()), One(RedisPages(redis_state))], 0, 0
    for number, (step, which, times, end, is_slow, passes_s) in enumerate(steps):
        if step == "die" and deaths:
            continue  # of two suspects either may be the first
        deaths += step == "die"
        memory, real = (each.step(number, step, which, times, end, is_slow) for each in both)
        seen = [each.seen() for each in both]
        if time.monotonic() - begun_s > NEAR_S:
            return  # the machine is busy: what was due later for the real one may be due by now
        assert memory == real, steps[: number + 1]
        assert seen[0] == seen[1], steps[: number + 1]
        passes_s = passes_s if now_s + passes_s < IDLE_S else 5
        now_s += passes_s
        for each in both:
            each.pages.let_pass(passes_s)
