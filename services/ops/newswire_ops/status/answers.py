"""The status as the API answers it; the page shows the same."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.topology import QUEUE_NAMES
from pydantic import Field

from newswire_ops.observation.answers import Answer, FindingAnswer


class FlowAnswer(Answer):
    """How fast a stage goes."""

    entered_a_minute: float = Field(description="Captures that entered it, a minute.", examples=[118.0])
    left_a_minute: float = Field(description="Captures that left it, whatever for, a minute.", examples=[120.0])
    mean_s: float | None = Field(
        description="How long those that left were in it, waiting included, on average; null if none left.",
        examples=[1.4],
    )
    over_s: float = Field(description="The seconds that this was seen over, up to now.", examples=[60.0])


class StageAnswer(Answer):
    """One stage of the pipeline."""

    stage: str = Field(examples=["enrich"])
    in_flight: int = Field(description="Captures in it, waiting ones included.", examples=[34])
    oldest_s: float = Field(description="For how long the one that is longest in it has been.", examples=[2.5])
    queued: int = Field(description="Messages in its queues.", examples=[30])
    retrying: int = Field(description="Messages that wait for their next try.", examples=[0])
    flow: FlowAnswer | None = Field(description="Null until two looks can be compared, some seconds apart.")
    p95_s: float | None = Field(
        description="95 of 100 of those that left meanwhile were in it no longer; null if none left, or they were for "
        "more than six hours.", examples=[2.5],
    )  # fmt: skip
    dead: int = Field(description="Dead letters of it, among the newest 500.", examples=[0])
    paused: str | None = Field(description="Why it is paused; null where it is not.", examples=["moving the cluster"])


class FreshnessFigure(Answer):
    """How long live articles took from first seen to searchable."""

    p50_s: float | None = Field(
        description="Half of them took no longer; null for none, or more than six hours.", examples=[5.0]
    )
    p95_s: float | None = Field(description="95 of 100 took no longer; null as before.", examples=[30.0])
    articles: int = Field(description="How many this is of.", examples=[118])
    over_s: float | None = Field(
        description="The seconds up to now in which they became searchable; null for all since the state began, where "
        "none did lately.", examples=[60.0],
    )  # fmt: skip
    aim_s: float = Field(description="What p95 should stay below (`NEWSWIRE_OPS_FRESHNESS_AIM_S`).", examples=[60.0])


class GroupTick(Answer):
    """When a worker group last took a tick of the clock."""

    group: str = Field(examples=["ingest"])
    ago_s: float = Field(examples=[0.8])


class ProcessAnswer(Answer):
    """A worker, a clock or a search server, on whichever machine, by what it last told of itself."""

    node: str = Field(examples=["enrich@desk"])
    group: str = Field(description="The worker group; `beat` for a clock, `search` for a server.", examples=["enrich"])
    machine: str = Field(examples=["desk"])
    is_silent: bool = Field(description="It has not told of itself lately, and did not end in order.", examples=[False])
    is_doubled: bool = Field(description="Two processes tell of themselves by this name.", examples=[False])
    release: str = Field(examples=["0.1.0"])
    recipe: str = Field(description="By what enrich workers make articles; else empty.", examples=["5c1f2a90d4e7"])
    told_s: float = Field(description="How long ago it told of itself.", examples=[1.5])
    up_s: float = Field(description="For how long it had run then.", examples=[86400.0])
    last_message_s: float | None = Field(
        description="How long ago it was given a message; null where it never was.", examples=[0.4]
    )
    active: int = Field(description="Messages that it works on.", examples=[2])
    clock_ahead_s: float = Field(description="How far its machine's clock is ahead of that of Redis.", examples=[0.01])


class MachineAnswer(Answer):
    """A machine with processes."""

    machine: str = Field(examples=["desk"])
    processes: int = Field(examples=[6])
    disk_free: int | None = Field(
        description="Free bytes on the fullest disk that its processes write to; null where none could be asked.",
        examples=[83_200_000_000],
    )
    clock_ahead_s: float = Field(description="How far its clock is ahead of that of Redis.", examples=[0.01])


class IllSource(Answer):
    """A source that somebody should look at."""

    source: str = Field(examples=["saltmere-times"])
    health: str = Field(examples=["silent"])


class SourcesStatus(Answer):
    """The sources by their health, as they were counted last: every 15 s, and more seldom where that takes long."""

    by_health: dict[str, int] = Field(
        description="Empty while nobody counts.", examples=[{"healthy": 9990, "silent": 10}]
    )
    ill: tuple[IllSource, ...] = Field(description="Those to look at, the longest ill first; 50 at most.")


class HostAnswer(Answer):
    """A host that fails."""

    host: str = Field(examples=["saltmere.example"])
    failures: int = Field(description="Failures in a row.", examples=[4])
    failing_s: float = Field(description="For how long it has failed.", examples=[1800.0])
    rests_s: float = Field(description="For how long it is left alone yet; 0 if it may be asked.", examples=[240.0])


class HostsStatus(Answer):
    """Hosts in backoff."""

    failing: int = Field(description="Hosts whose last answer was a failure, or did not come.", examples=[1])
    hosts: tuple[HostAnswer, ...] = Field(description="Those that failed most often in a row; 25 at most.")
    waiting: int = Field(description="Hosts with an address to fetch.", examples=[120])
    due: int = Field(description="Those of them that may be fetched from now.", examples=[2])
    lag_s: float = Field(description="For how long the first of those has been due.", examples=[0.3])


class LetterGroupAnswer(Answer):
    """Dead letters of one kind of error at one place."""

    stage: str = Field(description="The stage, or the task where it has none.", examples=["enrich"])
    fingerprint: str = Field(examples=["6d4d8c93"])
    kind: str = Field(description="The kind of error.", examples=["ValueError"])
    error: str = Field(
        description="The newest of these errors, 300 characters of it at most.", examples=["no such encoding"]
    )
    letters: int = Field(examples=[3])
    sources: int = Field(description="Of how many sources.", examples=[1])
    newest_at: datetime


class LettersStatus(Answer):
    """What waits for a person."""

    letters: int = Field(description="All there are.", examples=[3])
    looked_at: int = Field(description="The newest of them, which are grouped.", examples=[3])
    groups: tuple[LetterGroupAnswer, ...] = Field(description="The most frequent first.")


class ReasonCount(Answer):
    """How often captures were rejected for a reason."""

    reason: str = Field(examples=["too short"])
    captures: int = Field(description="Since the state began.", examples=[410])
    lately: int = Field(description="Among the newest that were rejected.", examples=[12])


class RejectedStatus(Answer):
    """What was rejected."""

    captures: int = Field(description="Since the state began.", examples=[1290])
    looked_at: int = Field(description="The newest of them, which `lately` is about.", examples=[200])
    reasons: tuple[ReasonCount, ...] = Field(description="Those that were met lately first.")


class EngineStatus(Answer):
    """The engine of the index, as an index worker saw it last."""

    trouble: str | None = Field(description="Why it does not serve; null where it does.", examples=[None])
    seen_s: float = Field(description="How long ago.", examples=[3.0])


class ServerAnswer(Answer):
    """A Redis."""

    role: str = Field(
        description="`broker` has the queues, `state` all else; one may be both.", examples=["broker and state"]
    )
    version: str = Field(examples=["7.4.6"])
    used: int = Field(description="Bytes that it uses.", examples=[34_000_000])
    limit: int = Field(description="Bytes that it may use; 0 where nothing limits it.", examples=[1_073_741_824])
    eviction: str | None = Field(description="What it does when memory is full.", examples=["noeviction"])
    is_appending: bool = Field(description="Whether its append-only file is on.", examples=[True])


class StatusLinks(Answer):
    """Where to look further."""

    flower: str | None = Field(
        description="Flower's pages; null where none is known.", examples=["http://127.0.0.1:5555"]
    )
    runbook: str = Field(description="The runbook, as this server shows it.", examples=["/ops/runbook"])


class StatusAnswer(Answer):
    """All that an operator sees at one look."""

    at: datetime = Field(description="When it was read, by the time of Redis.")
    release: str = Field(description="The release that answers.", examples=["0.1.0"])
    findings: tuple[FindingAnswer, ...] = Field(
        description="What every check found, the worst first; `newswire doctor --json` prints the same objects."
    )
    stages: tuple[StageAnswer, ...] = Field(description="The pipeline, in order.")
    freshness: FreshnessFigure
    ticks: tuple[GroupTick, ...] = Field(description="The clock, as worker groups take its ticks.")
    processes: tuple[ProcessAnswer, ...] = Field(description="Workers, clocks and search servers, silent ones first.")
    machines: tuple[MachineAnswer, ...]
    queues: dict[str, int] = Field(
        description="Messages that wait, by queue.", examples=[dict.fromkeys(QUEUE_NAMES, 0)]
    )
    unacked: int = Field(description="Messages that workers have taken and not ended.", examples=[4])
    sources: SourcesStatus
    hosts: HostsStatus
    dead: LettersStatus
    rejected: RejectedStatus
    engine: EngineStatus | None = Field(description="Null until an index worker has asked it.")
    servers: tuple[ServerAnswer, ...]
    links: StatusLinks
