"""What the doctor looks at: settings, Redis, workers, queues, and what each service checks of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points

from newswire_shared.accounting.ticks import SILENT_S
from newswire_shared.contracts.errors import NewswireError
from newswire_shared.contracts.heartbeats import beating
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.running.assembly import Assembly
from newswire_shared.running.checks import Finding, Verdict, fine, odd, wrong
from newswire_shared.running.folders import make_folder
from newswire_shared.state.redis_state import translated

from newswire_ops.composition import open_state
from newswire_ops.configuration.services import all_settings
from newswire_ops.launcher.left_behind import left_behind

GROUP = "newswire.checks"
FREE_BYTES = 2_000_000_000


def checkup() -> list[Finding]:
    """Everything that was found; a check that fails says so and stops no other."""
    return list(_findings())


def _findings() -> Iterator[Finding]:
    yield _guarded("settings", lambda: fine("settings", f"{len(all_settings())} are right"))
    yield from _left()
    try:
        parts = open_state()
        with translated():
            parts.state.client.ping()
    except NewswireError as error:
        yield wrong("stack", str(error), "`newswire up` starts the embedded one")
    else:
        for check in (_redis, _clock, _workers, _queues, _dead, _paused, _disk):
            yield _guarded(check.__name__.strip("_"), lambda check=check: check(parts))  # type: ignore[misc]
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        yield _guarded(point.name, lambda point=point: point.load()())  # type: ignore[misc]


def _left() -> Iterator[Finding]:
    """Processes whose launcher was killed; nothing where there are none."""
    left = left_behind(load(SharedSettings).run_dir)
    if left:
        yield wrong(
            "launcher", f"it was killed, and what it started goes on: {', '.join(one.name for one in left)}",
            "`newswire down` ends them, `newswire up` ends them and starts anew",
        )  # fmt: skip


def _guarded(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except NewswireError as error:
        return wrong(name, str(error))
    except Exception as error:
        return wrong(name, f"the check itself failed: {error!r}", "this is a defect: please report it")


def _redis(parts: Assembly) -> Finding:
    with translated():
        memory, persistence = parts.state.client.info("memory"), parts.state.client.info("persistence")
    if memory.get("maxmemory_policy") != "noeviction":
        return wrong("redis", f"maxmemory-policy is {memory.get('maxmemory_policy')}", "set it to noeviction: "
                     "any other lets Redis drop messages")  # fmt: skip
    if not persistence.get("aof_enabled"):
        return odd("redis", "the append-only file is off", "set appendonly yes: a restart would lose what waits")
    return fine("redis", f"{int(memory['used_memory']) / 1e6:.1f} MB used, noeviction, append-only file on")


def _clock(parts: Assembly) -> Finding:
    ages_s = parts.ticks.ages_s()
    group, age_s = min(ages_s.items(), key=lambda item: item[1], default=("", float("inf")))
    if age_s < SILENT_S:
        return fine("clock", f"{group} took a tick {age_s:.0f} s ago")
    since = f"for {age_s:.0f} s" if ages_s else "since the state began"
    found = f"no worker group took a tick {since}: nothing is polled, retried or swept"
    if any(node.startswith("beat@") for node in beating(parts.settings.run_dir)):
        return wrong("clock", found, "beat goes on here, so look at the workers and their logs")
    return wrong("clock", found, "start beat: `newswire beat`, one for the whole installation, or `newswire up`")


def _workers(parts: Assembly) -> Finding:
    run_dir = parts.settings.run_dir
    here = [node for node in beating(run_dir) if not node.startswith("beat@")]
    elsewhere = {group for group, age_s in parts.ticks.ages_s().items() if age_s < SILENT_S}
    alive = {node.partition("@")[0] for node in here} | elsewhere
    missing = [group.name for group in GROUPS if group.name not in alive]
    if missing:
        return odd(
            "workers",
            f"none of {', '.join(missing)} beats in {run_dir / 'heartbeats'}",
            "start them here, or look on their machine",
        )
    return fine("workers", f"{len(here)} beat here: {', '.join(here)}" if here else "all groups take ticks elsewhere")


def _queues(parts: Assembly) -> Finding:
    waiting = {queue: parts.queues.length(queue) for queue in QUEUE_NAMES}
    in_flight = ", ".join(f"{stage} {parts.ledger.in_flight(stage)}" for stage in Stage)
    full = [f"{queue} {length}" for queue, length in waiting.items() if length >= parts.settings.high_water_messages]
    if full:
        return odd("queues", f"past the high-water mark: {', '.join(full)}", "start more workers of that group")
    return fine("queues", f"{sum(waiting.values())} messages wait; in flight: {in_flight}")


def _dead(parts: Assembly) -> Finding:
    number = parts.dead_letters.size()
    return (
        odd("dead letters", f"{number}", "look at them: newswire dead list --group")
        if number
        else fine("dead letters", "none")
    )


def _paused(parts: Assembly) -> Finding:
    paused = parts.pauses.paused()
    if not paused:
        return fine("stages", "none is paused")
    why = "; ".join(f"{stage} ({reason})" for stage, reason in paused.items())
    ways = ", ".join(f"newswire resume {stage}" for stage in paused)
    return odd("stages", f"paused: {why}", f"{ways} {'lets it' if len(paused) == 1 else 'let them'} go on")


def _disk(parts: Assembly) -> Finding:
    free = shutil.disk_usage(make_folder(parts.settings.data_dir)).free
    found = f"{free / 1e9:.1f} GB free under {parts.settings.data_dir}"
    return odd("disk", found, "the archive stops when it is full") if free < FREE_BYTES else fine("disk", found)


__all__ = ["Verdict", "checkup"]
