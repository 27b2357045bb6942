"""Real processes for tests: a Redis-compatible server and Celery workers that can be killed and started again.

Times are lowered together, so that a redelivery takes seconds: visibility 4 s, overdue 8 s, retries from 0.2 s.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from newswire_ops.launcher.clock import clock_argv
from newswire_ops.launcher.processes import Forks, Process
from newswire_ops.launcher.workers import worker_argv
from newswire_ops.one_thread import ONE_THREAD
from newswire_shared.accounting.ledger import Counts
from newswire_shared.contracts.heartbeats import heartbeat_file, is_beating
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import WorkerGroup, group_named
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import Broker
from process_tree import children

T = TypeVar("T")
PATIENCE_S = 300.0  # met by what never comes true only: a busy machine takes its time
READY_S = 300.0
ROOT = Path(__file__).resolve().parent
PATH = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])  # the sources under test
LOWERED = {
    "NEWSWIRE_VISIBILITY_TIMEOUT_S": "4",
    "NEWSWIRE_OVERDUE_LIVE_S": "8",
    "NEWSWIRE_OVERDUE_BACKFILL_S": "8",
    "NEWSWIRE_RETRY_FIRST_S": "0.2",
    "NEWSWIRE_RETRY_LONGEST_S": "1",
    "NEWSWIRE_PAUSE_DEAD_LEAST": "1000",
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.02",
    "NEWSWIRE_INGEST_LEASE_S": "3",
    "NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S": "[0.2, 0.4, 0.8]",
    "NEWSWIRE_INGEST_HOST_REST_S": "0.2",
    "NEWSWIRE_INGEST_RECHECK_AFTER_S": "[]",
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
}
SABOTEURS = {"enrich": "saboteur.enrich_worker", "enrich-suspect": "saboteur.enrich_worker"}


@cache
def forks() -> Forks:
    """The fork server of this process' tests, which ends with it."""
    server = Forks(Path(tempfile.mkdtemp(prefix="newswire-forks-")) / "fork-server.log", {"PYTHONPATH": PATH})
    server.launch()
    atexit.register(server.stop)
    eventually(lambda: server.is_ready() or not server.is_up, "the fork server has loaded", READY_S)
    return server


def eventually(question: Callable[[], T], why: str, patience_s: float = PATIENCE_S) -> T:
    """Ask until the answer is true, and give it.  Fails with the last answer when it never is."""
    ends = time.monotonic() + patience_s
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > ends:
            raise AssertionError(f"{why}: still {answer!r} after {patience_s:g} s")
        time.sleep(0.05)


@dataclass
class Worker:
    """One worker's process; it leads a process group of its own."""

    group: str
    node: str
    process: Process

    def kill(self) -> None:
        """kill -9 the parent and its children at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_parent(self) -> None:
        """kill -9 the parent alone; children that outlive it are killed after."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def children(self) -> list[int]:
        """Process ids of the pool's children."""
        return children(self.process.pid)

    def terminate(self, wait_s: float = PATIENCE_S) -> int:
        """SIGTERM, and the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(wait_s)


@dataclass
class RealStack:
    """A broker, a clock, and the workers that a test starts; `broker_url` and `state_url` name servers of its own."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    broker_url: str | None = None
    state_url: str | None = None
    workers: list[Worker] = field(default_factory=list)
    beat: Process | None = None

    def __post_init__(self) -> None:
        self.broker = Broker(self.folder / "broker")
        url = self.broker_url or self.broker.url
        self.settings = SharedSettings(data_dir=self.folder, broker_url=url, state_url=self.state_url)

    def start(self) -> None:
        if self.broker_url is None:
            self.broker.start()
        self.parts.epoch.begin()  # a first start, whichever workers a test starts
        self.beat = self._spawn("beat", clock_argv("WARNING"))

    def stop(self) -> None:
        for worker in self.workers:
            worker.kill()
        if self.beat is not None:
            self.beat.kill()
            self.beat.wait()
        self.broker.stop()

    @property
    def parts(self) -> Assembly:
        return assemble("test", self.settings)

    def _spawn(self, name: str, argv: list[str], release: Path | None = None) -> Process:
        own = self.process_environment(release)
        with (self.folder / f"{name}.log").open("ab") as log:
            return forks().spawn(argv, own, log)

    def process_environment(self, release: Path | None = None) -> dict[str, str]:
        """What a process of this stack finds in its environment."""
        return {
            **os.environ, **ONE_THREAD, **LOWERED, **self.environment,
            "NEWSWIRE_BROKER_URL": self.settings.broker_url or "", "NEWSWIRE_DATA_DIR": str(self.folder),
            "NEWSWIRE_STATE_URL": self.state_url or "",
            "PYTHONPATH": os.pathsep.join([*([str(release)] if release else []), PATH]),
        }  # fmt: skip

    def work(
        self,
        name: str,
        *,
        app: str | None = None,
        concurrency: int | None = None,
        time_limit_s: float = 60,
        wait: bool = True,
        release: Path | None = None,
    ) -> Worker:
        """Start a worker of a group, of the code in the folder `release` if one is given; wait until it consumes."""
        group = group_named(name)
        known = {f.name: getattr(group, f.name) for f in group.__dataclass_fields__.values()}
        own = WorkerGroup(**{**known, "app": app or SABOTEURS.get(name, group.app), "time_limit_s": time_limit_s})
        node = f"{name}@test{len(self.workers)}"
        argv = worker_argv(own, node, concurrency or group.concurrency, "INFO")
        worker = Worker(name, node, self._spawn(node, argv, release=release))
        self.workers.append(worker)
        if wait:
            self.await_ready(worker)
        return worker

    def await_ready(self, worker: Worker) -> None:
        """Wait until a worker consumes; fails with its log when it ends before."""

        def ready() -> bool:
            if worker.process.poll() is not None:
                raise AssertionError(f"{worker.node} ended:\n{self.log_of(worker)[-3000:]}")
            return is_beating(self.settings.run_dir, worker.node)

        eventually(ready, f"{worker.node} consumes", READY_S)

    def log_of(self, worker: Worker) -> str:
        return (self.folder / f"{worker.node}.log").read_text("utf-8", "replace")

    def forget_heartbeat(self, worker: Worker) -> None:
        heartbeat_file(self.settings.run_dir, worker.node).unlink(missing_ok=True)

    def counts(self, bucket: str) -> Counts:
        return self.parts.ledger.counts(bucket)


@contextlib.contextmanager
def real_stack(
    folder: Path, environment: Mapping[str, str] | None = None, broker_url: str | None = None,
    state_url: str | None = None,
) -> Iterator[RealStack]:  # fmt: skip
    """A stack that is gone after the test, whatever happened."""
    stack = RealStack(folder, dict(environment or {}), broker_url, state_url)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
