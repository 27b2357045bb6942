"""The supervisor of processes: starts them in order, waits, restarts what crashes, stops them in reverse."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.folders import make_folder

from newswire_ops.launcher.fork_server import UNSEEN
from newswire_ops.launcher.log_rotation import LOG_BYTES, rotate
from newswire_ops.launcher.processes import Process, Spawn, spawn

RESTART_FIRST_S = 1.0  # doubled with each crash in a row, less this second: the first restart comes at once
RESTART_LONGEST_S = 30.0  # what cannot start costs little so, and is back soon once its reason is gone
STEADY_S = 60.0  # what ran this long before it crashed begins with the shortest wait again
SHORTEST_STOP_S = 0.1  # also for what stops last of a turn whose time the others used up
TAIL_LINES = 12  # of a log, which hold the end of a traceback and the error
_EVENT = re.compile(r"\d{4}-\d\d-\d\dT")  # how a line of our logs begins, unlike those of a traceback
_WARNING = re.compile(r"\S+:\d+: \w*Warning: ")

STOP_WAIT_S = 25.0  # longer than the 15 s that a worker gives its tasks when it is asked to stop
Announce = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Program:
    """A program to run, ready once `is_ready` is true.  Programs of one `turn` stop together, the highest first."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    is_ready: Callable[[], bool]
    turn: int


@dataclass(slots=True)
class Running:
    """A program's process, and how it went so far; one that is not wanted any more `leaves_by` then."""

    program: Program
    process: Process
    started_at: float
    log_starts: int = 0
    crashes: int = 0
    restart_at: float | None = None
    leaves_by: float | None = None

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None


@dataclass(slots=True)
class Supervisor:
    """Runs programs, begun by `spawn`.  `logs` is a folder with one file a program; `on_launch` follows each start."""

    logs: Path
    announce: Announce
    on_launch: Callable[[], None] = lambda: None
    log_bytes: int = LOG_BYTES
    spawn: Spawn = spawn
    running: dict[str, Running] = field(default_factory=dict)

    def start(
        self, programs: Sequence[Program], patience: Patience, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """Start programs and wait until each is ready, for as long as all live; `meanwhile` is called again and again.

        Raises UsageError with the end of its log for one that ends before.
        """
        for program in programs:
            self._launch(program)
        waiting = list(programs)

        def are_ready() -> bool:
            meanwhile()
            waiting[:] = [program for program in waiting if not program.is_ready()]
            return not waiting

        if not patience.until(are_ready, lambda: not self._ended(waiting), lambda: self._waiting_for(waiting)):
            ended = self._ended(waiting)[0]
            how = _how_it_ended(self.running[ended.name].process.wait())
            raise UsageError(f"{ended.name} {how} while it started:\n{self._tail(ended)}")

    def _ended(self, programs: Sequence[Program]) -> list[Program]:
        return [program for program in programs if not self.running[program.name].is_up]

    def _launch(self, program: Program, crashes: int = 0) -> None:
        make_folder(self.logs)
        with self._log(program).open("ab") as log:
            log_starts = log.tell()
            process = self.spawn(program.argv, {**os.environ, **program.environment}, log)
        self.running[program.name] = Running(program, process, time.monotonic(), log_starts, crashes)
        self.on_launch()

    def _log(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    def _waiting_for(self, programs: Sequence[Program]) -> str:
        """The names of those waited for, and the last line of the first: it may name what it waits for itself."""
        lines = self._lines(programs[0])
        events = [line for line in lines if _EVENT.match(line)] or lines  # an event may go on in further lines
        last = "".join(f" ({programs[0].name}: {line.strip()})" for line in events[-1:])
        return f"waiting for {', '.join(program.name for program in programs)}{last}"

    def _tail(self, program: Program) -> str:
        lines = [*self._lines(program)[-TAIL_LINES:], f"(all of it: {self._log(program)})"]
        return "\n".join("  " + line for line in lines)

    def _lines(self, program: Program) -> list[str]:
        """What a program wrote in this run, without warnings."""
        with self._log(program).open("rb") as log:
            log.seek(self.running[program.name].log_starts)
            return without_warnings(log.read().decode("utf-8", "replace").splitlines())

    def add(self, program: Program) -> None:
        """Start one program more, and do not wait for it: it is watched like the others."""
        self._launch(program)

    def retire(self, name: str, wait_s: float = STOP_WAIT_S) -> None:
        """Let one program end in an orderly way, for good; what has not ended by then is killed and named."""
        running = self.running[name]
        running.leaves_by = time.monotonic() + wait_s
        running.process.terminate()  # does nothing where it has ended

    def watch(self) -> None:
        """Restart what crashed, forget what left, and keep logs small; call it again and again."""
        for name, running in list(self.running.items()):
            rotate(self._log(running.program), self.log_bytes)
            if running.leaves_by is not None:
                self._see_off(name, running, running.leaves_by)
            elif not running.is_up:
                self._revive(name, running)

    def _see_off(self, name: str, running: Running, leaves_by: float) -> None:
        if running.is_up and time.monotonic() > leaves_by:
            self._await_end(running, leaves_by)
        if not running.is_up:
            del self.running[name]
            self.announce(f"{name} has ended")

    def _revive(self, name: str, running: Running) -> None:
        now = time.monotonic()
        if running.restart_at is None:  # seen for the first time; the wait must hold up no other program
            steady = now - running.started_at > STEADY_S
            running.crashes = 1 if steady else running.crashes + 1
            wait_s = min(RESTART_LONGEST_S, RESTART_FIRST_S * 2 ** (running.crashes - 1)) - RESTART_FIRST_S
            running.restart_at = now + wait_s
            how = _how_it_ended(running.process.wait())
            when = f" in {wait_s:.0f} s" if wait_s else ""
            self.announce(f"{name} {how}; it is started again{when} (log: {self._log(running.program)})")
        if now >= running.restart_at:
            self._launch(running.program, running.crashes)

    def stop(self, wait_s: float = STOP_WAIT_S) -> None:
        """Stop everything in an orderly way; what does not end in time is killed and named."""
        for turn in sorted({r.program.turn for r in self.running.values()}, reverse=True):
            group = [r for r in self.running.values() if r.program.turn == turn]
            for running in group:
                with contextlib.suppress(ProcessLookupError):
                    running.process.send_signal(signal.SIGTERM)
            ends = time.monotonic() + wait_s
            for running in group:
                self._await_end(running, ends)
        self.running.clear()

    def _await_end(self, running: Running, ends: float) -> None:
        try:
            running.process.wait(max(SHORTEST_STOP_S, ends - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.announce(f"{running.program.name} did not stop in time and was killed")
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.process.pid, signal.SIGKILL)  # with the children of a prefork worker
            running.process.wait()


def without_warnings(lines: Sequence[str]) -> list[str]:
    """Lines of a log without the warnings of Python's `warnings` and without blank lines.

    A warning begins with the place that gave it, and ends with the line of source there, indented.
    """
    kept: list[str] = []
    is_inside = False
    for line in lines:
        if _WARNING.match(line):
            is_inside = True
        elif not is_inside and line.strip():
            kept.append(line)
        elif line.startswith("  "):
            is_inside = False
    return kept


def _how_it_ended(status: int) -> str:
    if status == UNSEEN:
        return "ended"
    return f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
