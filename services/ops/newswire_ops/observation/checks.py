"""The checks of an installation, from one reading of Redis: the doctor, the exporter and the alerts have the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.epoch import RESTORE, EpochState
from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.accounting.ticks import SILENT_S
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.checks import Finding, fine, odd, wrong

from newswire_ops.observation.reading import StackReading
from newswire_ops.observation.soundness import soundness

CLOCK = "beat"  # how nodes of the clock begin, which beats as workers do and is none
FREE_BYTES = 2_000_000_000  # time to make room: archive, embedded index and embedded Redis all stop on a full disk
STUCK_S = 120.0  # without a message though some wait: longer than any task may last (60 s), and a worker has many
SKEW_S = 5.0  # certificates, signatures of object stores and times of articles bear seconds; NTP keeps milliseconds
SHOWN = 5  # names in a line, which a person still reads


@dataclass(frozen=True, slots=True)
class CheckRules:
    """What depends on the settings: how many messages of a queue are too many, and whether the state lies apart."""

    high_water: int
    is_apart: bool = False


def findings(reading: StackReading, rules: CheckRules) -> Iterator[Finding]:
    """What is found, always under the same names, whether it is fine or not."""
    if rules.is_apart:
        yield soundness("broker", reading.servers["broker"])
    yield soundness("redis", reading.servers["state"])
    yield state(reading.epoch)
    yield clock(reading.ticks_s, reading.beats)
    yield workers(reading)
    yield releases(reading.beats)
    yield machines(reading.beats)
    yield queues(reading, rules.high_water)
    yield dead_letters(reading.dead_letters)
    yield stages(reading.paused)


def state(epoch: EpochState) -> Finding:
    """Whether the state knows what was taken in before, and since when it counts."""
    if epoch.has_begun:
        return fine("state", f"it counts since {since(epoch)}")
    if epoch.indexed:
        return wrong("state", f"it was lost, and the index holds {epoch.indexed:,} documents: intake waits",
                     f"`{RESTORE}` brings back what it knew")  # fmt: skip
    return odd("state", "it is new, and no index worker has looked yet whether it was lost: intake waits",
               "start an index worker")  # fmt: skip


def since(epoch: EpochState) -> str:
    """Since when the counts go, for a person."""
    if not epoch.since_ms:
        return "before releases kept note of it"
    at = f"{from_ms(epoch.since_ms):%Y-%m-%d %H:%M} UTC"
    return f"{at}, when what was lost before was brought back" if epoch.restored else at


def clock(ticks_s: Mapping[str, float], beats: Sequence[Heartbeat]) -> Finding:
    """By the ticks that worker groups take, and by the clocks that beat: one is right."""
    group, age_s = min(ticks_s.items(), key=lambda item: item[1], default=("", float("inf")))
    clocks = [beat.name for beat in _fresh(beats) if beat.group == CLOCK]
    if age_s < SILENT_S:
        if len(clocks) > 1:
            return odd("clock", f"{len(clocks)} clocks tick: {_named(clocks)}", "stop all but one `newswire beat`")
        if not clocks and any(beat.group == CLOCK for beat in beats):
            return odd("clock", "beat has fallen silent, and soon nothing is polled, retried or swept",
                       "look at its log, and start `newswire beat` again")  # fmt: skip
        return fine("clock", f"{group} took a tick {age_s:.0f} s ago")
    lasting = f"for {age_s:.0f} s" if ticks_s else "since the state began"
    found = f"no worker group took a tick {lasting}: nothing is polled, retried or swept"
    if clocks:
        return wrong("clock", found, f"{_named(clocks)} goes on, so look at the workers and their logs")
    return wrong("clock", found, "start beat: `newswire beat`, one for the whole installation, or `newswire up`")


def workers(reading: StackReading) -> Finding:
    """Whether each group has a worker on some machine, and whether those take what waits for them.

    Workers of a release before this one tell nothing of themselves, and are seen by the ticks of their group.
    """
    alive = [beat for beat in _fresh(reading.beats) if beat.group != CLOCK]
    ticking = {group for group, age_s in reading.ticks_s.items() if age_s < SILENT_S}
    missing = [group.name for group in GROUPS if group.name not in {beat.group for beat in alive} | ticking]
    if missing:
        return wrong("workers", f"no worker of {', '.join(missing)} beats on any machine",
                     "start them: `newswire worker GROUP`, or look at their logs")  # fmt: skip
    stuck = [group.name for group in GROUPS if _is_stuck(group.name, group.queues, reading)]
    if stuck:
        return wrong("workers", f"{', '.join(stuck)}: messages wait, and no worker was given one for {STUCK_S:.0f} s",
                     "look at their logs, then restart them: what they hold is delivered again")  # fmt: skip
    silent = [beat.name for beat in reading.beats if not beat.is_fresh and beat.group != CLOCK]
    if silent:
        return odd("workers", f"silent, and not ended in order: {_named(silent)}",
                   "look at their machines and logs; who stays away is forgotten after an hour")  # fmt: skip
    places = len({beat.pulse.machine for beat in alive})
    on = f"on {places} machine{'s' * (places != 1)}"
    return fine("workers", f"{len(alive)} beat {on}: {_named([beat.name for beat in alive])}" if alive else
                "all groups take ticks")  # fmt: skip


def _is_stuck(group: str, queues: Sequence[str], reading: StackReading) -> bool:
    """Whether messages wait, and none of a group's workers, all up for longer, was given one lately."""
    own = [beat for beat in _fresh(reading.beats) if beat.group == group]
    waits = any(reading.queues.get(queue, 0) for queue in queues if not queue.startswith("control."))
    quiet = (beat.idle_s is None or beat.idle_s > STUCK_S for beat in own)
    return bool(own) and waits and all(quiet) and all(beat.pulse.up_s > STUCK_S for beat in own)


