"""Checks of the processes of an installation, by what they told of themselves: clock, workers, releases, machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.accounting.ticks import SILENT_S
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS, WorkerGroup
from newswire_shared.running.checks import Finding, fine, odd, wrong

from newswire_ops.observation.reading import StackReading

CLOCK = "beat"  # how nodes of the clock begin, which beats as workers do and is none
FREE_BYTES = 2_000_000_000  # time to make room: archive, embedded index and embedded Redis all stop on a full disk
FULL_BYTES = 100_000_000  # a segment of the archive, and what a batch of the index and its log take
BUSY_S = 120.0  # with a message in hand: longer than any task may last (60 s), and a worker has many
STUCK_S = 20.0  # with none in hand: a tick comes every five seconds at least, and who is free takes it
LATE_S = 5.0  # of a server's loop, in which nobody is answered; a search of a second runs in a thread
SKEW_S = 5.0  # certificates, signatures of object stores and times of articles bear seconds; NTP keeps milliseconds
SHOWN = 5  # names in a line, which a person still reads


def clock(ticks_s: Mapping[str, float], beats: Sequence[Heartbeat]) -> Finding:
    """By the ticks that worker groups take, and by the clocks that beat: one is right."""
    group, age_s = min(ticks_s.items(), key=lambda item: item[1], default=("", float("inf")))
    clocks = [beat for beat in _fresh(beats) if beat.group == CLOCK]
    if age_s < SILENT_S:
        if len(clocks) > 1 or any(beat.is_doubled for beat in clocks):
            return odd("clock", f"two clocks or more tick: {_named(clocks)}", "stop all but one `newswire beat`")
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
    groups = by_group(alive)
    missing = [group.name for group in GROUPS if group.name not in groups.keys() | ticking]
    if missing:
        return wrong("workers", f"no worker of {', '.join(missing)} beats on any machine",
                     "start them: `newswire worker GROUP`, or look at their logs")  # fmt: skip
    stuck = [group.name for group in GROUPS if _is_stuck(group, groups.get(group.name, []), reading)]
    if stuck:
        told = [beat for name in stuck for beat in groups[name]]
        return wrong("workers", f"{', '.join(stuck)}: messages come, and nobody takes them: {_named(told)}",
                     "look at their logs, then restart them: what they hold is delivered again")  # fmt: skip
    doubled = [beat for beat in alive if beat.is_doubled]
    if doubled:
        return odd("workers", f"two processes have one name: {_named(doubled)}",
                   "end one of them, or give it another name: Flower and this check take them for one")  # fmt: skip
    late = {beat.name: beat.pulse.loop_lag_s or 0.0 for beat in alive if (beat.pulse.loop_lag_s or 0.0) > LATE_S}
    if late:
        each = ", ".join(f"{name} for {lag_s:.0f} s" for name, lag_s in late.items())
        return odd("workers", f"a server stood still and answered nobody: {each}",
                   "look at its log and at the load of its machine; more of them share the work")  # fmt: skip
    silent = [beat for beat in reading.beats if not beat.is_fresh and beat.group != CLOCK]
    if silent:
        return odd("workers", f"silent, and not ended in order: {_named(silent)}",
                   "look at their machines and logs; who stays away is forgotten after an hour")  # fmt: skip
    places = len({beat.pulse.machine for beat in alive})
    on = f"on {places} machine{'s' * (places != 1)}"
    return fine("workers", f"{len(alive)} beat {on}: {_named(alive)}" if alive else
                "all groups take ticks")  # fmt: skip


def by_group(beats: Sequence[Heartbeat]) -> Mapping[str, Sequence[Heartbeat]]:
    """The heartbeats of each group that has some."""
    found: dict[str, list[Heartbeat]] = {}
    for beat in beats:
        found.setdefault(beat.group, []).append(beat)
    return found


def _is_stuck(group: WorkerGroup, own: Sequence[Heartbeat], reading: StackReading) -> bool:
    """Whether every worker of a group beats, and takes nothing of what is there for it.

    Ticks come every few seconds, so a group that takes them is told by their age.  For the suspects, which have none,
    something must wait for long: what has come just now is taken before the next heartbeat tells of it.
    """
    longest_s = BUSY_S if any(beat.pulse.active for beat in own) else STUCK_S
    if not own or any(beat.pulse.up_s < longest_s for beat in own):
        return False
    if group.control:
        goes = min(reading.ticks_s.values(), default=STUCK_S) < STUCK_S / 2  # else nobody has any: the clock's finding
        return goes and reading.ticks_s.get(group.name, 0) > longest_s
    waits = any(reading.queues.get(queue, 0) for queue in group.queues)
    idle = all(beat.idle_s is None or beat.idle_s > longest_s for beat in own)
    return waits and idle and reading.oldest_s.get(Stage.ENRICH, 0) > longest_s


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
    # of a machine's disks the fullest is the last
    fresh = sorted(_fresh(beats), key=lambda beat: -beat.pulse.disk_free)
    if low := {beat.pulse.machine: beat.pulse.disk_free for beat in fresh if 0 <= beat.pulse.disk_free < FREE_BYTES}:
        return _full(low)
    if unread := sorted({beat.pulse.machine for beat in fresh if beat.pulse.disk_free < 0}):
        return odd("machines", f"a disk cannot be asked for its room: {_listed(unread)}", "look at its mounts")
    skewed = {beat.pulse.machine: beat.skew_s for beat in fresh if abs(beat.skew_s) > SKEW_S}
    if skewed:
        each = ", ".join(f"{machine} is {_apart(skew_s)}" for machine, skew_s in sorted(skewed.items()))
        return odd("machines", f"clocks differ from that of Redis: {each}", "let NTP set them")
    names = sorted({beat.pulse.machine for beat in fresh})
    return fine("machines", f"{_listed(names)}: room on their disks, and the right time" if names else "none tells")


def _full(low: Mapping[str, int]) -> Finding:
    each = ", ".join(f"{free / 1e9:.1f} GB on {machine}" for machine, free in sorted(low.items()))
    if min(low.values()) < FULL_BYTES:
        return wrong("machines", f"a disk is full: {each} free", "make room: what is to be written there waits")
    return odd("machines", f"a disk is nearly full: {each} free", "make room: the archive stops when it is full")


def _apart(skew_s: float) -> str:
    return f"{abs(skew_s):.0f} s {'ahead' if skew_s > 0 else 'behind'}"


def _fresh(beats: Sequence[Heartbeat]) -> list[Heartbeat]:
    return [beat for beat in beats if beat.is_fresh]


def _named(beats: Sequence[Heartbeat]) -> str:
    return _listed([beat.name for beat in beats])


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
