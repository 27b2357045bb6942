"""Processes under supervision: started in order, waited for, restarted when they crash, stopped in reverse."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.errors import UsageError

POLL_S = 0.05
RESTART_FIRST_S = 1.0
RESTART_LONGEST_S = 30.0
STEADY_S = 60.0
TAIL_LINES = 12

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Program:
    """What to run; `is_ready` is asked until it says so.  Programs of one `turn` stop together, the highest first."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    is_ready: Callable[[], bool]
    turn: int


@dataclass(slots=True)
class Running:
    """A program's process, and how it went so far."""

    program: Program
    process: subprocess.Popen[bytes]
    started_at: float
    crashes: int = 0
    restart_at: float | None = None

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None


@dataclass(slots=True)
class Supervisor:
    """Runs programs.  `logs` is a folder with one file a program; `on_launch` is called after each start."""

    logs: Path
    say: Say
    on_launch: Callable[[], None] = lambda: None
    running: dict[str, Running] = field(default_factory=dict)

    def start(self, programs: Sequence[Program], wait_s: float) -> None:
        """Start programs and wait until each is ready.

        Raises UsageError with the end of its log for one that ends before, or is not ready in time.
        """
        for program in programs:
            self._launch(program)
        ends = time.monotonic() + wait_s
        for program in programs:
            self._await(program, ends)

    def _launch(self, program: Program, crashes: int = 0) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        with self._log(program).open("ab") as log:
            process = subprocess.Popen(
                program.argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **program.environment}, start_new_session=True,
            )  # fmt: skip
        self.running[program.name] = Running(program, process, time.monotonic(), crashes)
        self.on_launch()

    def _log(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    def _await(self, program: Program, ends: float) -> None:
        while not program.is_ready():
            if not self.running[program.name].is_up:
                raise UsageError(f"{program.name} ended while it started:\n{self._tail(program)}")
            if time.monotonic() > ends:
                raise UsageError(f"{program.name} is not ready in time:\n{self._tail(program)}")
            time.sleep(POLL_S)

    def _tail(self, program: Program) -> str:
        lines = self._log(program).read_text("utf-8", "replace").splitlines()
        return "\n".join(["  " + line for line in lines[-TAIL_LINES:]] + [f"  (all of it: {self._log(program)})"])

    def watch(self) -> None:
        """Restart what crashed; call it again and again."""
        for name, running in list(self.running.items()):
            if not running.is_up:
                self._revive(name, running)

    def _revive(self, name: str, running: Running) -> None:
        now = time.monotonic()
        if running.restart_at is None:
            steady = now - running.started_at > STEADY_S
            running.crashes = 1 if steady else running.crashes + 1
            wait_s = min(RESTART_LONGEST_S, RESTART_FIRST_S * 2 ** (running.crashes - 1)) - RESTART_FIRST_S
            running.restart_at = now + wait_s
            how = _how_it_ended(running.process.returncode)
            when = f" in {wait_s:.0f} s" if wait_s else ""
            self.say(f"{name} {how}; it is started again{when} (log: {self._log(running.program)})")
        if now >= running.restart_at:
            self._launch(running.program, running.crashes)

    def stop(self, wait_s: float) -> None:
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
            running.process.wait(max(0.1, ends - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.say(f"{running.program.name} did not stop in time and was killed")
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.process.pid, signal.SIGKILL)
            running.process.wait()


def _how_it_ended(status: int) -> str:
    return f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
