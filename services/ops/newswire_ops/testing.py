"""Fakes of the ports of ops, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES, Due
from newswire_shared.testing import (
    FakeAccessKeys,
    FakeArchive,
    FakeClock,
    FakeDeadLetters,
    FakeDueQueue,
    FakeEpoch,
    FakeHeartbeats,
    FakeLedger,
    FakePauses,
    FakeQueueLengths,
    FakeRejections,
    FakeTicks,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)

from newswire_ops.observation.reading import FrontierBacklog, RedisMemory, ServerFacts, StackReading
from newswire_ops.operations.actions import KEPT, Action
from newswire_ops.ports import RunningStack
from newswire_ops.status.troubles import FailingHost, LetterFacts, Troubles

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
    """A server with given settings; `fault` is raised instead while it is set."""

    given: dict[str, int] = field(default_factory=dict)
    fault: Exception | None = None

    def ping(self) -> None:
        """Answer."""
        if self.fault:
            raise self.fault

    def loose(self) -> dict[str, int]:
        """Its settings that are less than they should be."""
        self.ping()
        return self.given


@dataclass(slots=True)
class FakeSessions:
    """Sessions in a dict, by a clock that is given; `attempted` has when each address tried."""

    clock: FakeClock = field(default_factory=FakeClock)
    begun: dict[str, tuple[str, float]] = field(default_factory=dict)
    attempted: dict[str, list[float]] = field(default_factory=dict)

    def begin(self, digest: str, key_id: str, lasts_s: int) -> None:
        """Keep one."""
        self.begun[digest] = key_id, self.clock.monotonic_s() + lasts_s

    def key_of(self, digest: str) -> str | None:
        """The key of one that lasts."""
        key_id, ends_s = self.begun.get(digest, (None, 0.0))
        return key_id if self.clock.monotonic_s() < ends_s else None

    def end(self, digest: str) -> None:
        """Forget one."""
        self.begun.pop(digest, None)

    def attempts(self, address: str, window_s: int) -> int:
        """Those since the first of a window."""
        tries, now_s = self.attempted.setdefault(address, []), self.clock.monotonic_s()
        if tries and now_s - tries[0] >= window_s:
            tries.clear()
        tries.append(now_s)
        return len(tries)


@dataclass(slots=True)
class FakeActionLog:
    """Actions in a list."""

    clock: FakeClock = field(default_factory=FakeClock)
    noted: list[Action] = field(default_factory=list)

    def note(self, who: str, what: str, of: str, outcome: str) -> None:
        """Keep one."""
        self.noted = [*self.noted, Action(self.clock.now_ms(), who, what, of, outcome)][-KEPT:]

    def newest(self, limit: int) -> list[Action]:
        """The last ones."""
        return self.noted[::-1][:limit]


@dataclass(slots=True)
class FakeTroubles:
    """The letters of a state in memory, and hosts as given."""

    memory: Memory
    hosts: list[FailingHost] = field(default_factory=list)

    def __call__(self) -> Troubles:
        """All of them."""
        letters = map(FakeDeadLetters(self.memory).get, FakeDeadLetters(self.memory).ids())
        facts = [
            LetterFacts(
                each.id, each.place, each.source, each.fingerprint, each.kind, each.error,
                int(each.died_ms or 0),
            )
            for each in letters
        ]  # fmt: skip
        return Troubles(len(self.hosts), self.hosts, facts)


@dataclass(slots=True)
class FakeStackReader:
    """Reads the ports of a stack in memory, one by one; what no port of it tells is as given."""

    stack: RunningStack
    servers: dict[str, ServerFacts] = field(default_factory=lambda: {"broker": SOUND, "state": SOUND})
    unfiled: int = 0
    at_ms: int = 0

    def __call__(self) -> StackReading:
        """All that they tell."""
        ports = self.stack
        return StackReading(
            queues={queue: ports.queues.length(queue) for queue in QUEUE_NAMES},
            unacked=0,
            parked={group.name: 0 for group in GROUPS if group.control},
            dead_letters=ports.dead_letters.size(),
            in_flight={stage: ports.ledger.in_flight(stage) for stage in Stage},
            oldest_s=dict.fromkeys(Stage, 0.0),
            paused=ports.pauses.paused(),
            totals={},
            frontier=FrontierBacklog(0, 0, 0.0),
            memory={role: RedisMemory(facts.used_bytes, 0) for role, facts in self.servers.items()},
            unfiled=self.unfiled,
            epoch=ports.epoch.state(),
            ticks_s=ports.ticks.ages_s(),
            beats=ports.heartbeats.all(),
            servers=self.servers,
            at_ms=self.at_ms,
        )


def no_reading() -> StackReading:
    """A reader that nothing may ask."""
    raise AssertionError("the stack is read")


def stack_over(memory: Memory, settings: SharedSettings) -> RunningStack:
    """The ports of a stack over a state in memory."""
    made = RunningStack(
        settings=settings,
        ledger=FakeLedger(memory),
        registry=FakeUrlRegistry(memory),
        archive=FakeArchive(),
        dead_letters=FakeDeadLetters(memory),
        rejections=FakeRejections(memory),
        pauses=FakePauses(memory),
        ticks=FakeTicks(),
        queues=FakeQueueLengths(),
        publisher=RecordingPublisher(),
        rechecks=FakeDueQueue(memory, Due.RECHECKS),
        sources=FakeDeclaredSources(),
        server=FakeStateServer(),
        read=no_reading,
        heartbeats=FakeHeartbeats(memory),
        changes=FakeUnindexedChanges(),
        access_keys=FakeAccessKeys(memory),
        epoch=FakeEpoch(memory),
    )
    return replace(made, read=FakeStackReader(made))
