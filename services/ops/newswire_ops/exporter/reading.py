"""One reading of a stack: the numbers that are exported, and the port that reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.contracts.reasons import Stage


@dataclass(frozen=True, slots=True)
class FrontierBacklog:
    """How many hosts wait, how many of them are due, and for how long the first has been."""

    hosts: int
    due: int
    lag_s: float


@dataclass(frozen=True, slots=True)
class RedisMemory:
    """Bytes used and allowed; 0 where nothing limits them."""

    used: int
    limit: int


@dataclass(frozen=True, slots=True)
class StackReading:
    """The numbers of one moment; `totals` are the sums that the ledger's scripts keep.

    `sources` are counted by ingest, by their states, and `ill_sources` are some of those that somebody should look at;
    both are empty while nobody counts.  `unfiled` are the known articles that no file of the registry holds yet.
    """

    queues: Mapping[str, int]
    unacked: int
    parked: Mapping[str, int]
    dead_letters: int
    in_flight: Mapping[Stage, int]
    oldest_s: Mapping[Stage, float]
    paused: frozenset[str]
    totals: Mapping[str, int]
    frontier: FrontierBacklog
    memory: Mapping[str, RedisMemory]
    sources: Mapping[str, int] = field(default_factory=dict)
    ill_sources: Mapping[str, str] = field(default_factory=dict)
    unfiled: int = 0
    filed_ago_s: float = 0


class StackReader(Protocol):
    """Reads a stack, at a cost that does not grow with what lies in it."""

    def __call__(self) -> StackReading:
        """Every number, as of now.  Raises TransientError where the broker or the state cannot be reached."""
