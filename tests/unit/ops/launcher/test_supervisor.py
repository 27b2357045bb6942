"""Programs are started, waited for, restarted when they crash, and stopped in order; real child processes."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from newswire_ops.launcher.supervisor import Program, Supervisor
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.embedded.patience import Interrupted, Patience
from patience import PATIENCE_S

READY = "from pathlib import Path; Path('{folder}/{name}').touch(); "
SLEEP = "import time; time.sleep(60)"
FAREWELL = """
import signal, sys, time
from pathlib import Path

def stop(*_):
    with open('{folder}/farewells', 'a') as said:
        said.write('{name} ')
    sys.exit()

signal.signal(signal.SIGTERM, stop)
Path('{folder}/{name}').touch()
while True:  # a signal that comes before `signal.pause` would be waited for in vain
    time.sleep(0.1)
"""
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + READY + SLEEP


@dataclass
class Site:
    """A supervisor in a folder, and what it said."""

    folder: Path
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.supervisor = Supervisor(self.folder / "logs", self.said.append)

    def program(self, name: str, code: str, turn: int = 1, is_ready: Callable[[], bool] | None = None) -> Program:
        """A program in Python; it is ready once there is a file of its name."""
        argv = [sys.executable, "-c", code.format(folder=self.folder, name=name)]
        return Program(name, argv, {"GREETING": "hello"}, is_ready or (self.folder / name).exists, turn)

    def start(self, *programs: Program, patience: Patience | None = None) -> None:
        self.supervisor.start(programs, patience or Patience())

    def end_of(self, name: str) -> int:
        """How a program's process ended."""
        return self.supervisor.running[name].process.wait(PATIENCE_S)

    def log(self, name: str) -> str:
        return (self.folder / "logs" / f"{name}.log").read_text()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    for running in made.supervisor.running.values():
        running.process.kill()
        running.process.wait()


def test_a_program_is_waited_for_and_gets_its_environment_and_a_log(site: Site) -> None:
    site.start(site.program("a", "import os; print(os.environ['GREETING'], flush=True); " + READY + SLEEP))
    assert site.log("a") == "hello\n"
    assert site.supervisor.running["a"].is_up
    assert site.said == []


def test_a_program_that_crashes_is_said_and_started_again(site: Site) -> None:
    site.start(site.program("a", READY + "print('oh'); raise SystemExit(3)"))
    assert site.end_of("a") == 3
    first = site.supervisor.running["a"].process.pid
    site.supervisor.watch()
    assert site.said == [f"a ended with status 3; it is started again (log: {site.folder}/logs/a.log)"]
    assert site.supervisor.running["a"].process.pid != first
    site.end_of("a")
    assert site.log("a") == "oh\noh\n"


def test_a_program_that_crashes_again_and_again_is_started_less_and_less_often(site: Site) -> None:
    site.start(site.program("a", READY + "raise SystemExit(3)"))
    for _ in range(2):
        site.end_of("a")
        site.supervisor.watch()
    last = site.supervisor.running["a"]
    site.supervisor.watch()
    assert [said.partition("; ")[2].partition(" (")[0] for said in site.said] == [
        "it is started again", "it is started again in 1 s",
    ]  # fmt: skip
    assert site.supervisor.running["a"] is last


def crashes_again(site: Site, crashes: int, ran_s: float) -> float:
    """How long is waited before the next start of what crashed so often, and ran for so long."""
    running = site.supervisor.running["a"]
    site.end_of("a")
    running.crashes, running.started_at = crashes, time.monotonic() - ran_s
    running.restart_at = None
    site.supervisor.watch()
    words = site.said[-1].partition("started again")[2].partition(" (")[0]
    return float(words.removeprefix(" in ").removesuffix(" s") or 0)


