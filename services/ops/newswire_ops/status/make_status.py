"""The status, made of one reading and what else was asked: pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import group_of, route_of_stage

from newswire_ops.observation.answers import finding_answer
from newswire_ops.observation.checks import CheckRules, findings, worst_first
from newswire_ops.observation.letter_groups import grouped
from newswire_ops.observation.reading import EngineLook, StackReading
from newswire_ops.release import RELEASE
from newswire_ops.status.answers import (
    EngineStatus,
    FlowAnswer,
    FreshnessFigure,
    GroupTick,
    HostAnswer,
    HostsStatus,
    IllSource,
    LetterGroupAnswer,
    LettersStatus,
    MachineAnswer,
    ProcessAnswer,
    ReasonCount,
    RejectedStatus,
    ServerAnswer,
    SourcesStatus,
    StageAnswer,
    StatusAnswer,
    StatusLinks,
)
from newswire_ops.status.rates import Flow, Pace
from newswire_ops.status.troubles import Troubles


@dataclass(frozen=True, slots=True)
class Aims:
    """What the settings say: the rules of the checks, how fresh articles should be, and where to look further."""

    rules: CheckRules
    freshness_s: float
    links: StatusLinks


@dataclass(frozen=True, slots=True)
class Looked:
    """All that was read at one look."""

    reading: StackReading
    pace: Pace
    troubles: Troubles
    rejected: Sequence[CaptureRecord]


def status_of(looked: Looked, aims: Aims) -> StatusAnswer:
    """What an operator sees of a look."""
    reading, troubles = looked.reading, looked.troubles
    return StatusAnswer(
        at=from_ms(reading.at_ms),
        release=RELEASE,
        findings=tuple(map(finding_answer, worst_first(findings(reading, aims.rules)))),
        stages=tuple(_stage(stage, looked) for stage in Stage),
        freshness=_freshness(looked, aims.freshness_s),
        ticks=tuple(GroupTick(group=group, ago_s=round(age_s, 1)) for group, age_s in sorted(reading.ticks_s.items())),
        processes=tuple(map(_process, sorted(reading.beats, key=lambda beat: (beat.is_fresh, beat.name)))),
        machines=tuple(_machines(reading.beats)),
        queues=dict(reading.queues),
        unacked=reading.unacked,
        sources=_sources(reading),
        hosts=_hosts(reading, troubles),
        dead=_dead(reading.dead_letters, troubles),
        rejected=_rejected(reading.totals, looked.rejected),
        engine=_engine(reading.engine),
        servers=tuple(_servers(reading, aims.rules.is_apart)),
        links=aims.links,
    )


def _stage(stage: Stage, looked: Looked) -> StageAnswer:
    reading, route, flow = looked.reading, route_of_stage(stage), looked.pace.flows.get(stage)
    return StageAnswer(
        stage=stage,
        in_flight=reading.in_flight.get(stage, 0),
        oldest_s=round(reading.oldest_s.get(stage, 0), 1),
        queued=sum(reading.queues.get(queue, 0) for queue in route.queues.values()),
        retrying=reading.parked.get(group_of(route).name, 0),
        flow=_flow(flow),
        p95_s=flow.p95_s if flow else None,
        dead=sum(letter.place == stage for letter in looked.troubles.letters),
        paused=reading.paused.get(stage),
    )


def _flow(flow: Flow | None) -> FlowAnswer | None:
    if flow is None:
        return None
    mean_s = None if flow.mean_s is None else round(flow.mean_s, 2)
    return FlowAnswer(
        entered_a_minute=round(flow.entered, 1), left_a_minute=round(flow.left, 1), mean_s=mean_s,
        over_s=round(flow.over_s, 1),
    )  # fmt: skip


def _freshness(looked: Looked, aim_s: float) -> FreshnessFigure:
    """Of the last minute, or of all since the state began where none became searchable meanwhile."""
    lately = looked.pace.fresh
    fresh = lately if lately.number else looked.reading.fresh.get(Lane.LIVE, lately)
    return FreshnessFigure(
        p50_s=fresh.within_s(0.5), p95_s=fresh.within_s(0.95), articles=fresh.number, aim_s=aim_s,
        over_s=round(looked.pace.over_s, 1) if lately.number else None,
    )  # fmt: skip


def _process(beat: Heartbeat) -> ProcessAnswer:
    pulse = beat.pulse
    return ProcessAnswer(
        node=pulse.node, group=beat.group, machine=pulse.machine, is_silent=not beat.is_fresh,
        is_doubled=beat.is_doubled, release=pulse.release,
        recipe=pulse.recipe, told_s=round(beat.age_s, 1), up_s=round(pulse.up_s, 1), active=pulse.active,
        last_message_s=None if beat.idle_s is None else round(beat.idle_s, 1), clock_ahead_s=round(beat.skew_s, 2),
    )  # fmt: skip


def _machines(beats: Iterable[Heartbeat]) -> Iterable[MachineAnswer]:
    """Those of which a process beats; of several disks the fullest, of several clocks the worst."""
    on: dict[str, list[Heartbeat]] = defaultdict(list)
    for beat in beats:
        if beat.is_fresh:
            on[beat.pulse.machine].append(beat)
    for machine, those in sorted(on.items()):
        free = [beat.pulse.disk_free for beat in those if beat.pulse.disk_free >= 0]
        ahead_s = max((beat.skew_s for beat in those), key=abs)
        yield MachineAnswer(
            machine=machine, processes=len(those), disk_free=min(free, default=None), clock_ahead_s=round(ahead_s, 2)
        )  # fmt: skip


def _sources(reading: StackReading) -> SourcesStatus:
    ill = tuple(IllSource(source=source, health=health) for source, health in reading.ill_sources.items())
    return SourcesStatus(by_health=dict(reading.sources), ill=ill)


def _hosts(reading: StackReading, troubles: Troubles) -> HostsStatus:
    hosts = tuple(
        HostAnswer(host=each.host, failures=each.failures, failing_s=round(each.failing_s), rests_s=round(each.rests_s))
        for each in troubles.hosts
    )
    backlog = reading.frontier
    return HostsStatus(
        failing=troubles.failing_hosts, hosts=hosts, waiting=backlog.hosts, due=backlog.due,
        lag_s=round(backlog.lag_s, 1),
    )  # fmt: skip


def _dead(letters: int, troubles: Troubles) -> LettersStatus:
    groups = tuple(
        LetterGroupAnswer(
            stage=each.newest.place, fingerprint=each.newest.fingerprint, kind=each.newest.kind,
            error=each.newest.error[:ERROR_CHARACTERS], letters=each.letters, sources=each.sources,
            newest_at=from_ms(each.newest.died_ms),
        )
        for each in grouped(troubles.letters)
    )  # fmt: skip
    return LettersStatus(letters=letters, looked_at=len(troubles.letters), groups=groups)


ERROR_CHARACTERS = 300  # of each: some hold a whole page, and `newswire dead show` has all of it


def _rejected(totals: Mapping[str, int], newest: Sequence[CaptureRecord]) -> RejectedStatus:
    """By the sums of the ledger, and by the newest: what is new shows there."""
    lately = Counter(record.reason for record in newest)
    sums = {reason: totals.get(f"reason:{reason}", 0) for reason in Reason if reason is not Reason.KILLS_WORKER}
    met = sorted((reason for reason in sums if sums[reason] or lately[reason]), key=lambda r: (-lately[r], -sums[r]))
    reasons = tuple(ReasonCount(reason=each, captures=sums[each], lately=lately[each]) for each in met)
    return RejectedStatus(captures=totals.get(End.REJECTED, 0), looked_at=len(newest), reasons=reasons)


def _engine(look: EngineLook | None) -> EngineStatus | None:
    return EngineStatus(trouble=look.why or None, seen_s=round(look.ago_s, 1)) if look else None


BOTH = "broker and state"


def _servers(reading: StackReading, is_apart: bool) -> Iterable[ServerAnswer]:
    for role, facts in reading.servers.items():
        if not is_apart and role != "state":
            continue
        memory = reading.memory[role]
        yield ServerAnswer(
            role=role if is_apart else BOTH, version=".".join(map(str, facts.version)), used=memory.used,
            limit=memory.limit, eviction=facts.eviction, is_appending=facts.is_appending,
        )  # fmt: skip
