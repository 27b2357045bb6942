"""A program begun by a fork is like one begun by itself: its words, environment, output, session, signals, status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from newswire_ops.launcher.fork_server import UNSEEN
from newswire_ops.launcher.processes import ANSWER_S, SERVER, Forks, Process, Spawn, spawn
from real_stack import eventually

PROGRAM = """
import gc, json, os, signal, sys, time
told = {"words": sys.argv[1:], "name": __name__, "A": os.environ.get("A"), "seen": sorted(os.environ)}
told |= {"session": os.getsid(0) == os.getpid(), "in": sys.stdin.read(), "folder": os.getcwd()}
told["collects"] = gc.isenabled()
print(json.dumps(told), flush=True)
print("to the log too", file=sys.stderr, flush=True)
if "wait" in sys.argv:
    time.sleep(600)
if "fail" in sys.argv:
    raise ValueError("with a trace")
sys.exit(int(sys.argv[1]))
"""


@dataclass
class Site:
    """A folder with a program, where both ways write."""

    folder: Path
    spawn: Spawn

    def begin(self, *words: str, environment: Mapping[str, str] | None = None) -> Process:
        with self.log.open("ab") as log:
            return self.spawn([sys.executable, "-m", "program", *words], {**os.environ, **(environment or {})}, log)

    @property
    def log(self) -> Path:
        return self.folder / "program.log"

    def told(self) -> str:
        return self.log.read_text()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the program, which both ways search for modules."""
    folder = tmp_path_factory.mktemp("modules")
    (folder / "program.py").write_text(PROGRAM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        yield folder


@pytest.fixture(scope="module")
def shared_forks(found: Path) -> Iterator[Forks]:
    forks = loaded(Forks(found / "fork-server.log"))
    yield forks
    forks.stop()


@pytest.fixture
def forks(found: Path) -> Iterator[Forks]:
    """A server of its own, to do harm to."""
    forks = loaded(Forks(found / "fork-server.log"))
    yield forks
    forks.stop()


def loaded(forks: Forks) -> Forks:
    forks.launch()
    eventually(lambda: forks.is_ready() or not forks.is_up, "it has loaded")
    assert forks.is_ready(), forks.log.read_text()
    return forks


@pytest.fixture(params=["by itself", "by a fork"])
def site(request: pytest.FixtureRequest, tmp_path: Path, shared_forks: Forks) -> Site:
    return Site(tmp_path, spawn if request.param == "by itself" else shared_forks.spawn)


def test_it_has_its_words_environment_and_session(site: Site) -> None:
    begun = site.begin("0", "two words", environment={"A": "ü"})
    assert begun.wait(60) == 0 and begun.returncode == 0 and begun.poll() == 0
    told = site.told()
    assert '"words": ["0", "two words"], "name": "__main__", "A": "\\u00fc"' in told
    assert '"session": true, "in": ""' in told and '"collects": true' in told and "to the log too" in told


def test_it_has_no_variable_but_those_it_was_given(site: Site) -> None:
    with site.log.open("ab") as log:
        given = {"PYTHONPATH": os.environ["PYTHONPATH"], "A": "1"}
        assert site.spawn([sys.executable, "-m", "program", "0"], given, log).wait(60) == 0
    assert '"seen": ["A", "LC_CTYPE", "PYTHONPATH"]' in site.told() or '"seen": ["A", "PYTHONPATH"]' in site.told()


@pytest.mark.parametrize("status", [0, 3, 255])
def test_its_status_is_told(site: Site, status: int) -> None:
    assert site.begin(str(status)).wait(60) == status


def test_an_error_is_traced_in_its_log(site: Site) -> None:
    assert site.begin("0", "fail").wait(60) == 1
    assert "Traceback" in site.told() and "ValueError: with a trace" in site.told()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_signal_ends_it(site: Site, number: signal.Signals) -> None:
    begun = site.begin("0", "wait")
    eventually(lambda: "log too" in site.told(), "it has begun")
    assert begun.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        begun.wait(0.01)
    begun.send_signal(number)
    assert begun.wait(60) == -number
    begun.terminate()  # of what has ended: nothing


def test_it_leads_a_group_that_can_be_killed(site: Site) -> None:
    begun = site.begin("0", "wait")
    eventually(lambda: "log too" in site.told(), "it has begun")
    os.killpg(begun.pid, signal.SIGKILL)
    assert begun.wait(60) == -signal.SIGKILL


def test_the_system_shows_the_command_line(site: Site) -> None:
    begun = site.begin("0", "wait")
    eventually(lambda: "log too" in site.told(), "it has begun")
    shown = Path(f"/proc/{begun.pid}/cmdline").read_text().replace("\0", " ")
    begun.kill()
    assert shown.strip() == f"{sys.executable} -m program 0 wait" and begun.wait(60) == -signal.SIGKILL


def test_a_program_outlives_a_server_that_is_killed_and_another_server_starts(forks: Forks, tmp_path: Path) -> None:
    site = Site(tmp_path, forks.spawn)
    first = site.begin("0", "wait")
    assert forks.server is not None
    forks.server.kill()
    forks.server.wait()
    assert first.poll() is None
    second = site.begin("3")
    assert isinstance(second, subprocess.Popen) and second.wait(60) == 3, "by itself: there was no server"
    eventually(forks.is_ready, "another server has loaded")
    third = site.begin("4")
    assert not isinstance(third, subprocess.Popen) and third.wait(60) == 4
    server = forks.server
    first.kill()
    assert first.wait(60) == UNSEEN, "whoever knew how it ended has ended"
    assert forks.server is server and forks.is_ready(), "one that is asked what it cannot know goes on"


def test_a_server_that_is_stopped_holds_nothing_up(
    forks: Forks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newswire_ops.launcher.processes.ANSWER_S", ANSWER_S / 20)
    assert forks.server is not None
    forks.server.send_signal(signal.SIGSTOP)
    begun = Site(tmp_path, forks.spawn).begin("3")
    assert isinstance(begun, subprocess.Popen) and begun.wait(60) == 3
    assert Site(tmp_path, forks.spawn).told().count("words") == 1, "what was asked of the server never began"


def test_a_program_with_modules_elsewhere_begins_by_itself(forks: Forks, tmp_path: Path, found: Path) -> None:
    begun = Site(tmp_path, forks.spawn).begin("3", environment={"PYTHONPATH": f"{tmp_path}:{found}"})
    assert isinstance(begun, subprocess.Popen) and begun.wait(60) == 3


def test_a_server_ends_with_its_launcher(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, time\nfrom newswire_ops.launcher.processes import Forks\n"
        "forks = Forks(pathlib.Path(sys.argv[1]))\nforks.launch()\nprint(forks.server.pid, flush=True)\ntime.sleep(600)"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "fork-server.log")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout
        server = int(launcher.stdout.readline())
        assert SERVER[-1] in Path(f"/proc/{server}/cmdline").read_text()
        launcher.kill()
    eventually(lambda: not Path(f"/proc/{server}").exists() or _is_dead(server), "the server has ended")


def _is_dead(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
