"""A made-up web, and ingest's ports in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from newswire_ingest.fetching.fetch_articles import FetchArticles, FetchRule
from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.frontier.ports import POLL, Claimed, Idle, Waiting
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.poll_source import PollSource
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.web.ports import Answer
from newswire_ingest.web.robots import Robots
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import Acceptance, CaptureRecord, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.contracts.settings import load
from newswire_shared.testing import (
    FakeArchive,
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)

FETCHED = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
AGENT = load(IngestSettings, {}).product_token
WAITS_S = (60.0, 300.0, 1800.0)
Reply = Answer | Ended | Exception


def answer(status: int = 200, body: bytes = b"<html><p>page</p></html>", **headers: str) -> Answer:
    """An answer; `_` in a header's name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in {"content_type": "text/html", **headers}.items()}
    return Answer("", status, named, body, FETCHED, tuple(named.items()))


def redirect(to: str, status: int = 301) -> Answer:
    """A redirect."""
    return answer(status, b"", location=to)


class Web:
    """A Fetcher over replies by address; addresses it does not know answer 404.  `asked` is what it was asked."""

    def __init__(self, replies: Mapping[str, Reply] | None = None) -> None:
        self.replies: dict[str, Reply] = dict(replies or {})
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer | Ended:
        self.asked.append(url)
        self.headers.append(dict(headers or {}))
        reply = self.replies.get(url, answer(404))
        if isinstance(reply, Exception):
            raise reply
        return replace(reply, url=url) if isinstance(reply, Answer) else reply


class FakeRobotsCache:
    """robots.txt by origin."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, origin: str) -> str | None:
        return self.texts.get(origin)

    def put(self, origin: str, text: str) -> None:
        self.texts[origin] = text


class FakeFrontier:
    """Addresses by due time, without pace; polls in line go before them."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._ledger = memory, FakeLedger(memory)
        self._due: dict[str, float] = {}
        self.claims: dict[str, int] = {}
        self.whys: dict[str, str] = {}
        self.failures: Counter[str] = Counter()
        self.rests: list[tuple[str, bool, float]] = []
        self.entered_s: dict[str, float] = {}
        self.delays: dict[str, float] = {}
        self.in_line: list[tuple[str, str]] = []

    def claim(self) -> Claimed | Idle:
        if self.in_line:
            host, source = self.in_line[0]
            return Claimed(host, "t", POLL + source, 1, None)
        now, waiting = self._memory.clock.monotonic_s(), sorted(self._memory.to_fetch, key=self._when)
        if not waiting or self._when(waiting[0]) > now:
            return Idle(self._when(waiting[0]) - now if waiting else None)
        self.claims[waiting[0]] = self.claims.get(waiting[0], 0) + 1
        waited_s = now - self.entered_s.setdefault(waiting[0], now)
        record = self._ledger.record(waiting[0])
        host = record.host if record else "h"
        return Claimed(host, "t", waiting[0], self.claims[waiting[0]], record, self.failures[host], 0, waited_s)

    def _when(self, capture_id: str) -> float:
        return self._due.get(capture_id, 0)

    def finish(
        self,
        claimed: Claimed,
        to: Stage | End | None,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        *,
        answered: bool = False,
    ) -> None:
        self._heard(claimed.host, answered)
        self._memory.to_fetch.discard(claimed.capture_id)
        self.in_line = [turn for turn in self.in_line if turn != (claimed.host, claimed.poll)]
        if to:
            self._ledger.advance(claimed.capture_id, to, fields, reason, by=Stage.FETCH)

    def again(self, claimed: Claimed, wait_s: float, why: str = "", *, answered: bool = False) -> None:
        self._heard(claimed.host, answered)
        self._due[claimed.capture_id] = self._memory.clock.monotonic_s() + wait_s
        self.whys[claimed.capture_id] = why
        self.claims.pop(claimed.capture_id, None)

    def _heard(self, host: str, answered: bool) -> None:
        if answered:
            self.failures.pop(host, None)

    def rest(self, host: str, *, busy: bool = False, asked_s: float = 0) -> None:
        self.failures[host] += 1
        self.rests.append((host, busy, asked_s))

    def waits_s(self, capture_id: str) -> float:
        """How long until an address is due."""
        return self._when(capture_id) - self._memory.clock.monotonic_s()

    def line_up(self, host: str, source: str) -> None:
        self.in_line += [(host, source)] if (host, source) not in self.in_line else []

    def slow_down(self, host: str, delay_s: float) -> None:
        self.delays[host] = delay_s

    def waiting(self, bucket: str) -> list[Waiting]:
        del bucket
        return [Waiting("", self.whys.get(c, ""), self.waits_s(c)) for c in self._memory.to_fetch]

    def size(self) -> int:
        return len(self._memory.to_fetch) + len(self.in_line)


