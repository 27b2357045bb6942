"""The checkup: settings, launcher, Redis, registry, clock, workers, queues, disk, and what services offer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newswire_shared.accounting.epoch import RESTORE
from newswire_shared.accounting.ticks import SILENT_S
from newswire_shared.contracts.errors import NewswireError
from newswire_shared.contracts.heartbeats import beating
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.running.checks import Finding, Verdict, fine, odd, wrong
from newswire_shared.running.folders import make_folder

from newswire_ops.accounting.accounts import since
from newswire_ops.configuration.service_settings import all_settings
from newswire_ops.doctor.soundness import soundness
from newswire_ops.launcher.orphans import orphans
from newswire_ops.ports import RunningStack

FREE_BYTES = 2_000_000_000  # time to make room: archive, embedded index and embedded Redis all stop on a full disk
NOT_KNOWN = "0" * 32  # the key of no address
UNFILED = 200_000  # 60 MB of Redis, and ten times what is filed at once
CLOCK = "beat@"  # how nodes of the clock begin, which beats as workers do and is none

Check = Callable[[], Finding]


@dataclass(frozen=True, slots=True)
class Checkup:
    """Looks at everything.  `services` are the checks that services offer, with their names."""

    run_dir: Path
    open_stack: Callable[[], RunningStack]
    services: Sequence[tuple[str, Check]]

    def __call__(self) -> list[Finding]:
        """Every finding; a check that fails is one itself and stops no other."""
        return list(self._findings())

    def _findings(self) -> Iterator[Finding]:
        yield _guarded("settings", lambda: fine("settings", f"{len(all_settings())} are right"))
        yield from _orphans(self.run_dir)
        yield from self._of_stack()
        for name, check in self.services:
            yield _guarded(name, check)

    def _of_stack(self) -> Iterator[Finding]:
        """One finding if the stack is away, so that not every check repeats it."""
        try:
            stack = self.open_stack()
            stack.server.ping()
        except NewswireError as error:
            yield wrong("stack", str(error), "`newswire up` starts the embedded one")
            return
        if stack.settings.state_url:
            yield _guarded("broker", partial(_broker, stack))
        for check in (_redis, _state, _registry, _clock, _workers, _queues, _dead, _paused, _disk):
            yield _guarded(check.__name__.strip("_"), partial(check, stack))


def _orphans(run_dir: Path) -> Iterator[Finding]:
    """Processes whose launcher was killed; nothing where there are none."""
    left = orphans(run_dir)
    if left:
        yield wrong(
            "launcher", f"it was killed, and what it started goes on: {', '.join(one.name for one in left)}",
            "`newswire down` ends them, `newswire up` ends them and starts anew",
        )  # fmt: skip


def _guarded(name: str, check: Check) -> Finding:
    try:
        return check()
    except NewswireError as error:
        return wrong(name, str(error))
    except Exception as error:  # a defect of one check must not hide what the others find
        return wrong(name, f"the check itself failed: {error!r}", "this is a defect: please report it")


def _redis(stack: RunningStack) -> Finding:
    facts = stack.server.facts()
    found = soundness("redis", facts)
    if facts.loose and found.verdict is Verdict.FINE:
        wanted = ", ".join(f"{name} to {least}" for name, least in facts.loose.items())
        return odd("redis", "it keeps small values apart", f"set {wanted}: what waits takes twice the memory otherwise")
    return found


def _broker(stack: RunningStack) -> Finding:
    """The Redis of the queues, where it is another than that of the state."""
    return soundness("broker", stack.broker.facts())


def _registry(stack: RunningStack) -> Finding:
    """A look-up opens its files, and fails where some are missing or broken."""
    unfiled, folder = stack.server.facts().unfiled, stack.settings.registry_folder
    stack.registry.find(NOT_KNOWN)
    sizes = [path.stat().st_size for path in folder.glob("*.run")] if folder.is_dir() else []
    files = f"{len(sizes)} file{'s' * (len(sizes) != 1)} of {sum(sizes) / 1e6:.1f} MB"
    found = f"{files}; {unfiled} articles are in no file yet"
    if unfiled >= UNFILED:
        return odd("registry", found, "look for registry.not_filed in the log of the ingest workers")
    return fine("registry", found)


def _state(stack: RunningStack) -> Finding:
    """Whether the state knows what was taken in before, and since when it counts."""
    epoch = stack.epoch.state()
    if epoch.indexed and not epoch.has_begun:
        return wrong("state", f"it was lost, and the index holds {epoch.indexed:,} documents: intake waits",
                     f"`{RESTORE}` brings back what it knew")  # fmt: skip
    if not epoch.has_begun:
        return odd("state", "it is new, and no index worker has looked yet whether it was lost: intake waits",
                   "start an index worker")  # fmt: skip
    return fine("state", f"it counts since {since(epoch)}")


def _clock(stack: RunningStack) -> Finding:
    """By ticks and not by the clock's heartbeat: ticks are seen from every machine, and by the time of Redis."""
    ages_s = stack.ticks.ages_s()
    group, age_s = min(ages_s.items(), key=lambda item: item[1], default=("", float("inf")))
    if age_s < SILENT_S:
        return fine("clock", f"{group} took a tick {age_s:.0f} s ago")
    since = f"for {age_s:.0f} s" if ages_s else "since the state began"
    found = f"no worker group took a tick {since}: nothing is polled, retried or swept"
    if any(node.startswith(CLOCK) for node in beating(stack.settings.run_dir)):
        return wrong("clock", found, "beat goes on here, so look at the workers and their logs")
    return wrong("clock", found, "start beat: `newswire beat`, one for the whole installation, or `newswire up`")


