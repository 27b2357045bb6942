"""The collector: a reading of the stack as the samples of the table."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import structlog
from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.checks import Finding, Verdict

from newswire_ops.exporter.exposition import Sample, as_text
from newswire_ops.observation.checks import CheckRules, findings
from newswire_ops.observation.histograms import NOTHING
from newswire_ops.observation.processes import CLOCK
from newswire_ops.observation.reading import StackReader, StackReading
from newswire_ops.release import RELEASE

log = structlog.get_logger(__name__)

ENDS_OF_REQUESTS = ("answered", "away")
FATES_OF_WRITES = ("done", "conflict", "busy", "too large", "refused")  # as index workers name them
VALUES = {Verdict.FINE: 0, Verdict.ODD: 1, Verdict.WRONG: 2}


@dataclass(frozen=True, slots=True)
class StackCollector:
    """Reads the stack at each scrape; a Redis that does not answer is a metric, not an error."""

    read: StackReader
    rules: CheckRules

    def __call__(self) -> bytes:
        """The metrics as of now, as Prometheus reads them."""
        started = time.perf_counter()
        samples = self._of_redis()
        return as_text([*samples, ("read_seconds", (), time.perf_counter() - started)])

    def _of_redis(self) -> list[Sample]:
        try:
            reading = self.read()
        except TransientError as error:
            log.warning("exporter.redis_away", why=str(error))
            return [("redis_up", (), 0)]
        return [("redis_up", (), 1), *samples_of(reading), *_of_checks(findings(reading, self.rules))]


def samples_of(reading: StackReading) -> Iterator[Sample]:
    """Every number of a reading, with its labels."""
    yield from (("queue_messages", (queue,), number) for queue, number in reading.queues.items())
    yield "unacked_messages", (), reading.unacked
    yield from (("parked_messages", (group,), number) for group, number in reading.parked.items())
    yield "dead_letters", (), reading.dead_letters
    yield from (("in_flight", (stage,), number) for stage, number in reading.in_flight.items())
    yield from (("oldest_in_flight_age_seconds", (stage,), age_s) for stage, age_s in reading.oldest_s.items())
    yield from (("stage_paused", (stage,), stage in reading.paused) for stage in Stage)
    yield "frontier_hosts", (), reading.frontier.hosts
    yield "frontier_hosts_due", (), reading.frontier.due
    yield "frontier_lag_seconds", (), reading.frontier.lag_s
    yield from (("redis_memory_bytes", (role,), memory.used) for role, memory in reading.memory.items())
    yield from (("redis_memory_limit_bytes", (role,), memory.limit) for role, memory in reading.memory.items())
    yield "registry_unfiled", (), reading.unfiled
    yield "registry_filed_age_seconds", (), reading.filed_ago_s
    yield from (("sources", (health,), number) for health, number in reading.sources.items())
    yield from (("source_ill", item, 1) for item in reading.ill_sources.items())
    yield from _of_beats(reading.beats)
    yield from (("tick_age_seconds", (group,), age_s) for group, age_s in reading.ticks_s.items())
    yield "build_info", (RELEASE,), 1
    yield from _of_totals(reading)
    yield from (("stage_duration_seconds", (stage,), took) for stage, took in reading.took.items())
    yield from (("freshness_seconds", (lane,), took) for lane, took in reading.fresh.items())
    yield from (("index_requests_total", (end,), reading.writes.get(f"request {end}", 0)) for end in ENDS_OF_REQUESTS)
    yield from (("index_writes_total", (fate,), reading.writes.get(f"article {fate}", 0)) for fate in FATES_OF_WRITES)
    yield from (
        ("source_ended_total", (source, end), ended.get(end, 0))
        for source, ended in reading.outcomes.items()
        for end in End
    )


def _of_totals(reading: StackReading) -> Iterator[Sample]:
    """Each counter is there from the first scrape on, so that its first step is seen."""
    totals = reading.totals
    yield "accepted_total", (), totals.get("accepted", 0)
    yield "replayed_total", (), totals.get("replayed", 0)
    yield from (("ended_total", (end,), totals.get(end, 0)) for end in End)
    yield from (("reasons_total", (reason,), totals.get(f"reason:{reason}", 0)) for reason in Reason)
    yield from (("stage_captures_total", (stage,), totals.get(f"count:{stage}", 0)) for stage in Stage)
    yield from (("stage_seconds_total", (stage,), reading.took.get(stage, NOTHING).sum_s) for stage in Stage)


def _of_beats(beats: Sequence[Heartbeat]) -> Iterator[Sample]:
    fresh = [beat.group for beat in beats if beat.is_fresh]
    for group in (*(group.name for group in GROUPS), CLOCK):  # all of them: an alert on 0 needs a series
        yield "workers_beating", (group,), fresh.count(group)
    built = Counter((beat.group, beat.pulse.release, beat.pulse.recipe) for beat in beats if beat.is_fresh)
    yield from (("processes", labels, number) for labels, number in built.items())
    told = ((beat, (beat.group, beat.pulse.node, beat.pulse.machine)) for beat in beats)
    yield from (("heartbeat_age_seconds", labels, beat.age_s) for beat, labels in told)
    loops = ((beat.pulse, beat.pulse.loop_lag_s) for beat in beats if beat.is_fresh)
    yield from (("event_loop_lag_seconds", (p.node, p.machine), lag_s) for p, lag_s in loops if lag_s is not None)


def _of_checks(found: Iterable[Finding]) -> Iterator[Sample]:
    return (("check", (finding.name,), VALUES[finding.verdict]) for finding in found)
