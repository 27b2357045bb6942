"""One newswire's state for the contract: in memory, or in a real Redis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newswire_shared.accounting.dead_letters import DeadLetter, DeadLetters, PauseRule
from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.known_articles import KnownArticles
from newswire_shared.accounting.ledger import Acceptance, Counts, Ledger, LedgerLimits, Offer, total
from newswire_shared.accounting.parking import Parking
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.registry import RegistryRestoration, RegistryUpgrade, UrlRegistry
from newswire_shared.accounting.removals import Removals
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.epoch import RedisEpoch
from newswire_shared.state.known_articles import RedisKnownArticles
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.parking import RedisParking
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.state.registry_restoration import RedisRegistryRestoration
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade
from newswire_shared.state.removals import RedisRemovals
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeEpoch,
    FakeKnownArticles,
    FakeLedger,
    FakeParking,
    FakePauses,
    FakeRegistryRestoration,
    FakeRegistryUpgrade,
    FakeRemovals,
    FakeUrlRegistry,
    Memory,
)

from contract.record_scripts import AGE

LIMITS = LedgerLimits(overdue_live_s=300, overdue_backfill_s=3600, most_waiting=50)
PAUSE = PauseRule(least=5)


@dataclass(frozen=True)
class Stores:
    """One newswire's state; `age` and `age_failure` let things look as if they had happened earlier."""

    ledger: Ledger
    registry: UrlRegistry
    parking: Parking
    dead_letters: DeadLetters
    queue: Callable[[str], DueQueue]
    age: Callable[[str, Stage, int], None]
    pauses: Pauses
    take_down: Callable[[str], None]
    age_failure: Callable[[str, int], None]
    upgrade: RegistryUpgrade
    restoration: RegistryRestoration
    epoch: Epoch
    removals: Removals
    known: KnownArticles

    def of_source(self, source: str) -> Counts:
        """The counts of a source in all its hours."""
        return total(self.ledger.counts(name) for name in self.ledger.buckets(0) if name.rpartition("/")[0] == source)

    def state(self, capture_id: str) -> str:
        """Where a capture stands."""
        record = self.ledger.record(capture_id)
        return record.state if record else "unknown"


def in_memory(memory: Memory | None = None) -> Stores:
    """A state in dictionaries."""
    memory = memory or Memory()

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
        pauses=FakePauses(memory),
        take_down=lambda article_id: FakeUrlRegistry(memory).note_all({article_id: {"taken_down": "1"}}),
        age_failure=age_failure,
        upgrade=FakeRegistryUpgrade(memory),
        restoration=FakeRegistryRestoration(memory),
        epoch=FakeEpoch(memory),
        removals=FakeRemovals(memory),
        known=FakeKnownArticles(memory),
    )


def in_redis(state: State) -> Stores:
    """A state in a real server."""
    return Stores(
        ledger=RedisLedger(state, LIMITS),
        registry=RedisUrlRegistry(state),
        parking=RedisParking(state),
        dead_letters=RedisDeadLetters(state, PAUSE),
        queue=lambda name: RedisDueQueue(state, name),
        age=lambda capture, stage, s: state.call(AGE, capture, stage, s * 1000),
        pauses=RedisPauses(state),
        take_down=lambda article_id: RedisUrlRegistry(state).note_all({article_id: {"taken_down": "1"}}),
        age_failure=lambda article_id, s: state.client.hincrby(keys.ARTICLE(article_id), "failed_ms", -s * 1000),
        upgrade=RedisRegistryUpgrade(state),
        restoration=RedisRegistryRestoration(state, LIMITS),
        epoch=RedisEpoch(state),
        removals=RedisRemovals(state),
        known=RedisKnownArticles(state),
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
