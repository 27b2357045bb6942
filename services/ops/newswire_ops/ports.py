"""The ports of a running stack, as an operator's commands use them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.access_keys import AccessKeys
from newswire_shared.accounting.dead_letters import DeadLetters
from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.heartbeats import Heartbeats
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import QueueLengths
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.rejections import Rejections
from newswire_shared.accounting.ticks import Ticks
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.settings import SharedSettings

from newswire_ops.observation.reading import StackReader


class DeclaredSources(Protocol):
    """The sources that somebody added.  Raises TransientError when the state cannot be reached."""

    def names(self) -> Collection[str]:
        """Their names, in no order."""


class UnindexedChanges(Protocol):
    """Changes of linking that the index was not sent yet.  Raises TransientError when the state cannot be reached."""

    def size(self) -> int:
        """How many there are."""


class StateServer(Protocol):
    """The Redis of the state.  Raises TransientError when it cannot be reached."""

    def ping(self) -> None:
        """Return once it answered."""

    def loose(self) -> Mapping[str, int]:
        """Settings that keep small values apart, with what they should be at least; nothing where it tells none."""


@dataclass(frozen=True, slots=True)
class RunningStack:
    """The ports of one stack.  Nothing connects before its first use."""

    settings: SharedSettings
    ledger: Ledger
    registry: UrlRegistry
    archive: Archive
    dead_letters: DeadLetters
    rejections: Rejections
    pauses: Pauses
    ticks: Ticks
    queues: QueueLengths
    publisher: EventPublisher
    rechecks: DueQueue
    sources: DeclaredSources
    server: StateServer
    read: StackReader
    heartbeats: Heartbeats
    changes: UnindexedChanges
    access_keys: AccessKeys
    epoch: Epoch
