"""The one table of metrics; `docs/metrics.md` is made from it: `python -m newswire_ops.exporter.metrics`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from newswire_shared.accounting.heartbeats import FORGOTTEN_S

MetricKind = Literal["gauge", "counter", "histogram"]
PREFIX = "newswire_"  # of every metric, as Prometheus asks of an application


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: counters never fall, also not when the exporter or a worker starts again.

    A histogram is counters named `_bucket`, with the label `le`, `_count` and `_sum`.
    """

    name: str
    kind: MetricKind
    help: str
    labels: tuple[str, ...] = ()


_ROWS: tuple[tuple[str, MetricKind, str, tuple[str, ...]], ...] = (
    ("redis_up", "gauge", "1 if Redis answers; 0 if not, and then nothing else of Redis is exported.", ()),
    ("queue_messages", "gauge", "Messages that wait in a queue.", ("queue",)),
    ("unacked_messages", "gauge", "Messages that workers have taken and not ended yet, all queues together.", ()),
    ("parked_messages", "gauge", "Messages that wait for their next try, per worker group.", ("group",)),
    ("dead_letters", "gauge", "Dead letters that wait for a person.", ()),
    ("in_flight", "gauge", "Captures that are in a stage, waiting ones included.", ("stage",)),
    (
        "oldest_in_flight_age_seconds", "gauge",
        "Age of the capture that is longest in a stage, since it entered or was last published again; "
        "messages carry no time, so this stands for the age of a queue.", ("stage",),
    ),
    ("stage_paused", "gauge", "1 while a stage is paused, by hand or because too much died in it.", ("stage",)),
    ("accepted_total", "counter", "Captures accepted.", ()),
    ("ended_total", "counter", "Captures that ended: indexed, unchanged, rejected or dead.", ("end",)),
    ("reasons_total", "counter", "Captures that were rejected, or died, for a reason of the list.", ("reason",)),
    (
        "replayed_total", "counter", "Dead or rejected captures that were taken back into flight; "
        "accepted + replayed = ended + in flight, but for captures older than these counters.", (),
    ),
    ("stage_captures_total", "counter", "Captures that left a stage, whatever for.", ("stage",)),
    (
        "stage_seconds_total", "counter",
        "Time that those captures spent in the stage, from entering to leaving, waiting included.", ("stage",),
    ),
    (
        "stage_duration_seconds", "histogram",
        "How long captures were in a stage, from entering to leaving, waiting included; a capture that was indexed "
        "before enrichment could say that it had sent it is counted for enrichment alone.", ("stage",),
    ),
    (
        "freshness_seconds", "histogram",
        "How long articles took from first seen until indexed; Elasticsearch shows them with its next refresh. "
        "First looks, and looks after failures; backfill waits by design.", ("lane",),
    ),
    (
        "source_ended_total", "counter",
        "Captures that ended, of the 25 sources that brought most since the state began.", ("source", "end"),
    ),
    (
        "index_requests_total", "counter",
        "Requests of index workers to write articles, by whether the engine answered, or was away; then the same "
        "articles are sent again.", ("outcome",),
    ),
    (
        "index_writes_total", "counter",
        "What the engine made of each article: done; conflict, busy or too large, which are tried again; or refused. "
        "A worker that is killed takes those of its last second with it: the ledger is what adds up.", ("fate",),
    ),
    (
        "tick_age_seconds", "gauge",
        "How long ago a worker group took a tick: one a second, or one in five where nothing is due.",
        ("group",),
    ),
    ("build_info", "gauge", "1; the release that exports.", ("release",)),
    (
        "processes", "gauge", "Processes whose heartbeat is fresh, by release, and by the recipe of enrich workers.",
        ("group", "release", "recipe"),
    ),
    ("frontier_hosts", "gauge", "Hosts that have an address to fetch and are not being fetched from.", ()),
    ("frontier_hosts_due", "gauge", "Those of them that may be fetched from now.", ()),
    ("frontier_lag_seconds", "gauge", "How long the first of them has been due.", ()),
    (
        "sources", "gauge", "Sources by their health, as `newswire sources list` has it, counted every 15 s, and more "
        "seldom where that takes long; left out while nobody counts.", ("health",),
    ),
    (
        "source_ill", "gauge", "1 for each source that somebody should look at; at most 50, the longest ill.",
        ("source", "health"),
    ),
    (
        "workers_beating", "gauge",
        "Workers, or clocks, of all machines whose heartbeat is fresh.", ("group",),
    ),
    (
        "heartbeat_age_seconds", "gauge",
        f"Age of each heartbeat; one older than {FORGOTTEN_S / 60:.0f} minutes is no longer exported.",
        ("group", "node", "machine"),
    ),
    (
        "event_loop_lag_seconds", "gauge",
        "How late the event loop of each search server was at worst within a minute.",
        ("node", "machine"),
    ),
    (
        "check", "gauge", "What `newswire doctor` finds by what Redis tells: 0 fine, 1 odd, 2 wrong.", ("check",),
    ),
    ("redis_memory_bytes", "gauge", "Memory that a Redis uses; one is both where one serves as both.", ("role",)),
    ("redis_memory_limit_bytes", "gauge", "Memory that a Redis may use; 0 where it has no limit.", ("role",)),
    ("registry_unfiled", "gauge", "Known articles that no file of the registry holds yet.", ()),
    (
        "registry_filed_age_seconds", "gauge",
        "How long ago all that was known had been filed; 0 before anything is known.", (),
    ),
    ("read_seconds", "gauge", "What this reading took.", ()),
)  # fmt: skip

METRICS: Mapping[str, Metric] = MappingProxyType(
    {PREFIX + name: Metric(PREFIX + name, kind, text, labels) for name, kind, text, labels in _ROWS}
)

_INTRODUCTION = """\
# Metrics

`newswire exporter` serves these at `http://127.0.0.1:9108/metrics`.  Each scrape asks Redis once, by commands of
constant cost, or that of the number of workers, and asks no worker anything.

This page is made from the table in `services/ops/newswire_ops/exporter/metrics.py` by
`python -m newswire_ops.exporter.metrics > docs/metrics.md`.

| metric | type | labels | meaning |
|---|---|---|---|
"""


def as_markdown() -> str:
    """The page of the documentation."""
    return _INTRODUCTION + "".join(_row(metric) for metric in METRICS.values())


def _row(metric: Metric) -> str:
    labels = ", ".join(f"`{label}`" for label in metric.labels)
    return f"| `{metric.name}` | {metric.kind} | {labels} | {metric.help} |\n"


if __name__ == "__main__":
    print(as_markdown(), end="")
