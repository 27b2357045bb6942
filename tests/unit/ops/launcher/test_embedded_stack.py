"""A stack starts its broker first and stops it last, leaves nothing behind, and starts again what crashed."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from newswire_ops.launcher import orphans
from newswire_ops.launcher.processes import Forks
from newswire_ops.launcher.stack import EmbeddedStack, answers, is_port_free
from newswire_ops.launcher.supervisor import STOP_WAIT_S, Program, Supervisor
from newswire_ops.launcher.workers import MOST_PROCESSES
from newswire_ops.observation.reading import StackReader
from newswire_ops.scaling.size import Size
from newswire_ops.scaling.size_files import SizeFiles
from newswire_ops.settings import OpsSettings
from newswire_ops.testing import no_reading
from newswire_shared.contracts.errors import MissingStack, UsageError
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.embedded.process_marks import own_mark
from newswire_shared.running.embedded.stack_address import (
    RECORD_FILE,
    STACK_FILE,
    broker_url_of,
    launcher_in,
    read_stack,
)
from raw_server import says, serving

pytestmark = pytest.mark.enable_socket  # whether a port is free, loopback alone can tell
NAMES = [group.name for group in GROUPS]
URL = "redis://:secret@127.0.0.1:6390/0"


@dataclass
class NotedBroker:
    """A broker that notes what it is told; its process is another one of this machine."""

    folder: Path
    process: subprocess.Popen[bytes] | None
    log: list[str]
    url: str = URL
    has_ended: bool = False

    @property
    def log_file(self) -> Path:
        return self.folder / "broker.log"

    def launch(self) -> None:
        self.has_ended = False
        self.log.append("broker launched")

    def await_ready(self, patience: Patience) -> None:
        record = (self.folder.parent / "run" / RECORD_FILE).read_text()
        self.log.append("broker awaited" if '"broker"' in record else "broker awaited, though no record names it")

    def stop(self) -> None:
        self.log.append("broker stopped")


class NotedSupervisor(Supervisor):
    """Notes programs, and starts none; what it raises is what goes wrong."""

    def noting(self, log: list[str], fault: Exception | None) -> NotedSupervisor:
        self.log, self.fault, self.programs = log, fault, list[Program]()
        return self

    def start(
        self, programs: Sequence[Program], patience: Patience, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        self.log.append(f"started {' '.join(program.name for program in programs)}")
        self.programs += programs
        meanwhile()
        if self.fault:
            raise self.fault

    def watch(self) -> None:
        self.log.append("programs watched")

    def stop(self, wait_s: float = STOP_WAIT_S) -> None:
        self.log.append("programs stopped")


class NoForks(Forks):
    """Loads nothing: no program is started."""

    def launch(self) -> None:
        """Nothing is to load."""

    def is_ready(self) -> bool:
        return True


@dataclass
class Site:
    """A data folder, what happened in it, and the stack there."""

    folder: Path
    process: subprocess.Popen[bytes]
    log: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def stack(self, fault: Exception | None = None, port: int | None = None, flower: bool = False,
              ops: OpsSettings | None = None, sizes: dict[str, Size] | None = None,
              **shared: object) -> EmbeddedStack:  # fmt: skip
        settings = SharedSettings(data_dir=self.folder, **shared)  # type: ignore[arg-type]
        stack = EmbeddedStack(
            settings, ops or OpsSettings(), self.said.append, port, self.broker, unread, {"A": "b"}, flower,
            sizes=sizes or {},
        )  # fmt: skip
        stack.forks = NoForks(self.folder / "fork-server.log")
        stack.supervisor = NotedSupervisor(self.folder / "logs", self.said.append).noting(self.log, fault)
        return stack

    def broker(self, folder: Path, port: int | None) -> NotedBroker:
        self.log.append(f"broker in {folder.relative_to(self.folder)} on {port}")
        return NotedBroker(folder, self.process, self.log)

    @property
    def run_dir(self) -> Path:
        return self.folder / "run"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    process = subprocess.Popen(["sleep", "600"])
    yield Site(tmp_path, process)
    process.kill()
    process.wait()


def unread(url: str) -> StackReader:
    """The reader of a stack whose groups have fixed numbers of workers: nothing is read."""
    return no_reading


def programs(stack: EmbeddedStack) -> dict[str, Program]:
    assert isinstance(stack.supervisor, NotedSupervisor)
    return {program.name: program for program in stack.supervisor.programs}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


BEGUN = ["broker in broker on None", "broker launched", "broker awaited", f"started {' '.join(NAMES)} beat"]


def test_the_broker_is_there_first_and_the_address_is_told_last(site: Site) -> None:
    address = site.stack().start()
    assert site.log == BEGUN
    own = own_mark()
    assert (address.pid, address.broker_url, address.http_url) == (own.pid, URL, "")
    assert read_stack(site.run_dir) == address and launcher_in(site.run_dir) == own


def test_programs_get_what_they_need_and_stop_after_those_that_give_them_work(site: Site) -> None:
    port = free_port()
    stack = site.stack(port=port)
    assert stack.start().http_url == f"http://127.0.0.1:{port}"
    found = programs(stack)
    assert {name: program.turn for name, program in found.items()} == {**dict.fromkeys(NAMES, 1), "beat": 2, "http": 2}
    given = {"A": "b", "NEWSWIRE_BROKER_URL": URL, "NEWSWIRE_DATA_DIR": str(site.folder), "OMP_NUM_THREADS": "1"}
    for program in found.values():
        assert given.items() <= dict(program.environment).items()
    assert found["http"].environment["NEWSWIRE_SEARCH_PORT"] == str(port)
    assert found["http"].argv[-2:] == ["-m", "newswire_search.server"]


def test_a_worker_and_the_clock_are_ready_once_they_beat_in_this_run(site: Site) -> None:
    files = {name: heartbeat_file(site.run_dir, f"{name}@local") for name in NAMES}
    for file in files.values():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    stack = site.stack()
    stack.start()
    found = programs(stack)
    assert not any(program.is_ready() for program in found.values()), "these are of an earlier run"
    files["index"].touch()
    assert [name for name, program in found.items() if program.is_ready()] == ["index"]


def test_a_broker_that_is_named_is_used_and_none_is_started(site: Site) -> None:
    stack = site.stack(broker_url="redis://elsewhere:6379/0")
    assert stack.start().broker_url == "redis://elsewhere:6379/0"
    stack.watch()
    stack.stop()
    assert site.log == [BEGUN[-1], "programs watched", "programs stopped"]


def test_what_fails_while_it_starts_leaves_nothing_behind(site: Site) -> None:
    with pytest.raises(UsageError, match="enrich ended"):
        site.stack(fault=UsageError("enrich ended while it started")).start()
    assert site.log == [*BEGUN, "programs stopped", "broker stopped"]
    assert not (site.run_dir / STACK_FILE).exists() and not (site.run_dir / RECORD_FILE).exists()


def test_a_stop_takes_the_address_away_and_stops_the_broker_last(site: Site) -> None:
    stack = site.stack()
    stack.start()
    site.log.clear()
    stack.stop()
    assert site.log == ["programs stopped", "broker stopped"]
    assert read_stack(site.run_dir) is None and launcher_in(site.run_dir) is None


def test_a_full_disk_ends_nothing_and_what_runs_is_written_down_once_there_is_room(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = site.stack()
    stack.start()
    with monkeypatch.context() as full:
        full.setattr(orphans, "write_private", no_room)
        stack._record()
        (site.run_dir / RECORD_FILE).unlink()
        for _ in range(3):
            stack.watch()
    assert sum("No space left on device" in said for said in site.said) == 1, "said once, not five times a second"
    assert launcher_in(site.run_dir) is None
    stack.watch()
    assert launcher_in(site.run_dir) == own_mark()


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_broker_that_crashed_is_started_again_before_programs_are_looked_at(site: Site) -> None:
    stack = site.stack()
    stack.start()
    site.log.clear()
    stack.watch()
    assert isinstance(stack.broker, NotedBroker)
    stack.broker.has_ended = True
    stack.watch()
    assert site.log == ["programs watched", "broker launched", "broker awaited", "programs watched"]
    assert site.said == ["the broker ended; it is started again with all that it had written"]


def test_it_runs_until_it_is_to_stop_and_stops_whatever_happens(site: Site) -> None:
    stopping = threading.Event()
    stopping.set()
    site.stack().run(stopping)
    assert site.said[-1] == "stopping …" and site.said[-2].startswith("ready: ")
    assert site.log[-2:] == ["programs stopped", "broker stopped"]


def test_a_port_that_is_taken_is_said_before_anything_is_started(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        assert not is_port_free(port)
        with pytest.raises(UsageError, match=f"port {port} is taken"):
            site.stack(port=port).start()
        with pytest.raises(UsageError, match=f"port {port} of the embedded broker is taken"):
            site.stack(ops=OpsSettings(broker_port=port)).start()
    assert is_port_free(port) and "broker launched" not in site.log


@pytest.mark.parametrize("ops", [OpsSettings(broker_port=8090), OpsSettings(flower_port=8090)])
def test_a_port_that_is_named_twice_is_said_before_anything_is_started(site: Site, ops: OpsSettings) -> None:
    stack = site.stack(port=8090, ops=ops)
    stack.flower = True
    with pytest.raises(UsageError, match="port 8090 is named twice"):
        stack.start()
    assert "broker launched" not in site.log


def test_a_stack_that_starts_or_stops_is_not_said_to_be_none(tmp_path: Path) -> None:
    settings = SharedSettings(data_dir=tmp_path)
    orphans.write_record(settings.run_dir, [])
    with pytest.raises(MissingStack, match=rf"is starting or stopping \(process {os.getpid()}\): ask again"):
        broker_url_of(settings)
    orphans.forget_record(settings.run_dir)
    with pytest.raises(MissingStack, match=r"no stack runs in .*: start one"):
        broker_url_of(settings)


def test_the_broker_gets_the_port_that_is_set(site: Site) -> None:
    port = free_port()
    site.stack(ops=OpsSettings(broker_port=port)).start()
    assert site.log[0] == f"broker in broker on {port}"


def test_flower_comes_when_the_workers_are_there_and_its_password_is_not_told(site: Site) -> None:
    port = free_port()
    ops = OpsSettings.model_validate({"flower_port": port, "flower_password": "a-password-of-mine"})
    stack = site.stack(flower=True, ops=ops)
    stack.start()
    assert site.log == [*BEGUN, "started flower"]
    flower = programs(stack)["flower"]
    assert flower.turn == 3
    assert f"http://127.0.0.1:{port}, user newswire" in site.said[0] and "a-password-of-mine" not in site.said[0]
    assert "-E" in programs(stack)["index"].argv, "workers send it their events"


def test_a_group_begins_with_the_workers_that_are_asked_for_each_with_a_name_of_its_own(site: Site) -> None:
    stack = site.stack(sizes={"enrich": Size(3, 3), "index": Size(2, 5)})
    stack.start()
    assert site.log[-1] == "started ingest enrich enrich-2 enrich-3 enrich-suspect index index-2 alerts beat"
    found = {name: program.argv[program.argv.index("-n") + 1] for name, program in programs(stack).items()
             if name.startswith("enrich") and name != "enrich-suspect"}  # fmt: skip
    assert found == {"enrich": "enrich@local", "enrich-2": "enrich@local-2", "enrich-3": "enrich@local-3"}
    assert {programs(stack)[name].turn for name in found} == {1}


def test_what_an_earlier_stack_was_asked_is_forgotten(site: Site) -> None:
    SizeFiles(site.run_dir).ask("enrich", Size(4, 4))
    site.stack().start()
    assert site.log[-1] == BEGUN[-1]


@pytest.mark.parametrize(("set_to", "wanted"), [(0, min(MOST_PROCESSES, os.cpu_count() or 1)), (7, 7)])
def test_enrichment_has_as_many_processes_as_are_set_or_one_a_core(site: Site, set_to: int, wanted: int) -> None:
    stack = site.stack(ops=OpsSettings(enrich_processes=set_to))
    stack.start()
    found = {name: program.argv[program.argv.index("-c") + 1] for name, program in programs(stack).items()
             if name in NAMES}  # fmt: skip
    assert found == {group.name: str(wanted if group.name == "enrich" else group.concurrency) for group in GROUPS}


def test_a_closed_terminal_keeps_nothing_from_being_stopped(site: Site) -> None:
    def closed(text: str) -> None:
        raise BrokenPipeError

    stack = EmbeddedStack(SharedSettings(data_dir=site.folder), OpsSettings(), closed, None, site.broker, unread)
    stack.supervisor = NotedSupervisor(site.folder, print).noting(site.log, None)
    stopping = threading.Event()
    stopping.set()
    stack.run(stopping)
    assert site.log[-1] == "broker stopped"


@pytest.mark.parametrize(("status", "is_well"), [(b"200 OK", True), (b"404 Not Found", False), (b"503 Busy", False)])
def test_a_server_is_ready_when_it_answers_well(status: bytes, is_well: bool) -> None:
    with serving(says(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) as host:
        assert answers(f"http://{host}/") is is_well
    assert not answers(f"http://127.0.0.1:{free_port()}/")
