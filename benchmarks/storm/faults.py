"""The faults of a storm as declarations: how each begins, how it ends, how long it lasts, how often it comes."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import orjson
import redis
from newswire_shared.contracts.topology import GROUPS

from benchmarks.storm import frames
from benchmarks.storm.disks import SmallDisk
from benchmarks.storm.engine_proxy import Trouble
from benchmarks.storm.processes import PREFORK, send
from benchmarks.storm.scene import Scene

WORKERS = tuple(group.name for group in GROUPS)
PROCESSES = (*WORKERS, "beat", "http", "broker", "launcher", "exporter", "fork-server")
EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
SHORT_S, LONG_S = (1.0, 5.0), (5.0, 30.0)
SUSPECTS = 20  # messages, at some milliseconds each: long enough to be met at work
LIBRARIES = tuple(f"/usr/lib/{kind}-linux-gnu/faketime/libfaketime.so.1" for kind in ("x86_64", "aarch64"))
MOVED_S = ("+7200", "-7200", "+86400")
Begin = Callable[[Scene], str | None]
End = Callable[[Scene], None]


def _nothing(scene: Scene) -> None:
    """For what is over as soon as it has begun."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault.  `begin` answers what it did, None where it could do nothing yet and is to come again.

    `weight` is how often it comes in one round of a storm; those of one `place` never last at the same time.
    """

    name: str
    begin: Begin
    end: End = _nothing
    lasts_s: tuple[float, float] = (0.0, 0.0)
    weight: int = 1
    engines: tuple[str, ...] = (EMBEDDED, ELASTICSEARCH)
    place: str = ""


# Kills


def _kill(kind: str, scene: Scene) -> str | None:
    busy = _busy(scene, kind)
    pid = scene.stack.processes().get(kind)
    return f"{kind} ({pid}), {busy}" if pid and send(pid, signal.SIGKILL) else None


def _kill_child(kind: str, scene: Scene) -> str | None:
    busy = _busy(scene, kind)
    children = scene.stack.children_of(kind)
    pid = scene.chance.choice(children) if children else 0
    return f"a child of {kind} ({pid}), {busy}" if pid and send(pid, signal.SIGKILL) else None


def _busy(scene: Scene, kind: str) -> str:
    for _ in range(SUSPECTS if kind == "enrich-suspect" else 0):  # nobody else gives them work
        frames.double(scene.stack.redis, scene.chance, to_suspects=True)
    return "with work in flight" if scene.await_work(kind) else "idle"


def _kill_engine(scene: Scene) -> str | None:
    engine = scene.stack.engine
    if engine is None or engine.has_ended or engine.process is None:
        return None
    busy = _busy(scene, "index")
    os.killpg(engine.process.pid, signal.SIGKILL)
    engine.process.wait()
    return f"the engine, {busy}"


# Stops


def _stop(kind: str, scene: Scene) -> str | None:
    busy = _busy(scene, kind)
    pid = scene.stack.processes().get(kind)
    if not pid or not send(pid, signal.SIGSTOP):
        return None
    scene.stopped.append(pid)
    return f"{kind} ({pid}), {busy}"


def _go_on(scene: Scene) -> None:
    for pid in scene.stopped:
        send(pid, signal.SIGCONT)
    scene.stopped.clear()


# Disks and memory


def _fill(disk: str, scene: Scene) -> str | None:
    return f"the disk of the {disk}" if _disk(scene, disk).fill() else None


def _clear(disk: str, scene: Scene) -> None:
    _disk(scene, disk).clear()


def _disk(scene: Scene, disk: str) -> SmallDisk:
    return scene.archive_disk if disk == "archive" else scene.data_disk


def _limit_redis(scene: Scene) -> str:
    used = int(scene.stack.redis.info("memory")["used_memory"])
    scene.stack.redis.config_set("maxmemory", max(1, used - 1_000_000))
    return f"at {used // 1_000_000} MB"


def _free_redis(scene: Scene) -> None:
    scene.stack.redis.config_set("maxmemory", 0)


# The engine


def _trouble(trouble: Trouble, scene: Scene) -> str | None:
    if scene.stack.proxy is None:
        return None
    scene.stack.proxy.trouble = trouble
    return str(trouble)


def _no_trouble(scene: Scene) -> None:
    _trouble(Trouble.NONE, scene)


def _block(blocked: bool | None, scene: Scene) -> str | None:
    engine = scene.stack.engine
    if engine is None or engine.has_ended:
        return None
    body = orjson.dumps({"index.blocks.read_only_allow_delete": blocked})
    asked = urllib.request.Request(
        f"{engine.address}/newswire-*/_settings", body, {"Content-Type": "application/json"}, method="PUT"
    )
    with contextlib.suppress(OSError), urllib.request.urlopen(asked, timeout=10):
        return "read only, as by a full disk of the engine"
    return None


def _unblock(scene: Scene) -> None:
    _block(None, scene)


def _lock_index(scene: Scene) -> str | None:
    file = scene.stack.settings.index_file
    if not file.exists():
        return None
    scene.index_lock = sqlite3.connect(file, isolation_level=None, timeout=5, check_same_thread=False)
    scene.index_lock.execute("begin immediate")
    return "another writer holds it"


def _unlock_index(scene: Scene) -> None:
    if scene.index_lock is not None:
        scene.index_lock.rollback()
        scene.index_lock.close()
        scene.index_lock = None


# Messages


def _double(to_suspects: bool, scene: Scene) -> str | None:
    return frames.double(scene.stack.redis, scene.chance, to_suspects)


def _drop(scene: Scene) -> str | None:
    return frames.drop(scene.stack.redis, scene.chance)


def _inject(scene: Scene) -> str:
    try:
        said = frames.inject(scene.stack.redis, scene.chance, scene.injected + scene.unsure + 1)
    except redis.TimeoutError:  # a broker that is stopped takes it when it goes on
        scene.unsure += 1
        raise
    scene.injected += 1
    return said


# Clocks and sites


def _move_clock(kind: str, scene: Scene) -> str | None:
    if not any(Path(library).exists() for library in LIBRARIES):
        return None
    moved = scene.chance.choice(MOVED_S)
    order = scene.stack.clocks / _word(kind)
    order.write_text(moved)
    killed = None
    try:
        killed = _kill(kind, scene)  # its next process has the moved clock
    finally:
        if killed is None:
            order.unlink()
    return killed and f"{kind} by {moved} s"


def _right_clock(kind: str, scene: Scene) -> None:
    (scene.stack.clocks / _word(kind)).unlink(missing_ok=True)
    _kill(kind, scene)


def _word(kind: str) -> str:
    """What stands in the command line of a kind of process and of no other."""
    return {"beat": "newswire_shared.running.beat", "http": "newswire_search.server"}.get(kind, f"{kind}@local")


def _fail_site(scene: Scene) -> str:
    site = scene.chance.choice(scene.sites)
    site.is_failing = True
    return site.name


def _mend_sites(scene: Scene) -> None:
    for site in scene.sites:
        site.is_failing = False


KILLS = (
    *(Fault(f"kill {kind}", partial(_kill, kind)) for kind in PROCESSES),
    *(Fault(f"kill a child of {kind}", partial(_kill_child, kind), weight=2) for kind in PREFORK),
    Fault("kill the engine", _kill_engine, engines=(ELASTICSEARCH,)),
)
STOPS = tuple(
    Fault(f"stop {kind}", partial(_stop, kind), _go_on, SHORT_S if kind == "broker" else LONG_S, place="stop")
    for kind in PROCESSES
)
SPACE = (
    Fault("the archive's disk is full", partial(_fill, "archive"), partial(_clear, "archive"), LONG_S),
    Fault("the data's disk is full", partial(_fill, "data"), partial(_clear, "data"), SHORT_S),
    Fault("Redis at its memory limit", _limit_redis, _free_redis, LONG_S),
)
ENGINE = (
    *(
        Fault(f"the engine answers {trouble}", partial(_trouble, trouble), _no_trouble, LONG_S,
              engines=(ELASTICSEARCH,), place="engine")
        for trouble in Trouble
        if trouble is not Trouble.NONE
    ),
    Fault("the index is blocked", partial(_block, True), _unblock, LONG_S, engines=(ELASTICSEARCH,)),
    Fault("the index file is locked", _lock_index, _unlock_index, LONG_S, weight=2, engines=(EMBEDDED,)),
)  # fmt: skip
MESSAGES = (
    Fault("a message comes twice", partial(_double, False), weight=3),
    Fault("a message comes again among the suspects", partial(_double, True), weight=2),
    Fault("a message is lost", _drop, weight=3),
    Fault("a frame is no message", _inject, weight=8),
)
CLOCKS = tuple(
    Fault(f"the clock of {kind} is moved", partial(_move_clock, kind), partial(_right_clock, kind), LONG_S)
    for kind in (*WORKERS, "beat", "http")
)
SITES = (Fault("a site fails", _fail_site, _mend_sites, LONG_S, weight=2, place="site"),)
FAULTS: tuple[Fault, ...] = (*KILLS, *STOPS, *SPACE, *ENGINE, *MESSAGES, *CLOCKS, *SITES)
UNAVAILABLE = (redis.RedisError, OSError, sqlite3.Error)  # what a fault meets while another one lasts


def faults_of(engine: str) -> list[Fault]:
    """The faults that an engine can have, each as often as it comes in one round."""
    return [fault for fault in FAULTS if engine in fault.engines for _ in range(fault.weight)]
