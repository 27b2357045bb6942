"""The frontier in memory."""

from __future__ import annotations

import copy
import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newswire_shared.accounting.ledger import LOOKS_AGAIN, CaptureRecord
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakeLedger, Memory

from newswire_ingest.frontier.ports import POLL, Claimed, ClaimEnd, Idle, WaitingAddress

FORGIVEN = 2  # failures in a row of a host that does not call itself busy, as `rest_failing_host.lua` has it
HEAD_START_MS = 3_600_000  # of polls and first looks before looks again, as `library.lua` has it
UNDER_WAY_MS = 250  # as `slot.lua` has it
SUSPECT, SUSPECT_WAIT_MS = 2, 1000  # as `claim.lua` has them
SLOT = "slot"  # the token of a host that a command asks
_tokens = itertools.count(1)


class FakeFrontier:
    """A Frontier in dictionaries over the addresses that the fake ledger has in the stage `fetch`.

    By default hosts need no delay between requests, and their rests are short: a test asks what is due and lets the
    clock pass what it has to.  `rests` are the calls of `rest`, `failures` those in a row by host, and `allowed` has
    when each host may be asked next.
    """

    def __init__(
        self, memory: Memory, lease_s: float = 60, delay_s: float = 0, rest_s: tuple[float, float] = (30, 900)
    ) -> None:
        self._memory, self._ledger = memory, FakeLedger(memory)
        self._lease_s, self._delay_s, self._rest_s = lease_s, delay_s, rest_s
        self._pages: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._polls: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self.allowed: Counter[str] = Counter()
        self._leases: dict[str, tuple[int, str]] = {}
        self._polled: set[str] = set()
        self._polling: Counter[str] = Counter()
        self._suspect: set[str] = set()  # the host whose address may kill its worker, and is asked for alone
        self._held_back: Counter[str] = Counter()  # until when a suspect waits for another
        self._failed_at: dict[str, int] = {}
        self._failing_since: dict[str, int] = {}
        self.failures: Counter[str] = Counter()
        self.rests: list[tuple[str, bool, float]] = []
        self.delays: dict[str, float] = {}
        self.slow: set[str] = set()

    def with_lease(self, lease_s: float) -> FakeFrontier:
        """The same frontier as another worker sees it."""
        other = copy.copy(self)
        other._lease_s = lease_s
        return other

    def claim(self, most: int = 1, most_slow: int = 1) -> Sequence[Claimed] | Idle:
        """The next due addresses and polls."""
        hosts = sorted(self._free_hosts(), key=lambda host: (host not in self.slow, self._due(host)))
        found = list[Claimed]()
        for host in hosts:
            is_slow = host in self.slow
            room = min(most, most_slow) > len(found) if is_slow else most > len(found)
            claimed = self._claim_of(host) if room and self._due(host) <= self._now else None
            found += [claimed] if claimed else []
        if found:
            return found
        waiting = [self._due(host) for host in hosts if most_slow > 0 or host not in self.slow]
        if not waiting or self._is_paused:
            return Idle(None)
        return Idle(max(0, min(waiting) - self._now) / 1000)

    def _claim_of(self, host: str) -> Claimed | None:
        is_kept = self._is_paused or self._held_back[host] > self._now
        poll, page = self._first(self._polls[host]), None if is_kept else self._first(self._pages[host])
        if poll and not (page and host in self._polled):
            self._polled.add(host)
            self._polls[host][poll] = self._now + self._ms(self._lease_s)
            self._polling[poll] += 1
            return replace(self._lease(host, POLL + poll), claims=self._polling[poll])
        if page is None:
            return None
        if int(self._memory.captures.get(page, {}).get("claims", "0")) >= SUSPECT:
            if (self._suspect - {host}) & self._leases.keys():
                self._held_back[host] = self._now + SUSPECT_WAIT_MS
                return None
            self._suspect.clear()
            self._suspect.add(host)
        self._polled.discard(host)
        return self._lease(host, page)

    def _lease(self, host: str, capture_id: str) -> Claimed:
        now, token = self._now, str(next(_tokens))
        self._leases[host] = (now + self._ms(self._lease_s), token)
        self.allowed[host] = now + self._delay_ms(host)
        fields = self._memory.captures.get(capture_id, {})
        if fields:
            fields["claims"] = str(int(fields.get("claims", "0")) + 1)
        return Claimed(
            host, token, capture_id, int(fields.get("claims", "1")), self._ledger.record(capture_id),
            self.failures[host], (now - self._failed_at.get(host, now)) / 1000,
            (now - self._failing_since.get(host, now)) / 1000,
            (now - int(fields.get("at:fetch", now))) / 1000, host in self.slow,
        )  # fmt: skip

    def end(self, *ends: ClaimEnd) -> None:
        """End claims."""
        for end in ends:
            self._end(end)

    def _end(self, end: ClaimEnd) -> None:
        claimed, member = end.claimed, end.claimed.poll or end.claimed.capture_id
        self._polling.pop(claimed.poll, None)
        self._hear(claimed.host, end.answered)
        if end.is_slow is not None:
            (self.slow.add if end.is_slow else self.slow.discard)(claimed.host)
        is_held = self._is_held(claimed)
        if end.wait_s is None:
            self._memory.to_fetch.discard(claimed.capture_id)
            self._line(claimed).pop(member, None)
        elif is_held:
            had = self._line(claimed).pop(member, None)
            place = self._onward(end, had) if end.wait_s == 0 else self._now + self._ms(end.wait_s)
            self._line(claimed, end.line)[member] = place
        if end.to:
            self._ledger.advance(claimed.capture_id, end.to, end.fields, end.reason, by=Stage.FETCH)
        else:
            self._take_claim_back(claimed)
            self._note_onward(end, is_held)
        self._let_go(claimed, end)
        if is_held:
            self._note_wait(claimed, self._now + self._ms(end.wait_s or 0), end.why)

    def _onward(self, end: ClaimEnd, had: int | None) -> int:
        """The place of what goes on at once: an address keeps the one that it had in the line where it is."""
        claimed, host = end.claimed, end.line or end.claimed.host
        if claimed.poll:
            return self._now - HEAD_START_MS
        return had if had is not None and host == claimed.host else self._place(host, claimed.record)

    def _note_onward(self, end: ClaimEnd, is_held: bool) -> None:
        record = self._memory.captures.get(end.claimed.capture_id)
        if record and is_held:
            record |= dict(end.fields) | ({"host": end.line} if end.line else {})

    def _note_wait(self, claimed: Claimed, due: int, why: str) -> None:
        record = self._memory.captures.get(claimed.capture_id, {})
        for name in ("waits", "next_ms"):
            record.pop(name, None)
        if record and why:
            record |= {"waits": why, "next_ms": str(max(due, self.allowed[claimed.host]))}

    def _take_claim_back(self, claimed: Claimed) -> None:
        record = self._memory.captures.get(claimed.capture_id, {})
        left = 0 if self._is_held(claimed) else int(record.get("claims", "0")) - 1
        record.pop("claims", None)
        if left > 0:  # a late end is no kill, but another claim is under way
            record["claims"] = str(left)

    def _let_go(self, claimed: Claimed, end: ClaimEnd) -> None:
        if self._is_held(claimed):
            del self._leases[claimed.host]
            over = self._now - self._ms(end.age_s)
            rested = max(self.allowed[claimed.host], over + self._delay_ms(claimed.host))
            self.allowed[claimed.host] = rested if end.asked else self._now

    def _hear(self, host: str, answered: bool) -> None:
        if answered:
            self.failures.pop(host, None)
            self._failed_at.pop(host, None)
            self._failing_since.pop(host, None)

    def rest(self, host: str, *, busy: bool = False, asked_s: float = 0) -> None:
        """Let a host rest, longer each time in a row."""
        self.rests.append((host, busy, asked_s))
        self.failures[host] += 1
        self._failed_at[host] = self._now
        self._failing_since.setdefault(host, self._now)
        step, (first_s, longest_s) = self.failures[host] - (0 if busy else FORGIVEN), self._rest_s
        rest_s = min(longest_s, first_s * 2.0 ** min(step - 1, 30)) if step > 0 else 0
        self.allowed[host] = max(self.allowed[host], self._now + self._ms(max(rest_s, asked_s)))

    def line_up(self, host: str, source: str) -> None:
        """Put a poll in line, where it keeps its place."""
        self._polls[host].setdefault(source, self._now - HEAD_START_MS)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Set a host's own delay."""
        self.delays[host] = delay_s

    def slot(self, host: str) -> float:
        """Take a slot for one request, or name the wait."""
        wait_ms = max(0, self.allowed[host] - self._now)
        self._free_hosts()  # forgets leases that have ended
        if host in self._leases:
            return max(wait_ms, UNDER_WAY_MS) / 1000
        if wait_ms == 0:
            self.allowed[host] = self._now + self._delay_ms(host)
            self._leases[host] = (self._now + self._ms(self._lease_s), SLOT)
        return wait_ms / 1000

    def end_slot(self, host: str) -> None:
        """Let the host rest from now on."""
        if self._leases.get(host, (0, ""))[1] == SLOT:
            del self._leases[host]
            self.allowed[host] = max(self.allowed[host], self._now + self._delay_ms(host))

    def waiting(self, bucket: str) -> list[WaitingAddress]:
        """The addresses of a bucket that wait, if all that is in flight of it does."""
        found = [self._waiting(capture_id) for capture_id in self._memory.open[bucket]]
        return [each for each in found if each] if all(found) else []

    def _waiting(self, capture_id: str) -> WaitingAddress | None:
        hosts = [host for host in self._free_hosts() if capture_id in self._pages[host]]
        wait_s = self.wait_s(capture_id) if hosts else 0
        record = self._ledger.record(capture_id)
        return WaitingAddress(record.url, record.waits, wait_s) if record and wait_s > 0 else None

    def size(self) -> int:
        """How many hosts have something waiting or under way."""
        return len({*self._free_hosts(), *self._leases})

    @property
    def in_line(self) -> list[tuple[str, str]]:
        """The host and source of each poll in line, the first of all first."""
        polls = [(due, host, source) for host, line in self._polls.items() for source, due in line.items()]
        return [(host, source) for _, host, source in sorted(polls)]

    def wait_s(self, capture_id: str) -> float:
        """How long until an address is due and its host may be asked."""
        host = next(host for host in self._hosts() if capture_id in self._pages[host])
        return max(0, self._pages[host][capture_id] - self._now, self.allowed[host] - self._now) / 1000

    def _free_hosts(self) -> list[str]:
        """The hosts that have something in line and are not under way."""
        for host in [host for host, (ends_ms, _) in self._leases.items() if ends_ms <= self._now]:
            del self._leases[host]  # in place: other workers see the same
        return [host for host in self._hosts() if host not in self._leases]

    def _hosts(self) -> list[str]:
        self._take_in()
        return [host for host in {**self._pages, **self._polls} if self._pages[host] or self._polls[host]]

    def _take_in(self) -> None:
        """Put what was accepted in line, and take out what another way ended."""
        known = {capture_id for line in self._pages.values() for capture_id in line}
        order = {capture_id: number for number, capture_id in enumerate(self._memory.captures)}
        for capture_id in sorted(self._memory.to_fetch - known, key=lambda each: order.get(each, 0)):
            fields = self._memory.captures.get(capture_id, {})
            host, at_ms = fields.get("host", ""), int(fields.get("at:fetch", self._now))
            self._pages[host][capture_id] = self._place(host, CaptureRecord(capture_id, fields), at_ms)
        for line in self._pages.values():
            for capture_id in line.keys() - self._memory.to_fetch:
                del line[capture_id]

    def _place(self, host: str, record: CaptureRecord | None, at_ms: int | None = None) -> int:
        """Where in its line stands an address that may be asked for at once, as `library.lua` has it."""
        now, line = self._now if at_ms is None else at_ms, self._pages[host]
        if record is not None and record.slot.startswith(LOOKS_AGAIN):
            return now
        waiting = (self._memory.captures.get(capture_id, {}) for line in self._pages.values() for capture_id in line)
        own = 1 + sum(fields.get("source") == (record.source if record else "") for fields in waiting)
        own = min(own, self._memory.ranks.get(record.capture_id if record and at_ms is not None else "", 0) or own)
        return min([*line.values(), now - HEAD_START_MS]) + min(own, len(line))

    def _due(self, host: str) -> int:
        pages = (max(due, self._held_back[host]) for due in self._pages[host].values())
        return max(min([*pages, *self._polls[host].values()]), self.allowed[host])

    def _first(self, line: Mapping[str, int]) -> str | None:
        found = [member for member, due in sorted(line.items(), key=lambda each: each[1]) if due <= self._now]
        return found[0] if found else None

    def _line(self, claimed: Claimed, host: str = "") -> dict[str, int]:
        return (self._polls if claimed.poll else self._pages)[host or claimed.host]

    def _is_held(self, claimed: Claimed) -> bool:
        return self._leases.get(claimed.host, (0, ""))[1] == claimed.token

    def _delay_ms(self, host: str) -> int:
        return self._ms(max(self._delay_s, self.delays.get(host, 0)))

    def _ms(self, seconds: float) -> int:
        return int(seconds * 1000)

    @property
    def _is_paused(self) -> bool:
        return Stage.FETCH in self._memory.paused

    @property
    def _now(self) -> int:
        return self._memory.clock.now_ms()
