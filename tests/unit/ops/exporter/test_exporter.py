"""The exporter's table, its page, and what a reading becomes; tests/integration reads a real broker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version

import pytest
from newswire_ops.exporter.collector import StackCollector
from newswire_ops.exporter.metrics import METRICS, as_markdown
from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.histograms import Histogram
from newswire_ops.observation.reading import FrontierBacklog, RedisMemory, StackReader, StackReading
from newswire_ops.testing import SOUND
from newswire_shared.accounting.heartbeats import Heartbeat, Pulse
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.heartbeats import STALE_S
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.topology import GROUPS
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families
from tree import ROOT

PAGE = ROOT / "docs" / "metrics.md"
READING = StackReading(
    queues={"enrich.live": 7},
    unacked=2,
    parked={"enrich": 3},
    dead_letters=1,
    in_flight={Stage.ENRICH: 9},
    oldest_s={Stage.ENRICH: 12.5},
    paused={"index": "by hand"},
    totals={"accepted": 20, "rejected": 4, "reason:too short": 4, "count:enrich": 10},
    frontier=FrontierBacklog(hosts=5, due=2, lag_s=1.5),
    memory={"broker": RedisMemory(used=1000, limit=4000)},
    sources={"healthy": 8, "gone": 1, "silent": 0},
    ill_sources={"desk": "gone"},
    servers={"broker": SOUND, "state": SOUND},
    ticks_s={"index": 61.5},
    took={Stage.INDEX: Histogram((2, 1, *[0] * 13), 0.3), Stage.ENRICH: Histogram(sum_s=2.5)},
    fresh={Lane.LIVE: Histogram((*[0] * 14, 1), 90_000.0)},
    outcomes={"desk": {"indexed": 3, "dead": 1}},
)


def beat(node: str, age_s: float) -> Heartbeat:
    return Heartbeat(Pulse(node=node, machine="m", release="1", clock_ms=0, up_s=1), age_s, 0)


SERVER = Heartbeat(Pulse("search@m:80", "m", release="1", clock_ms=0, up_s=1, loop_lag_s=0.25), 1, 0)


def named(family: Metric) -> str:
    """As the table names it."""
    return family.name + ("_total" if family.type == "counter" else "")


def away() -> StackReading:
    raise TransientError("Redis cannot be reached")


class Exported:
    """What Prometheus' own parser makes of the text."""

    def __init__(self, text: bytes) -> None:
        self.families = [*text_string_to_metric_families(text.decode())]

    def collect(self) -> list[Metric]:
        return self.families

    def get_sample_value(self, name: str, labels: Mapping[str, str] | None = None) -> float | None:
        samples = (sample for family in self.families for sample in family.samples)
        return next((each.value for each in samples if each.name == name and each.labels == (labels or {})), None)


def exported(read: StackReader) -> Exported:
    return Exported(StackCollector(read, CheckRules(5000))())


def test_the_page_is_made_from_the_table() -> None:
    assert PAGE.read_text("utf-8") == as_markdown(), "python -m newswire_ops.exporter.metrics > docs/metrics.md"


def test_every_metric_of_the_table_is_exported_and_no_other() -> None:
    found = {
        named(family) for family in exported(lambda: replace(READING, beats=[beat("enrich@a", 1), SERVER])).collect()
    }
    assert found == set(METRICS)


def test_every_sample_has_the_labels_of_the_table() -> None:
    for family in exported(lambda: replace(READING, beats=[beat("enrich@a", 1), SERVER])).collect():
        for sample in family.samples:
            labels = (*METRICS[named(family)].labels, *(["le"] if sample.name.endswith("_bucket") else []))
            assert tuple(sample.labels) == labels


@pytest.mark.parametrize(
    ("name", "labels", "value"),
    [
        ("newswire_queue_messages", {"queue": "enrich.live"}, 7),
        ("newswire_oldest_in_flight_age_seconds", {"stage": "enrich"}, 12.5),
        ("newswire_stage_paused", {"stage": "index"}, 1),
        ("newswire_stage_paused", {"stage": "enrich"}, 0),
        ("newswire_ended_total", {"end": "rejected"}, 4),
        ("newswire_ended_total", {"end": "dead"}, 0),
        ("newswire_reasons_total", {"reason": "too short"}, 4),
        ("newswire_reasons_total", {"reason": "outside the source's rules"}, 0),
        ("newswire_stage_seconds_total", {"stage": "enrich"}, 2.5),
        ("newswire_redis_memory_limit_bytes", {"role": "broker"}, 4000),
        ("newswire_sources", {"health": "healthy"}, 8),
        ("newswire_sources", {"health": "silent"}, 0),
        ("newswire_source_ill", {"source": "desk", "health": "gone"}, 1),
        ("newswire_redis_up", {}, 1),
        ("newswire_stage_duration_seconds_bucket", {"stage": "index", "le": "0.25"}, 3),
        ("newswire_stage_duration_seconds_count", {"stage": "index"}, 3),
        ("newswire_stage_duration_seconds_sum", {"stage": "index"}, 0.3),
        ("newswire_freshness_seconds_bucket", {"lane": "live", "le": "21600.0"}, 0),
        ("newswire_freshness_seconds_bucket", {"lane": "live", "le": "+Inf"}, 1),
        ("newswire_source_ended_total", {"source": "desk", "end": "indexed"}, 3),
        ("newswire_source_ended_total", {"source": "desk", "end": "rejected"}, 0),
        ("newswire_tick_age_seconds", {"group": "index"}, 61.5),
        ("newswire_build_info", {"release": version("newswire-ops")}, 1),
        ("newswire_check", {"check": "stages"}, 1),
        ("newswire_check", {"check": "clock"}, 2),
        ("newswire_check", {"check": "redis"}, 0),
    ],
)
def test_a_number_is_exported_under_its_labels(name: str, labels: dict[str, str], value: float) -> None:
    assert exported(lambda: READING).get_sample_value(name, labels) == value


def test_what_a_label_holds_cannot_break_the_text() -> None:
    name = 'a "b" \\ c\nnewswire_redis_up 0'
    assert exported(lambda: replace(READING, outcomes={name: {"indexed": 1}})).get_sample_value(
        "newswire_source_ended_total", {"source": name, "end": "indexed"}
    ) == 1  # fmt: skip


def test_a_redis_that_is_away_is_a_metric_and_nothing_else_is_told() -> None:
    registry = exported(away)
    assert registry.get_sample_value("newswire_redis_up") == 0
    assert registry.get_sample_value("newswire_workers_beating", {"group": "index"}) is None
    assert registry.get_sample_value("newswire_dead_letters") is None


def test_how_late_a_server_s_loop_was_is_told_while_it_beats() -> None:
    registry = exported(lambda: replace(READING, beats=[beat("enrich@a", 1), SERVER]))
    assert registry.get_sample_value("newswire_event_loop_lag_seconds", {"node": "search@m:80", "machine": "m"}) == 0.25
    assert registry.get_sample_value("newswire_event_loop_lag_seconds", {"node": "enrich@a", "machine": "m"}) is None


def test_every_group_is_counted_on_all_machines_also_the_one_without_a_worker() -> None:
    beats = [beat("ingest@a", 1), beat("ingest@b", 2), beat("index@a", STALE_S + 1)]
    registry = exported(lambda: replace(READING, beats=beats))
    counted = {
        group.name: registry.get_sample_value("newswire_workers_beating", {"group": group.name}) for group in GROUPS
    }
    assert counted == {"ingest": 2, "enrich": 0, "enrich-suspect": 0, "index": 0, "alerts": 0}
