"""A machine: a folder, a host name of its own, and processes of newswire that a test may kill."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = Path(sys.executable).with_name("newswire")
STOP_S = 60.0  # a worker that ends in order takes half of it at most
NOTHING: Mapping[str, str] = {}


@dataclass
class Machine:
    """Processes under one host name, which is the system's own: each runs in a namespace where it is called so."""

    name: str
    folder: Path
    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, process: str, *words: str, more: Mapping[str, str] = NOTHING) -> None:
        """Start `newswire WORDS…` under a name; `more` is added to its environment."""
        self.start_program(process, str(COMMAND), *words, more=more)

    def start_program(self, process: str, *argv: str, more: Mapping[str, str] = NOTHING) -> None:
        """Start any program of this machine."""
        with (self.folder / f"{process}.log").open("ab") as log:
            self.running[process] = subprocess.Popen(
                [*_named(self.name), *argv], stdout=log, stderr=log, env=self._environment(more),
                start_new_session=True,
            )  # fmt: skip

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `newswire` to its end."""
        return subprocess.run(
            [*_named(self.name), str(COMMAND), *words], env=self._environment({}), capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
        return {**kept, "NEWSWIRE_DATA_DIR": str(self.folder), **self.environment, **more}

    def kill(self, process: str) -> None:
        """End a process and all that it started at once, as a machine does that loses its power."""
        ended = self.running.pop(process)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(ended.pid, signal.SIGKILL)
        ended.wait()

    def end(self, process: str) -> None:
        """End a process in order."""
        ended = self.running[process]
        ended.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            ended.wait(STOP_S)
        self.kill(process)


@contextlib.contextmanager
def machine(name: str, folder: Path, environment: Mapping[str, str]) -> Iterator[Machine]:
    """A machine whose processes are gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Machine(name, folder, environment)
    try:
        yield made
    finally:
        for process in [*made.running]:
            made.kill(process)


def _named(name: str) -> list[str]:
    """What runs a command where the host is called so; a user who is not root needs a namespace of users, too."""
    spaces = ["--uts"] if os.geteuid() == 0 else ["--user", "--map-root-user", "--uts"]
    return ["unshare", *spaces, "sh", "-c", 'hostname "$0" && exec "$@"', name]