def releases(beats: Sequence[Heartbeat]) -> Finding:
    """Whether all processes are of one release, and all enrich workers make articles by one recipe."""
    for kind in ("release", "recipe"):
        told = {getattr(beat.pulse, kind): beat.name for beat in _fresh(beats) if getattr(beat.pulse, kind)}
        if len(told) > 1:
            each = ", ".join(f"{what} ({name})" for what, name in sorted(told.items()))
            return odd("releases", f"{kind}s are mixed: {each}", "end the upgrade: restart what is older")
    release = next((beat.pulse.release for beat in _fresh(beats)), "")
    return fine("releases", f"all are of {release}" if release else "no process tells its own")


def machines(beats: Sequence[Heartbeat]) -> Finding:
    """Whether the machines have room on their disks, and the right time."""
    fresh = _fresh(beats)
    full = {beat.pulse.machine: beat.pulse.disk_free for beat in fresh if 0 < beat.pulse.disk_free < FREE_BYTES}
    if full:
        each = ", ".join(f"{free / 1e9:.1f} GB on {machine}" for machine, free in sorted(full.items()))
        return odd("machines", f"a disk is nearly full: {each} free", "make room: the archive stops when it is full")
    skewed = {beat.pulse.machine: beat.skew_s for beat in fresh if abs(beat.skew_s) > SKEW_S}
    if skewed:
        each = ", ".join(f"{machine} is {_apart(skew_s)}" for machine, skew_s in sorted(skewed.items()))
        return odd("machines", f"clocks differ from that of Redis: {each}", "let NTP set them")
    names = sorted({beat.pulse.machine for beat in fresh})
    return fine("machines", f"{_named(names)}: room on their disks, and the right time" if names else "none tells")


def _apart(skew_s: float) -> str:
    return f"{abs(skew_s):.0f} s {'ahead' if skew_s > 0 else 'behind'}"


def queues(reading: StackReading, high_water: int) -> Finding:
    """How much waits, and whether intake stops for it."""
    in_flight = ", ".join(f"{stage} {reading.in_flight.get(stage, 0)}" for stage in Stage)
    full = [f"{queue} {length}" for queue, length in reading.queues.items() if length >= high_water]
    if full:
        return odd("queues", f"past the high-water mark: {', '.join(full)}", "start more workers of that group")
    return fine("queues", f"{sum(reading.queues.values())} messages wait; in flight: {in_flight}")


def dead_letters(number: int) -> Finding:
    """Whether something waits for a person."""
    return (
        odd("dead letters", f"{number}", "look at them: newswire dead list --group")
        if number
        else fine("dead letters", "none")
    )


def stages(paused: Mapping[str, str]) -> Finding:
    """Whether a stage is paused, and why."""
    if not paused:
        return fine("stages", "none is paused")
    why = "; ".join(f"{stage} ({reason})" for stage, reason in paused.items())
    ways = ", ".join(f"newswire resume {stage}" for stage in paused)
    return odd("stages", f"paused: {why}", f"{ways} {'lets it' if len(paused) == 1 else 'let them'} go on")


def _fresh(beats: Sequence[Heartbeat]) -> list[Heartbeat]:
    return [beat for beat in beats if beat.is_fresh]


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
