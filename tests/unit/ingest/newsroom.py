"""Ingest over a made-up web, with every port in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newswire_ingest.composition import Ingest
from newswire_ingest.fetching.fetch_address import FetchRule
from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Idle
from newswire_ingest.settings import IngestSettings
from newswire_ingest.testing import (
    FakeEditHabits,
    FakeFrontier,
    FakeHealthBoard,
    FakeImports,
    FakeRobotsCache,
    FakeSources,
    FakeWeb,
    InlineThreads,
)
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import FIRST, Acceptance, CaptureRecord, Offer
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
    FakeRegistryUpgrade,
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
    own: Mapping[str, str] = field(default_factory=lambda: OWN)

    def __post_init__(self) -> None:
        memory, self.done = Memory(self.clock), list[str]()
        self.memory = memory
        self.sources, self.pressure, self.queues = FakeSources(memory), FakePressure(), LoopsWaiting()
        self.ledger, self.registry = FakeLedger(memory), FakeUrlRegistry(memory)
        self.frontier, self.cache = FakeFrontier(memory), FakeRobotsCache()
        self.board = FakeHealthBoard(memory)
        self.archive, self.publisher = FakeArchive(), RecordingPublisher()
        self.imports = FakeImports()
        self.letters, self.planned = FakeDeadLetters(memory), FakeDueQueue(memory, "rechecks")
        self.habits = FakeEditHabits()
        self.remake()

    def remake(self) -> None:
        """Build ingest of what the newsroom is made of now."""
        self.ingest = Ingest(
            shared=load(SharedSettings, SHARED),
            settings=load(IngestSettings, self.own),
            ledger=self.ledger,
            registry=self.registry,
            registry_upgrade=FakeRegistryUpgrade(self.memory),
            archive=self.archive,
            publisher=self.publisher,
            dead_letters=self.letters,
            pauses=FakePauses(self.memory),
            queues=self.queues,
            pressure=self.pressure,
            upkeep=lambda: self.done.append("upkeep"),
            recheck_queue=self.planned,
            edit_habits=self.habits,
            sources=self.sources,
            frontier=self.frontier,
            robots_cache=self.cache,
            fetcher=self.web,
            imports=self.imports,
            board=self.board,
            clock=self.clock,
            threads=InlineThreads(),
        )
        self.rechecks, self.robots = self.ingest.rechecks, self.ingest.robots
        self.poll, self.fetch = self.ingest.poll, self.ingest.fetch

    @property
    def rule(self) -> FetchRule:
        """The rule by which addresses are tried again."""
        return self.ingest.fetch_address.rule

    def with_ledger(self, ledger: FakeLedger) -> Ingest:
        """Ingest over another ledger."""
        return replace(self.ingest, ledger=ledger)

    def offer(self, url: str, slot: str = FIRST, **fields: str) -> Acceptance:
        """An address that was accepted."""
        key = canonicalize(url).key
        return self.ledger.accept(Offer(key=key, url=url, source="desk", host=host_key(url), slot=slot, fields=fields))

    def claim(self) -> Claimed:
        """The claim that there must be, once its host has rested."""
        claims = self.frontier.claim()
        if isinstance(claims, Idle) and claims.wait_s is not None:
            self.memory.clock.sleep(claims.wait_s)
            claims = self.frontier.claim()
        assert not isinstance(claims, Idle), claims
        (claimed,) = claims
        return claimed

    def visit(self) -> None:
        """Serve the claim that there must be."""
        self.serve(self.claim())

    def serve(self, claimed: Claimed) -> None:
        """Serve a claim, and raise what was our own fault."""
        visited = self.ingest.fetch_address(claimed)
        self.registry.note_all({visited.article_id: visited.notes} if visited.notes else {})
        self.publisher.publish_all([visited.message] if visited.message else [])
        self.frontier.end(visited.end)
        if visited.fault:
            raise visited.fault

    def again(self, claimed: Claimed, wait_s: float, why: str = "") -> None:
        """Put an address in line again."""
        self.frontier.end(ClaimEnd(claimed, wait_s=wait_s, why=why))

    def record(self, acceptance: Acceptance) -> CaptureRecord:
        """The record of a capture."""
        record = self.ledger.record(acceptance.capture_id)
        assert record is not None
        return record

    def letter(self) -> DeadLetter:
        """The one letter there is."""
        (letter_id,) = self.letters.ids()
        return self.letters.get(letter_id)
