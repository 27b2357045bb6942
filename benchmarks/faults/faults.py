"""The twelve faults: how each is made, which check must name it in which words, and how it is mended."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.contracts.topology import group_named
from newswire_shared.state import keys
from real_stack import eventually
from web_server import Reply, rss

from benchmarks.faults.installation import Installation
from benchmarks.storm.engine_proxy import Trouble

Step = Callable[[Installation], object]
TESTS = Path(__file__).resolve().parents[2] / "tests"
OTHER_RELEASE = "0.0.1"
SILENT_FOR_MS = 61 * 86_400_000  # longer than any source may be, whatever its habit
ROOM_LEFT = 50_000_000  # bytes: less than a segment of the archive takes
SKEW_S = 3600


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and where it is; `check` must name it by `words`, on the first line of what it finds.

    `inject` answers False where it cannot be made here.
    """

    name: str
    where: str
    check: str
    words: re.Pattern[str]
    inject: Step
    mend: Step


def _restart(group: str) -> Step:
    return lambda here: here.start_worker(here.annex, group)


def _second_beat(here: Installation) -> None:
    here.desk.start("beat", "beat")


def _other_release(here: Installation) -> None:
    """A worker that finds another release installed."""
    folder = here.annex.folder / "release"
    told = folder / f"newswire_shared-{OTHER_RELEASE}.dist-info" / "METADATA"
    told.parent.mkdir(parents=True, exist_ok=True)
    told.write_text(f"Metadata-Version: 2.1\nName: newswire-shared\nVersion: {OTHER_RELEASE}\n")
    here.start_worker(here.annex, "alerts", {"PYTHONPATH": str(folder)})


def _stop_consuming(here: Installation) -> None:
    """A worker that is connected and beats, and takes nothing: as one does that lost its subscriptions."""
    for queue in group_named("enrich").queues:
        here.app.control.cancel_consumer(queue, destination=["enrich@annex"])


def _consume_again(here: Installation) -> None:
    here.annex.kill("enrich")
    here.start_worker(here.annex, "enrich")


def _red_engine(here: Installation) -> bool:
    if here.proxy is None:
        return False
    here.proxy.trouble = Trouble.RED
    return True


def _sound_engine(here: Installation) -> None:
    if here.proxy is not None:
        here.proxy.trouble = Trouble.NONE


def _unreadable_message(here: Installation) -> None:
    here.redis.lpush(group_named("enrich").queues[1], "no message of ours")


def _silent_source(here: Installation) -> None:
    """A source that answers, and whose last new item came long ago: its history is moved, the rest is its own."""
    here.feed.replies["/feed.xml"] = Reply(rss(here.feed.address, ["/old"]), content_type="application/rss+xml")
    here.desk.run("sources", "add", f"{here.feed.address}/feed.xml", "--name", "saltmere", "--every", "1h")
    store = RedisSourceStore(here.parts.state)
    eventually(lambda: store.state("saltmere").new_ms, "the source is polled")
    told = json.loads(str(here.redis.hget(keys.FEEDS(), "saltmere")))
    here.redis.hset(keys.FEEDS(), "saltmere", json.dumps(told | {"new_ms": told["new_ms"] - SILENT_FOR_MS}))


def _skewed_clock(here: Installation) -> None:
    """A worker more, of a machine whose clock is an hour ahead."""
    clocks = here.annex.folder / "clocks"
    clocks.mkdir(exist_ok=True)
    (clocks / "ingest@").write_text(f"+{SKEW_S}")
    moved = {"SABOTEUR_CLOCKS": str(clocks), "PYTHONPATH": str(TESTS / "saboteur" / "clocks")}
    here.start_worker(here.annex, "ingest", moved)


def _policy(name: str) -> Step:
    return lambda here: here.redis.config_set("maxmemory-policy", name)


FAULTS: tuple[Fault, ...] = (
    Fault("no beat", "annex", "clock", re.compile("beat has fallen silent|no worker group took a tick"),
          lambda here: here.annex.kill("beat"), lambda here: here.annex.start("beat", "beat")),
    Fault("two beats", "desk, annex", "clock", re.compile("two clocks or more tick"),
          _second_beat, lambda here: here.desk.end("beat")),
    Fault("no group", "annex", "workers", re.compile("no worker of enrich beats|silent.*: enrich@annex"),
          lambda here: here.annex.kill("enrich"), _restart("enrich")),
    Fault("mixed releases", "annex", "releases", re.compile(f"releases are mixed: {OTHER_RELEASE}"),
          _other_release, lambda here: here.annex.end("alerts")),
    Fault("stuck consumer", "annex", "workers", re.compile("enrich: messages come, and nobody takes them"),
          _stop_consuming, _consume_again),
    Fault("full disk", "annex", "machines", re.compile(r"a disk is full: .* on annex"),
          lambda here: here.disk.fill(ROOM_LEFT), lambda here: here.disk.clear()),
    Fault("eviction on", "redis", "redis", re.compile("maxmemory-policy is allkeys-lru"),
          _policy("allkeys-lru"), _policy("noeviction")),
    Fault("engine red", "engine", "engine", re.compile("."), _red_engine, _sound_engine),
    Fault("paused stage", "desk", "stages", re.compile("paused: enrich"),
          lambda here: here.desk.run("pause", "enrich"), lambda here: here.desk.run("resume", "enrich")),
    Fault("dead letters", "annex", "dead letters", re.compile("1"),
          _unreadable_message, lambda here: here.desk.run("dead", "drop", "--yes")),
    Fault("silent source", "web", "sources", re.compile(r"saltmere \(silent\)"),
          _silent_source, lambda here: here.desk.run("sources", "remove", "saltmere")),
    Fault("skewed clock", "annex", "machines", re.compile("clocks differ .*: annex is"),
          _skewed_clock, lambda here: here.annex.end("ingest")),
)  # fmt: skip


def named(name: str) -> Fault:
    """A fault by its name.  Raises StopIteration for one that there is not."""
    return next(fault for fault in FAULTS if fault.name == name)
