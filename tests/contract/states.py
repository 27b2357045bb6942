"""One newswire's state for the contract: in memory, or in a real Redis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.dead_letters import DeadLetter, DeadLetters, PauseRule, RedisDeadLetters
from newswire_shared.due_queue import DueQueue, RedisDueQueue
from newswire_shared.ledger import Acceptance, CaptureRecord, Counts, Ledger, LedgerLimits, Offer, RedisLedger, total
from newswire_shared.parking import Parking, RedisParking
from newswire_shared.publishing import EventPublisher
from newswire_shared.reasons import Stage
from newswire_shared.registry import RedisUrlRegistry, UrlRegistry
from newswire_shared.scripts import State
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakeParking,
    FakeUrlRegistry,
    Memory,
)
from newswire_shared.topology import Route

LIMITS = LedgerLimits(overdue_live_s=300, overdue_backfill_s=3600, most_waiting=50)
PAUSE = PauseRule(share=0.2, least=5)


class OpenLedger(Ledger, Protocol):
    """A ledger with what operators read of it."""

    def buckets(self, since_ms: int) -> list[str]:
        """Names of the buckets of sources."""

    def in_flight(self, stage: Stage) -> int:
        """How many captures are in a stage."""

    def captures_of(self, article_id: str) -> list[CaptureRecord]:
        """An article's captures, the newest first."""


class PumpedParking(Parking, Protocol):
    """A parking that can be emptied."""

    def pump(self, route: Route, publisher: EventPublisher) -> int:
        """Publish what is due."""


class OpenDeadLetters(DeadLetters, Protocol):
    """Dead letters with what operators do with them."""

    def ids(self, limit: int = ...) -> list[str]:
        """Ids, the newest first."""

    def size(self) -> int:
        """How many there are."""

    def get(self, letter_id: str) -> DeadLetter:
        """One letter."""

    def revive(self, letter: DeadLetter) -> bool:
        """Back into flight."""

    def drop(self, letter: DeadLetter, record_kept_s: float) -> None:
        """Away for good."""


@dataclass(frozen=True)
class Stores:
    """One newswire's state; `age` and `age_failure` let things look as if they had happened earlier."""

    ledger: OpenLedger
    registry: UrlRegistry
    parking: PumpedParking
    dead_letters: OpenDeadLetters
    queue: Callable[[str], DueQueue]
    age: Callable[[str, Stage, int], None]
    pause: Callable[[Stage, str], None]
    paused: Callable[[], dict[str, str]]
    take_down: Callable[[str], None]
    age_failure: Callable[[str, int], None]

    def of_source(self, source: str) -> Counts:
        """The counts of a source in all its hours."""
        return total(self.ledger.counts(name) for name in self.ledger.buckets(0) if name.rpartition("/")[0] == source)

    def state(self, capture_id: str) -> str:
        """Where a capture stands."""
        record = self.ledger.record(capture_id)
        return record.state if record else "unknown"


def in_memory() -> Stores:
    """A state in dictionaries."""
    memory = Memory()

    def age(capture_id: str, stage: Stage, seconds: int) -> None:
        memory.entered[stage][capture_id] -= seconds * 1000

    def age_failure(article_id: str, seconds: int) -> None:
        article = memory.articles[article_id]
        article["failed_ms"] = str(int(article["failed_ms"]) - seconds * 1000)

    return Stores(
        ledger=FakeLedger(memory, LIMITS),
        registry=FakeUrlRegistry(memory),
        parking=FakeParking(memory),
        dead_letters=FakeDeadLetters(memory, PAUSE),
        queue=lambda name: FakeDueQueue(memory, name),
        age=age,
        pause=memory.paused.__setitem__,
        paused=lambda: dict(memory.paused),
        take_down=lambda article_id: FakeUrlRegistry(memory).note(article_id, {"taken_down": "1"}),
        age_failure=age_failure,
    )


def in_redis(state: State) -> Stores:
    """A state in a real server."""
    return Stores(
        ledger=RedisLedger(state, LIMITS),
        registry=RedisUrlRegistry(state),
        parking=RedisParking(state),
        dead_letters=RedisDeadLetters(state, PAUSE),
        queue=lambda name: RedisDueQueue(state, name),
        age=lambda capture, stage, s: state.client.zincrby(state.key("inflight", stage), -s * 1000, capture),
        pause=lambda stage, why: state.client.hset(state.key("paused"), stage, why),
        paused=lambda: state.client.hgetall(state.key("paused")),
        take_down=lambda article_id: RedisUrlRegistry(state).note(article_id, {"taken_down": "1"}),
        age_failure=lambda article_id, s: state.client.hincrby(
            state.key("article", article_id), "failed_ms", -s * 1000
        ),
    )


def accepted(stores: Stores, key: str = "a", **given: object) -> Acceptance:
    """A capture that was accepted just now."""
    fields: dict[str, object] = {"url": f"https://example.org/{key}", "source": "desk", "host": "example.org:443"}
    acceptance = stores.ledger.accept(Offer(key=key, **(fields | given)))  # type: ignore[arg-type]
    assert acceptance.is_new
    return acceptance


def letter(acceptance: Acceptance, stage: Stage, error: str = "boom") -> DeadLetter:
    """A letter of a capture."""
    return DeadLetter(
        id=f"{acceptance.capture_id}:{stage}", task="a.task", stage=stage, capture_id=acceptance.capture_id,
        article_id=acceptance.article_id, source="desk", message="{}", error=error, kind="ValueError",
        traceback="Traceback: boom", fingerprint="0123abcd",
    )  # fmt: skip
