"""The embedded stack: a broker, the clock, the worker groups, the HTTP application, and Flower if wanted."""

from __future__ import annotations

import contextlib
import fcntl
import socket
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.heartbeats import heartbeat_file, is_beating
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.embedded.process_marks import mark_of, own_mark
from newswire_shared.running.embedded.stack_address import STACK_FILE, StackAddress, read_stack, write_stack
from newswire_shared.running.folders import make_folder

from newswire_ops.launcher.clock import clock_argv, clock_node
from newswire_ops.launcher.flower import USER, check_port, flower_argv, flower_environment, password_of
from newswire_ops.launcher.limits import check_limits
from newswire_ops.launcher.log_rotation import rotate
from newswire_ops.launcher.orphans import BROKER, FORKS, Started, end_orphans, forget_record, write_record
from newswire_ops.launcher.ports import BrokerFactory, EmbeddedBroker, ReaderFactory
from newswire_ops.launcher.processes import Forks, Process
from newswire_ops.launcher.scaler import Scaler
from newswire_ops.launcher.supervisor import STOP_WAIT_S, Announce, Program, Supervisor
from newswire_ops.launcher.workers import WorkerPrograms
from newswire_ops.one_thread import ONE_THREAD
from newswire_ops.scaling.size import Size
from newswire_ops.scaling.size_files import SizeFiles
from newswire_ops.settings import OpsSettings

WATCH_S = 0.5  # between two looks at the processes: at rest a look each 0.2 s was a tenth of what the stack took
ANSWER_S = 1.0  # for one request whether a server is ready; it is asked again


