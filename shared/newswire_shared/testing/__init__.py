"""Fakes of the shared ports, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from newswire_shared.testing.access_keys import FakeAccessKeys
from newswire_shared.testing.archive import FakeArchive, FakeObjectStore
from newswire_shared.testing.clock import FakeClock
from newswire_shared.testing.dead_letters import FakeDeadLetters
from newswire_shared.testing.due_queue import FakeDueQueue
from newswire_shared.testing.epoch import FakeEpoch
from newswire_shared.testing.heartbeats import FakeHeartbeats
from newswire_shared.testing.journal import FakeJournalStore
from newswire_shared.testing.known_articles import FakeKnownArticles
from newswire_shared.testing.ledger import FakeLedger
from newswire_shared.testing.memory import Memory
from newswire_shared.testing.parking import FakeParking
from newswire_shared.testing.pauses import FakePauses
from newswire_shared.testing.pressure import FakePressure
from newswire_shared.testing.publishing import RecordingPublisher
from newswire_shared.testing.queues import FakeMessagesUnderWay, FakeQueueLengths
from newswire_shared.testing.registry import FakeRegistryRestoration, FakeRegistryUpgrade, FakeUrlRegistry
from newswire_shared.testing.rejections import FakeRejections
from newswire_shared.testing.removals import FakeRemovals
from newswire_shared.testing.ticks import FakeTicks

__all__ = [
    "FakeAccessKeys",
    "FakeArchive",
    "FakeClock",
    "FakeDeadLetters",
    "FakeDueQueue",
    "FakeEpoch",
    "FakeHeartbeats",
    "FakeJournalStore",
    "FakeKnownArticles",
    "FakeLedger",
    "FakeMessagesUnderWay",
    "FakeObjectStore",
    "FakeParking",
    "FakePauses",
    "FakePressure",
    "FakeQueueLengths",
    "FakeRegistryRestoration",
    "FakeRegistryUpgrade",
    "FakeRejections",
    "FakeRemovals",
    "FakeTicks",
    "FakeUrlRegistry",
    "Memory",
    "RecordingPublisher",
]