@pytest.mark.parametrize(("crashes", "wait_s"), [(1, 1), (2, 3), (3, 7), (4, 15), (5, 29), (6, 29), (60, 29)])
def test_each_crash_in_a_row_doubles_the_wait_up_to_half_a_minute(site: Site, crashes: int, wait_s: float) -> None:
    site.start(site.program("a", READY + "raise SystemExit(3)"))
    assert crashes_again(site, crashes, ran_s=1) == wait_s


def test_what_ran_for_a_minute_is_started_again_at_once(site: Site) -> None:
    site.start(site.program("a", READY + "raise SystemExit(3)"))
    assert crashes_again(site, 5, ran_s=30) == 29
    assert crashes_again(site, 5, ran_s=61) == 0
    assert site.supervisor.running["a"].crashes == 1 and site.supervisor.running["a"].restart_at is None


def test_what_waits_for_its_next_start_holds_up_no_other(site: Site) -> None:
    site.start(site.program("a", READY + "raise SystemExit(3)"), site.program("b", READY + SLEEP))
    assert crashes_again(site, 5, ran_s=1) == 29
    waiting, ended = (site.supervisor.running[name] for name in "ab")
    ended.process.kill()
    site.end_of("b")
    site.supervisor.watch()
    assert site.supervisor.running["a"] is waiting and site.supervisor.running["b"] is not ended
    waiting.restart_at = time.monotonic()
    site.supervisor.watch()
    assert site.supervisor.running["a"] is not waiting and site.supervisor.running["a"].crashes == 6


def test_a_program_that_was_killed_is_said_so(site: Site) -> None:
    site.start(site.program("a", READY + SLEEP))
    site.supervisor.running["a"].process.send_signal(signal.SIGKILL)
    site.end_of("a")
    site.supervisor.watch()
    assert site.said[0].startswith("a was killed by SIGKILL; it is started again")


def test_what_runs_is_left_alone(site: Site) -> None:
    site.start(site.program("a", READY + SLEEP))
    before = site.supervisor.running["a"]
    site.supervisor.watch()
    assert site.supervisor.running["a"] is before


def test_programs_stop_in_turns_the_highest_first(site: Site) -> None:
    turns = {"last": 1, "first": 3, "second": 2}
    site.start(*(site.program(name, FAREWELL, turn) for name, turn in turns.items()))
    site.supervisor.stop(PATIENCE_S)
    assert (site.folder / "farewells").read_text().split() == ["first", "second", "last"]
    assert site.supervisor.running == {}
    assert site.said == []


def test_a_program_that_ignores_the_signal_is_killed_and_named(site: Site) -> None:
    site.start(site.program("deaf", DEAF), site.program("polite", FAREWELL))
    process = site.supervisor.running["deaf"].process
    site.supervisor.stop(0.1)
    assert process.returncode == -signal.SIGKILL
    assert site.said == ["deaf did not stop in time and was killed"]
    assert (site.folder / "farewells").read_text() == "polite "


def test_a_program_that_crashed_before_the_stop_delays_nothing(site: Site) -> None:
    site.start(site.program("a", READY), site.program("b", FAREWELL))
    site.end_of("a")
    site.supervisor.stop(PATIENCE_S)
    assert site.said == []


def test_what_still_starts_is_waited_for_and_said(site: Site) -> None:
    def is_ready_once_the_wait_was_said() -> bool:
        return bool(site.said)

    slow = site.program("slow", SLEEP, is_ready=is_ready_once_the_wait_was_said)
    site.start(
        site.program("quick", READY + SLEEP, is_ready=lambda: True),
        slow,
        patience=Patience(site.said.append, again_s=0),
    )
    assert site.said == ["still waiting for slow"]


def test_the_last_line_of_what_is_waited_for_is_said(site: Site) -> None:
    event = "2026-01-31T12:00:00Z [error] no broker yet"
    code = f"print('{event}\\nTrying again', flush=True); " + SLEEP
    program = site.program("a", code, is_ready=lambda: "Z [error]" in "".join(site.said))
    site.start(program, patience=Patience(site.said.append, again_s=0))
    assert site.said[-1] == f"still waiting for a (a: {event})"


