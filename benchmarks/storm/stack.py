"""The stack as operators run it: `newswire up`, an exporter, an engine; what ends is started again, as by init."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import elasticsearch_server
import redis
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.running.embedded.stack_address import read_stack
from newswire_shared.state.access_keys import RedisAccessKeys
from process_tree import children
from real_stack import PATIENCE_S, eventually

from benchmarks.storm.engine_proxy import EngineProxy
from benchmarks.storm.newsroom import Site
from benchmarks.storm.processes import recorded, send

COMMAND = Path(sys.executable).with_name("newswire")
TESTS = Path(__file__).resolve().parents[2] / "tests"
CLOCKS = "saboteur/clocks"
POLL_S = 2.0
STEADY_S = 1.0  # before what ended is started again, as an init system waits
PUSHED = "desk"
SETTINGS = {  # lowered together, so that what waits in a newsroom for minutes waits here for seconds
    "NEWSWIRE_VISIBILITY_TIMEOUT_S": "10",  # above the longest article, by the two limits below
    "NEWSWIRE_ENRICH_ARTICLE_PROCESSOR_S": "2",  # and so 8 s by the clock
    "NEWSWIRE_OVERDUE_LIVE_S": "20",
    "NEWSWIRE_OVERDUE_BACKFILL_S": "20",
    "NEWSWIRE_RETRY_FIRST_S": "0.2",
    "NEWSWIRE_RETRY_LONGEST_S": "2",
    "NEWSWIRE_RETRY_TRIES": "1000",  # at 2 s, outlasts every fault, as 50 do at five minutes
    "NEWSWIRE_PAUSE_DEAD_LEAST": "1000",
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.02",
    "NEWSWIRE_INGEST_LEASE_S": "10",
    "NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S": str([1.0] * 100),
    "NEWSWIRE_INGEST_HOST_REST_S": "0.5",
    "NEWSWIRE_INGEST_HOST_REST_LONGEST_S": "2",
    "NEWSWIRE_INGEST_RECHECK_AFTER_S": "[]",
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    "NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "1",
    "NEWSWIRE_ENRICH_SECOND_LOOK_S": "5",
    "NEWSWIRE_ENRICH_MODEL": "none",  # the storm is about what becomes of articles; a model only costs its start
}


@dataclass
class Kept:
    """A program that is started again whenever it ends."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] | None = None
    ended_at: float = 0.0
    starts: int = 0

    def tend(self) -> None:
        """Start it if it does not run; call it again and again."""
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None and not self.ended_at:
            self.ended_at = time.monotonic()
        if self.process is None or time.monotonic() - self.ended_at > STEADY_S:
            self.process, self.ended_at, self.starts = self.start(), 0.0, self.starts + 1


@dataclass
class Stack:
    """All processes of one newswire.  `data` and `archive` are its folders, `logs` what its starters print."""

    data: Path
    archive: Path
    logs: Path
    engine: elasticsearch_server.Server | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.port, self.metrics_port = free_port(), free_port()
        self.proxy = EngineProxy(self.engine.address) if self.engine else None
        self.clocks = self.logs / "clocks"
        self.clocks.mkdir(parents=True, exist_ok=True)
        self.launcher = Kept("launcher", lambda: self._spawn("launcher", "up", "--port", str(self.port)))
        self.exporter = Kept("exporter", lambda: self._spawn("exporter", "exporter", "--port", str(self.metrics_port)))
        self.broker_url = ""

    @property
    def run_dir(self) -> Path:
        return self.data / "run"

    @property
    def http_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "NEWSWIRE_DATA_DIR": str(self.data), "NEWSWIRE_ARCHIVE_DIR": str(self.archive), **SETTINGS, **self.extra,
            "SABOTEUR_CLOCKS": str(self.clocks),
            "PYTHONPATH": os.pathsep.join([str(TESTS / CLOCKS), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        }  # fmt: skip
        return own | ({"NEWSWIRE_ELASTICSEARCH_URL": self.proxy.address} if self.proxy else {})

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of `newswire` as an operator runs it."""
        return subprocess.run(
            [COMMAND, *words], env=self._whole(self.environment), capture_output=True, text=True, check=False
        )

    @staticmethod
    def _whole(own: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
        return {**kept, **own}

    def _spawn(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        with (self.logs / f"{name}.said").open("ab") as out:
            environment = self._whole(self.environment)
            return subprocess.Popen([COMMAND, *words], env=environment, stdout=out, stderr=out, start_new_session=True)

    def start(self) -> None:
        """Start everything and wait until it is ready."""
        if self.engine:
            self.engine.start()
            self.engine.await_ready()
        self.launcher.tend()
        found = eventually(lambda: read_stack(self.run_dir), f"the stack is ready (see {self.logs})")
        assert found is not None
        self.broker_url = found.broker_url
        self.exporter.tend()
        self.settings = SharedSettings(data_dir=self.data, archive_dir=self.archive, broker_url=self.broker_url)
        self.parts: Assembly = assemble("storm", self.settings)
        self.redis = redis.Redis.from_url(self.broker_url, socket_timeout=2, socket_connect_timeout=2)

    def tend(self) -> None:
        """Start again what ended outside the launcher's reach."""
        self.launcher.tend()
        self.exporter.tend()
        if self.engine and self.engine.has_ended:
            self.engine.start()

    @property
    def is_up(self) -> bool:
        """Whether the launcher has everything running, and the engine answers."""
        return read_stack(self.run_dir) is not None and (self.engine is None or self.engine.is_ready)

    def processes(self) -> dict[str, int]:
        """Every process that runs now, by its kind; of prefork workers only the parents."""
        own = {kept.name: kept.process.pid for kept in (self.launcher, self.exporter) if kept.process}
        if self.engine and not self.engine.has_ended:
            own["engine"] = self.engine.pid()
        return recorded(self.run_dir) | own

    def children_of(self, kind: str) -> list[int]:
        """The prefork processes of a worker group."""
        parent = self.processes().get(kind)
        return children(parent) if parent else []

    def add_sources(self, sites: list[Site]) -> None:
        store = RedisSourceStore(self.parts.state)
        for site in sites:
            store.save(Source(site.name, f"{site.server.address}/feed.xml", POLL_S))

    def new_push_key(self) -> str:
        key, text = new_key("storm", PUSHED, (Right.PUSH,))
        RedisAccessKeys(self.parts.state).add(key)
        return text

    def stop(self) -> None:
        """Stop everything, in order where that goes."""
        for pid in self.processes().values():
            send(pid, signal.SIGCONT)
        for kept in (self.exporter, self.launcher):
            if kept.process is not None and kept.process.poll() is None:
                kept.process.send_signal(signal.SIGTERM)
        for kept in (self.exporter, self.launcher):
            if kept.process is not None:
                kept.process.wait(PATIENCE_S)
        self.command("down")  # what a launcher left that was killed just now
        if self.engine:
            self.engine.stop()
        if self.proxy:
            self.proxy.close()
