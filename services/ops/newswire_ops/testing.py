"""Fakes of the ports of ops, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakePauses,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)

from newswire_ops.ports import RunningStack, ServerFacts

SOUND = ServerFacts(eviction="noeviction", is_appending=True, used_bytes=3_400_000)


@dataclass(slots=True)
class FakeDeclaredSources:
    """Sources in a set."""

    declared: set[str] = field(default_factory=set)

    def names(self) -> set[str]:
        """Their names."""
        return self.declared


@dataclass(slots=True)
class FakeUnindexedChanges:
    """A number of changes."""

    waiting: int = 0

    def size(self) -> int:
        """That number."""
        return self.waiting


@dataclass(slots=True)
class FakeStateServer:
    """A server with given facts; `fault` is raised instead while it is set."""

    given: ServerFacts = SOUND
    fault: Exception | None = None

    def ping(self) -> None:
        """Answer."""
        if self.fault:
            raise self.fault

    def facts(self) -> ServerFacts:
        """Its facts."""
        self.ping()
        return self.given


@dataclass(slots=True)
class FakeTicks:
    """Ticks as ages, which a test sets."""

    ages: dict[str, float] = field(default_factory=dict)
    swept: set[Stage] = field(default_factory=set)

    def note(self, group: str) -> None:
        """A group takes a tick just now."""
        self.ages[group] = 0.0

    def ages_s(self) -> dict[str, float]:
        """How long ago each group took its last tick."""
        return dict(self.ages)

    def is_turn(self, stage: Stage, every_s: int) -> bool:
        """True once for each stage: time stands still here."""
        is_first = stage not in self.swept
        self.swept.add(stage)
        return is_first


@dataclass(slots=True)
class FakeQueueLengths:
    """Lengths of queues, which a test sets."""

    lengths: Counter[str] = field(default_factory=Counter)

    def length(self, queue: str) -> int:
        """How many messages wait in a queue."""
        return self.lengths[queue]


def stack_over(memory: Memory, settings: SharedSettings) -> RunningStack:
    """The ports of a stack over a state in memory."""
    return RunningStack(
        settings=settings,
        ledger=FakeLedger(memory),
        registry=FakeUrlRegistry(memory),
        dead_letters=FakeDeadLetters(memory),
        pauses=FakePauses(memory),
        ticks=FakeTicks(),
        queues=FakeQueueLengths(),
        publisher=RecordingPublisher(),
        rechecks=FakeDueQueue(memory, "rechecks"),
        sources=FakeDeclaredSources(),
        server=FakeStateServer(),
        changes=FakeUnindexedChanges(),
    )