def test_a_person_ends_the_wait(site: Site) -> None:
    with pytest.raises(Interrupted, match="waiting for slow"):
        site.start(site.program("slow", SLEEP), patience=Patience(is_stopping=lambda: True))


def test_a_program_that_ends_while_it_starts_shows_the_end_of_its_log(site: Site) -> None:
    with pytest.raises(UsageError) as caught:
        site.start(site.program("a", "[print('line', n) for n in range(30)]; raise SystemExit(3)"))
    first, *tail = str(caught.value).splitlines()
    assert first == "a ended with status 3 while it started:"
    assert tail == [*(f"  line {n}" for n in range(18, 30)), f"  (all of it: {site.folder}/logs/a.log)"]


CELERYS_WARNING = """
/python/site-packages/celery/platforms.py:841: SecurityWarning: You're running the worker with superuser privileges:
this is absolutely not recommended!

Please specify a different user using the --uid option.

User information: uid=0 euid=0 gid=0 egid=0

  warnings.warn(SecurityWarning(ROOT_DISCOURAGED.format(
"""


def test_what_ended_a_program_is_quoted_and_not_a_warning_or_an_earlier_run(site: Site) -> None:
    (site.folder / "logs").mkdir()
    (site.folder / "logs" / "a.log").write_text("what ended it yesterday\n")
    with pytest.raises(UsageError) as caught:
        site.start(site.program("a", f"import sys; sys.exit('no such port' + {CELERYS_WARNING!r})"))
    assert str(caught.value).splitlines()[1:-1] == ["  no such port"]


def test_a_program_that_ends_while_it_starts_shows_why(site: Site) -> None:
    with pytest.raises(UsageError, match=r"(?s)a ended with status 1 while it started:\n.*no such port"):
        site.start(site.program("a", "raise SystemExit('no such port')"))


def test_what_programs_wait_for_can_be_mended_meanwhile(site: Site) -> None:
    mended: list[bool] = []
    needs_it = site.program("needs it", SLEEP, is_ready=lambda: bool(mended))
    site.supervisor.start([needs_it], Patience(), lambda: mended.append(True))
    assert mended


def test_one_program_more_is_not_waited_for(site: Site) -> None:
    site.start(site.program("a", READY + SLEEP))
    site.supervisor.add(site.program("b", SLEEP))
    assert [*site.supervisor.running] == ["a", "b"]


def test_a_retired_program_ends_in_order_for_good_and_its_name_is_free(site: Site) -> None:
    site.start(site.program("a", FAREWELL), site.program("b", FAREWELL))
    before = site.supervisor.running["a"]
    site.supervisor.retire("b")
    site.end_of("b")
    site.supervisor.watch()
    assert (site.folder / "farewells").read_text() == "b "
    assert site.supervisor.running == {"a": before}
    assert site.said == ["b has ended"]


def test_a_retired_program_is_not_waited_for_and_killed_only_when_its_time_is_up(site: Site) -> None:
    site.start(site.program("deaf", DEAF))
    running = site.supervisor.running["deaf"]
    site.supervisor.retire("deaf")
    site.supervisor.watch()
    assert site.supervisor.running == {"deaf": running} and site.said == []
    running.leaves_by = time.monotonic() - 1
    site.supervisor.watch()
    assert running.process.returncode == -signal.SIGKILL
    assert site.said == ["deaf did not stop in time and was killed", "deaf has ended"]


def test_what_crashed_and_is_not_wanted_any_more_is_not_started_again(site: Site) -> None:
    site.start(site.program("a", READY))
    site.end_of("a")
    site.supervisor.retire("a")
    site.supervisor.watch()
    assert site.supervisor.running == {}


def test_a_stop_ends_what_is_retired_too(site: Site) -> None:
    site.start(site.program("a", DEAF))
    process = site.supervisor.running["a"].process
    site.supervisor.retire("a")
    site.supervisor.stop(0.1)
    assert process.returncode == -signal.SIGKILL