def _workers(stack: RunningStack) -> Finding:
    """Workers beat on their own machine; those of another one are seen by the ticks that their group takes."""
    run_dir = stack.settings.run_dir
    here = [node for node in beating(run_dir) if not node.startswith(CLOCK)]
    elsewhere = {group for group, age_s in stack.ticks.ages_s().items() if age_s < SILENT_S}
    alive = {node.partition("@")[0] for node in here} | elsewhere
    missing = [group.name for group in GROUPS if group.name not in alive]
    if missing:
        return odd(
            "workers",
            f"none of {', '.join(missing)} beats in {run_dir / 'heartbeats'}",
            "start them here, or look on their machine",
        )
    return fine("workers", f"{len(here)} beat here: {', '.join(here)}" if here else "all groups take ticks elsewhere")


def _queues(stack: RunningStack) -> Finding:
    waiting = {queue: stack.queues.length(queue) for queue in QUEUE_NAMES}
    in_flight = ", ".join(f"{stage} {stack.ledger.in_flight(stage)}" for stage in Stage)
    full = [f"{queue} {length}" for queue, length in waiting.items() if length >= stack.settings.high_water_messages]
    if full:
        return odd("queues", f"past the high-water mark: {', '.join(full)}", "start more workers of that group")
    return fine("queues", f"{sum(waiting.values())} messages wait; in flight: {in_flight}")


def _dead(stack: RunningStack) -> Finding:
    number = stack.dead_letters.size()
    return (
        odd("dead letters", f"{number}", "look at them: newswire dead list --group")
        if number
        else fine("dead letters", "none")
    )


def _paused(stack: RunningStack) -> Finding:
    paused = stack.pauses.paused()
    if not paused:
        return fine("stages", "none is paused")
    why = "; ".join(f"{stage} ({reason})" for stage, reason in paused.items())
    ways = ", ".join(f"newswire resume {stage}" for stage in paused)
    return odd("stages", f"paused: {why}", f"{ways} {'lets it' if len(paused) == 1 else 'let them'} go on")


def _disk(stack: RunningStack) -> Finding:
    free = shutil.disk_usage(make_folder(stack.settings.data_dir)).free
    found = f"{free / 1e9:.1f} GB free under {stack.settings.data_dir}"
    return odd("disk", found, "the archive stops when it is full") if free < FREE_BYTES else fine("disk", found)
