"""Fakes of the ports of ops, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.testing import (
    FakeAccessKeys,
    FakeDeadLetters,
    FakeDueQueue,
    FakeEpoch,
    FakeLedger,
    FakePauses,
    FakeQueueLengths,
    FakeTicks,
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
        broker=FakeStateServer(),
        changes=FakeUnindexedChanges(),
        access_keys=FakeAccessKeys(memory),
        epoch=FakeEpoch(memory),
    )
