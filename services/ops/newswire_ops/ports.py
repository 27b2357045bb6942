"""The ports of a running stack, as an operator's commands use them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.accounting.access_keys import AccessKeys
from newswire_shared.accounting.dead_letters import DeadLetters
from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import QueueLengths
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.ticks import Ticks
from newswire_shared.contracts.settings import SharedSettings


class DeclaredSources(Protocol):
    """The sources that somebody added.  Raises TransientError when the state cannot be reached."""

    def names(self) -> Collection[str]:
        """Their names, in no order."""


class UnindexedChanges(Protocol):
    """Changes of linking that the index was not sent yet.  Raises TransientError when the state cannot be reached."""

    def size(self) -> int:
        """How many there are."""


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """The facts about a Redis on which it depends whether what lies there survives; None where it gives none.

    `loose` are settings that keep small values apart, with what they should be at least; `unfiled` is how many known
    articles no file of the registry holds yet.  `version` is that of Redis' commands, as also a Valkey tells it.
    """

    eviction: str | None
    is_appending: bool
    used_bytes: int
    loose: Mapping[str, int] = field(default_factory=dict)
    unfiled: int = 0
    version: tuple[int, ...] = ()
    is_cluster: bool = False
    is_replica: bool = False


class StateServer(Protocol):
    """A Redis, of the queues or of the state.  Raises TransientError when it cannot be reached."""

    def ping(self) -> None:
        """Return once it answered."""

    def facts(self) -> ServerFacts:
        """Its memory and persistence, as they are configured now."""


@dataclass(frozen=True, slots=True)
class RunningStack:
    """The ports of one stack.  Nothing connects before its first use."""

    settings: SharedSettings
    ledger: Ledger
    registry: UrlRegistry
    dead_letters: DeadLetters
    pauses: Pauses
    ticks: Ticks
    queues: QueueLengths
    publisher: EventPublisher
    rechecks: DueQueue
    sources: DeclaredSources
    server: StateServer
    broker: StateServer
    changes: UnindexedChanges
    access_keys: AccessKeys
    epoch: Epoch
