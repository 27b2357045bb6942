"""One reading of a stack: all that Redis tells of it at one moment, and the port that reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.accounting.epoch import EpochState
from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.contracts.reasons import Lane, Stage

from newswire_ops.observation.histograms import Histogram


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
class ServerFacts:
    """The facts about a Redis on which it depends whether what lies there survives; None where it gives none.

    `version` is that of Redis' commands, as also a Valkey tells it.
    """

    eviction: str | None
    is_appending: bool
    used_bytes: int
    version: tuple[int, ...] = ()
    is_cluster: bool = False
    is_replica: bool = False


@dataclass(frozen=True, slots=True)
class EngineLook:
    """What an index worker saw last of the engine: why it does not serve, "" where it does, and how long ago."""

    why: str
    ago_s: float


@dataclass(frozen=True, slots=True)
class StackReading:
    """The numbers of one moment; `totals` are the sums that the ledger's scripts keep.

    `sources` are counted by ingest, by their states, and `ill_sources` are some of those that somebody should look at;
    both are empty while nobody counts.  `unfiled` are the known articles that no file of the registry holds yet.
    `paused` has the reason of each stage that is; `beats` are those of all machines, `servers` the facts of the Redis
    of the queues (`broker`) and of the `state`.  `at_ms` is the time of the state.
    `took` is how long captures were in a stage, `fresh` how long articles took until they were indexed, and `outcomes`
    how captures ended of the sources that brought most.  `writes` is what the engine of the index made of articles
    (`article FATE`) and of requests (`request answered`, `request away`).
    """

    queues: Mapping[str, int]
    unacked: int
    parked: Mapping[str, int]
    dead_letters: int
    in_flight: Mapping[Stage, int]
    oldest_s: Mapping[Stage, float]
    paused: Mapping[str, str]
    totals: Mapping[str, int]
    frontier: FrontierBacklog
    memory: Mapping[str, RedisMemory]
    sources: Mapping[str, int] = field(default_factory=dict)
    ill_sources: Mapping[str, str] = field(default_factory=dict)
    unfiled: int = 0
    filed_ago_s: float = 0
    epoch: EpochState = field(default_factory=EpochState)
    ticks_s: Mapping[str, float] = field(default_factory=dict)
    beats: Sequence[Heartbeat] = ()
    servers: Mapping[str, ServerFacts] = field(default_factory=dict)
    engine: EngineLook | None = None
    at_ms: int = 0
    took: Mapping[Stage, Histogram] = field(default_factory=dict)
    fresh: Mapping[Lane, Histogram] = field(default_factory=dict)
    outcomes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    writes: Mapping[str, int] = field(default_factory=dict)


class StackReader(Protocol):
    """Reads a stack, at a cost that does not grow with what lies in it."""

    def __call__(self) -> StackReading:
        """Every number, as of now.  Raises TransientError where the broker or the state cannot be reached."""