@dataclass(slots=True)
class EmbeddedStack:
    """Starts and stops the whole stack in a data folder; `http_port` None leaves the HTTP application out.

    `environment` is given to every process besides the launcher's own.  `flower` starts the viewer too, and lets
    the workers send it events of their tasks.  `is_stopping` may end a wait.  `sizes` are those of groups that are to
    have more than one worker.
    """

    shared: SharedSettings
    ops: OpsSettings
    announce: Announce
    http_port: int | None
    new_broker: BrokerFactory
    new_reader: ReaderFactory
    environment: Mapping[str, str] = field(default_factory=dict)
    flower: bool = False
    is_stopping: Callable[[], bool] = lambda: False
    sizes: Mapping[str, Size] = field(default_factory=dict)
    patience: Patience = field(init=False)
    supervisor: Supervisor = field(init=False)
    scaler: Scaler | None = field(init=False, default=None)
    broker: EmbeddedBroker | None = field(init=False, default=None)
    forks: Forks = field(init=False)
    is_recorded: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        self.announce = _unless_gone(self.announce)
        self.patience = Patience(self.announce, self.is_stopping)
        logs = self.shared.run_dir / "logs"
        self.forks = Forks(logs / f"{FORKS}.log")
        self.supervisor = Supervisor(logs, self.announce, self._record, spawn=self.forks.spawn)

    @property
    def http_url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}" if self.http_port else ""

    def start(self) -> StackAddress:
        """Start everything and wait until it is ready; what was started is stopped if something fails.

        What a launcher left that was killed is ended first, so hold the folder by `sole_stack`.
        """
        end_orphans(self.shared.run_dir, self.announce, STOP_WAIT_S)
        check_limits()
        self._check_ports()
        try:
            self._record()  # before anything runs: `newswire down` finds the launcher while it still waits
            self.forks.launch()  # it loads while the broker starts
            broker_url = self.shared.broker_url or self._start_broker()
            self._start_programs(self._environment(broker_url))
        except BaseException:  # also Ctrl-C: nothing may be left running
            self.stop()
            raise
        own = own_mark()
        address = StackAddress(own.pid, broker_url, self.http_url, own.started)
        write_stack(self.shared.run_dir, address)
        return address

    def _check_ports(self) -> None:
        """Raises UsageError for a port that is taken or named twice, before anything is started for nothing."""
        ports = [self.http_port, self.ops.broker_port, self.ops.flower_port if self.flower else None]
        if twice := next((port for port in ports if port and ports.count(port) > 1), None):
            raise UsageError(
                f"port {twice} is named twice: --port (or NEWSWIRE_SEARCH_PORT), NEWSWIRE_OPS_BROKER_PORT and "
                "NEWSWIRE_OPS_FLOWER_PORT are to differ"
            )
        if self.http_port and not is_port_free(self.http_port):
            raise UsageError(
                f"port {self.http_port} is taken: stop what listens there, or choose another with --port "
                "(or NEWSWIRE_SEARCH_PORT)"
            )
        if self.flower:
            check_port("127.0.0.1", self.ops.flower_port)

    def _start_programs(self, environment: Mapping[str, str]) -> None:
        self.patience.until(self.forks.is_ready, lambda: self.forks.is_up, lambda: "loading libraries")
        self.supervisor.start(self._programs(environment), self.patience, self._tend_broker)
        if self.flower:  # it asks the workers what they are, so they come first
            self.supervisor.start([self._flower(environment)], self.patience, self._tend_broker)

    def _start_broker(self) -> str:
        if self.ops.broker_port and not is_port_free(self.ops.broker_port):
            raise UsageError(
                f"port {self.ops.broker_port} of the embedded broker is taken: set NEWSWIRE_OPS_BROKER_PORT to another"
            )
        self.broker = self.new_broker(self.shared.data_dir / "broker", self.ops.broker_port or None)
        self._open_broker(self.broker)
        return self.broker.url

    def _open_broker(self, broker: EmbeddedBroker) -> None:
        broker.launch()
        self._record()  # before the wait: a launcher killed meanwhile leaves a broker that must be found
        broker.await_ready(self.patience)

    def _record(self) -> None:
        """Write down what runs, for the one who finds it without its launcher; again later where the disk is full."""
        try:
            self._write_record()
        except OSError as error:
            if self.is_recorded:
                self.announce(f"what runs cannot be written down: {error}; it is tried again")
            self.is_recorded = False
        else:
            self.is_recorded = True

    def _write_record(self) -> None:
        processes: list[tuple[str, Process, int]] = [
            (r.program.name, r.process, r.program.turn) for r in self.supervisor.running.values()
        ]
        if self.broker is not None and self.broker.process is not None:
            processes.append((BROKER, self.broker.process, 0))
        if self.forks.server is not None:
            processes.append((FORKS, self.forks.server, 0))
        marks = [(name, mark_of(process.pid), turn) for name, process, turn in processes]
        write_record(self.shared.run_dir, [Started(name, mark, turn) for name, mark, turn in marks if mark])

    def _environment(self, broker_url: str) -> dict[str, str]:
        return {
            **ONE_THREAD, **self.environment, "NEWSWIRE_BROKER_URL": broker_url,
            "NEWSWIRE_DATA_DIR": str(self.shared.data_dir.resolve()),
        }  # fmt: skip

    def _programs(self, environment: Mapping[str, str]) -> list[Program]:
        programs = [*self._scale(environment).first(), self._beat(environment)]
        return [*programs, self._http(environment)] if self.http_port else programs

    def _scale(self, environment: Mapping[str, str]) -> Scaler:
        files = SizeFiles(self.shared.run_dir)
        files.begin(self.sizes)
        worker = WorkerPrograms(self.shared, self.ops, environment, self.flower or self.shared.task_events)
        read = self.new_reader(environment["NEWSWIRE_BROKER_URL"])
        self.scaler = Scaler(self.supervisor, files, worker, read, self.announce)
        return self.scaler

    def _beat(self, environment: Mapping[str, str]) -> Program:
        heartbeat_file(self.shared.run_dir, clock_node()).unlink(missing_ok=True)
        argv = clock_argv(self.shared.log_level)
        return Program("beat", argv, environment, lambda: is_beating(self.shared.run_dir, clock_node()), turn=2)

    def _http(self, environment: Mapping[str, str]) -> Program:
        argv = [sys.executable, "-m", "newswire_search.server"]
        own = {**environment, "NEWSWIRE_SEARCH_PORT": str(self.http_port)}
        if self.flower:  # the operator's page links to it; a proxy's address for it is kept
            own.setdefault("NEWSWIRE_OPS_FLOWER_URL", self.ops.flower_url or f"http://127.0.0.1:{self.ops.flower_port}")
        return Program("http", argv, own, lambda: answers(f"{self.http_url}/health/ready"), turn=2)

    def _flower(self, environment: Mapping[str, str]) -> Program:
        port = self.ops.flower_port
        password = password_of(self.shared.run_dir, self.ops.flower_password)
        own = {**environment, **flower_environment(password)}
        self.announce(f"Flower: http://127.0.0.1:{port}, user {USER}, {password.shown()}")
        ready = f"http://127.0.0.1:{port}/healthcheck"
        return Program("flower", flower_argv("127.0.0.1", port), own, lambda: answers(ready), turn=3)

    def run(self, stopping: threading.Event) -> None:
        """Start, announce the address, watch until it is to stop, and stop; whatever happens, nothing goes on."""
        address = self.start()
        try:
            self.announce(f"ready: {address.shown}   (Ctrl-C stops it)")
            while not stopping.wait(WATCH_S):
                self.watch()
        finally:
            self.announce("stopping …")
            self.stop()

    def watch(self) -> None:
        """Start again what crashed, the broker first, and what is asked for; call it again and again."""
        if self.broker is not None:
            rotate(self.broker.log_file)
        self._tend_broker()
        self.supervisor.watch()
        if not self.is_recorded:
            self._record()
        if self.scaler is not None:
            self.scaler.watch()

    def _tend_broker(self) -> None:
        """Start the broker again if it crashed, also while programs wait for it to start."""
        if self.broker is not None and self.broker.has_ended:
            self.announce("the broker ended; it is started again with all that it had written")
            self._open_broker(self.broker)

    def stop(self) -> None:
        """Stop everything; the broker last, so that every acknowledgement arrives."""
        (self.shared.run_dir / STACK_FILE).unlink(missing_ok=True)  # first: no command begins work on it any more
        self.supervisor.stop()
        self.forks.stop()
        if self.broker is not None:
            self.broker.stop()
        forget_record(self.shared.run_dir)


def _unless_gone(announce: Announce) -> Announce:
    """Announce as long as somebody reads: a closed terminal must not keep anything from being stopped."""

    def announced(text: str) -> None:
        with contextlib.suppress(OSError):
            announce(text)

    return announced


@contextmanager
def sole_stack(run_dir: Path) -> Iterator[None]:
    """Hold the data folder for one stack.  Raises UsageError while another one holds it."""
    with (make_folder(run_dir) / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system frees it however its holder ends
        except OSError:
            found = read_stack(run_dir)
            where = f" (process {found.pid}, {found.shown})" if found else ""
            raise UsageError(
                f"a stack runs in {run_dir.parent} already{where}: use it, or stop it with `newswire down`"
            ) from None
        yield


def is_port_free(port: int) -> bool:
    """Whether nothing listens on a loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # else a stack that just ended holds it
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(url: str) -> bool:
    """Whether an address answers well."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=ANSWER_S) as response:
        return bool(response.status < 400)
    return False
