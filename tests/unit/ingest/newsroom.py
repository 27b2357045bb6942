"""Ingest over a made-up web, with every port in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newswire_ingest.composition import Ingest
from newswire_ingest.fetching.fetch_articles import FetchRule
from newswire_ingest.frontier.ports import Claimed, Idle
from newswire_ingest.settings import IngestSettings
from newswire_ingest.testing import FakeFrontier, FakeHealthBoard, FakeRobotsCache, FakeSources, FakeWeb
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import Acceptance, CaptureRecord, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.testing import (
    FakeArchive,
    FakeClock,
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakePauses,
    FakePressure,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)

WAITS_S = (60.0, 300.0, 1800.0)
OWN = {"NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S": f"{[*WAITS_S]}", "NEWSWIRE_INGEST_RECHECK_AFTER_S": "[3600, 86400]"}
SHARED = {"NEWSWIRE_RETRY_FIRST_S": "5"}


class LoopsWaiting:
    """Queues of which only the fetch loops' is asked for; `loops` wait in it."""

    loops = 0

    def length(self, queue: str) -> int:
        return self.loops


@dataclass
class Newsroom:
    """Ingest and what it is built from."""

    web: FakeWeb = field(default_factory=FakeWeb)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        memory, self.done = Memory(self.clock), list[str]()
        self.memory = memory
        self.sources, self.pressure, self.queues = FakeSources(memory), FakePressure(), LoopsWaiting()
        self.ledger, self.registry = FakeLedger(memory), FakeUrlRegistry(memory)
        self.frontier, self.cache = FakeFrontier(memory), FakeRobotsCache()
        self.board = FakeHealthBoard(memory)
        self.archive, self.publisher = FakeArchive(), RecordingPublisher()
        self.letters, self.planned = FakeDeadLetters(memory), FakeDueQueue(memory, "rechecks")
        self.ingest = Ingest(
            shared=load(SharedSettings, SHARED),
            settings=load(IngestSettings, OWN),
            ledger=self.ledger,
            registry=self.registry,
            archive=self.archive,
            publisher=self.publisher,
            dead_letters=self.letters,
            pauses=FakePauses(memory),
            queues=self.queues,
            pressure=self.pressure,
            upkeep=lambda: self.done.append("upkeep"),
            recheck_queue=self.planned,
            sources=self.sources,
            frontier=self.frontier,
            robots_cache=self.cache,
            fetcher=self.web,
            board=self.board,
            clock=self.clock,
        )
        self.rechecks, self.robots = self.ingest.rechecks, self.ingest.robots
        self.poll, self.fetch = self.ingest.poll, self.ingest.fetch

    @property
    def rule(self) -> FetchRule:
        """The rule by which addresses are tried again."""
        return self.fetch.rule

    def with_ledger(self, ledger: FakeLedger) -> Ingest:
        """Ingest over another ledger."""
        return replace(self.ingest, ledger=ledger)

    def offer(self, url: str, **fields: str) -> Acceptance:
        """An address that was accepted."""
        key = canonicalize(url).key
        return self.ledger.accept(Offer(key=key, url=url, source="desk", host=host_key(url), fields=fields))

    def claim(self) -> Claimed:
        """The claim that there must be, once its host has rested."""
        idle = self.frontier.claim()
        if isinstance(idle, Idle) and idle.wait_s is not None:
            self.memory.clock.sleep(idle.wait_s)
            idle = self.frontier.claim()
        assert isinstance(idle, Claimed), idle
        return idle

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