class FakeSources:
    """A SourceStore in dictionaries; `waits` are when sources are due again."""

    def __init__(self, *sources: Source) -> None:
        self.sources = {source.name: source for source in sources}
        self.states: dict[str, FeedState] = {}
        self.waits: dict[str, float] = {}

    def get(self, name: str) -> Source | None:
        return self.sources.get(name)

    def all(self) -> list[Source]:
        return [self.sources[name] for name in sorted(self.sources)]

    def save(self, source: Source) -> None:
        self.sources[source.name] = source
        self.waits[source.name] = 0

    def remove(self, name: str) -> None:
        for kept in (self.sources, self.states, self.waits):
            kept.pop(name, None)

    def state(self, name: str) -> FeedState:
        return self.states.get(name, FeedState())

    def polled(self, source: Source, state: FeedState, wait_s: float) -> None:
        self.states[source.name] = state
        self.put_off(source.name, wait_s)

    def put_off(self, name: str, wait_s: float) -> None:
        self.waits[name] = wait_s

    def claim_due(self, limit: int) -> list[str]:
        return [name for name, wait_s in self.waits.items() if wait_s <= 0][:limit]


@dataclass
class FakePressure:
    """Says what it is told to say."""

    why: str = ""

    def reason(self) -> str:
        return self.why


@dataclass
class Newsroom:
    """Ingest over a made-up web."""

    web: Web = field(default_factory=Web)
    rule: FetchRule = field(default_factory=lambda: FetchRule(WAITS_S, claims=3, own_fault_s=5))
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        self.sources, self.pressure = FakeSources(), FakePressure()
        self.ledger, self.registry = FakeLedger(self.memory), FakeUrlRegistry(self.memory)
        self.frontier, self.cache = FakeFrontier(self.memory), FakeRobotsCache()
        self.archive, self.publisher = FakeArchive(), RecordingPublisher()
        self.letters = FakeDeadLetters(self.memory)
        self.planned = FakeDueQueue(self.memory, "rechecks")
        self.rechecks = Rechecks(self.planned, self.ledger, (3600.0, 86400.0))
        self.robots = Robots(self.web, self.cache, self.frontier, AGENT, longest_delay_s=20)
        self.poll = PollSource(
            self.sources, self.web, self.robots, self.frontier, self.ledger, self.pressure, self.memory.clock
        )
        self.fetch = FetchArticles(
            self.frontier, self.web, self.robots, self.archive, self.ledger, self.registry, self.rechecks,
            self.publisher, self.letters, self.memory.clock, self.rule, self.poll,
        )  # fmt: skip

    def offer(self, url: str, **fields: str) -> Acceptance:
        """An address that was accepted."""
        key = canonicalize(url).key
        return self.ledger.accept(Offer(key=key, url=url, source="desk", host=host_key(url), fields=fields))

    def claim(self) -> Claimed:
        """The claim that there must be."""
        claimed = self.frontier.claim()
        assert isinstance(claimed, Claimed), claimed
        return claimed

    def visit(self) -> None:
        """Serve one claim."""
        self.fetch.visit(self.claim())

    def record(self, acceptance: Acceptance) -> CaptureRecord:
        """The record of a capture."""
        record = self.ledger.record(acceptance.capture_id)
        assert record is not None
        return record

    def letter(self) -> DeadLetter:
        """The one letter there is."""
        (letter_id,) = self.letters.ids()
        return self.letters.get(letter_id)
