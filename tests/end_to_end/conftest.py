"""The `newswire` command as a person runs it, in a data folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.running.embedded.process_marks import ProcessMark, is_running, mark_of
from newswire_shared.running.embedded.stack_address import StackAddress, read_stack
from process_tree import descendants
from real_stack import PATIENCE_S, eventually
from tree import ROOT

COMMAND = Path(sys.executable).with_name("newswire")


@dataclass
class Person:
    """Somebody at a terminal."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    left: list[ProcessMark] = field(default_factory=list)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
        return {**kept, "NEWSWIRE_DATA_DIR": str(self.folder), **self.environment}

    def runs(self, *words: str, status: int | None = 0, timeout_s: float = 900) -> str:
        """What a command prints, on both channels; its exit status has to be `status`."""
        done = subprocess.run(
            [COMMAND, *words], capture_output=True, text=True, timeout=timeout_s, env=self._environment(), cwd=ROOT
        )
        said = done.stdout + done.stderr
        assert status is None or done.returncode == status, (
            f"newswire {' '.join(words)} ended {done.returncode}:\n{said}"
        )
        return said

    def makes(self, target: str, timeout_s: float = 1800) -> str:
        """What a target of the Makefile prints; it has to end well."""
        assert f"    make {target}\n" in (ROOT / "README.md").read_text("utf-8"), "the README tells to run it"
        done = subprocess.run(
            ["make", "--no-print-directory", target],
            capture_output=True, text=True, timeout=timeout_s, env=self._environment(), cwd=ROOT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def stack(self, *words: str, ends: int = 0) -> Iterator[StackAddress]:
        """`newswire up` while inside; Ctrl-C ends it, with status 0, unless it is to end by itself with another."""
        said = self.folder.with_name(self.folder.name + ".said")
        with said.open("w") as out:
            process = subprocess.Popen(
                [COMMAND, "up", *words], stdout=out, stderr=out, env=self._environment(), cwd=ROOT
            )
        try:
            address = eventually(lambda: read_stack(self.folder / "run"), "the stack is ready")
            assert address is not None
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            status = process.wait(PATIENCE_S)
        assert status == ends, said.read_text()
        self.said = said.read_text()

    @contextmanager
    def terminal(self, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
        """A command whose output somebody reads through the descriptor; it is killed if it goes on."""
        reads, writes = os.pipe()
        heard = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a run of tests under nohup would hand its deafness on
        process = subprocess.Popen([COMMAND, *words], stdout=writes, stderr=writes, env=self._environment(), cwd=ROOT)
        signal.signal(signal.SIGHUP, heard)
        os.close(writes)
        try:
            yield process, reads
        finally:
            process.kill()
            process.wait()

    def killed_stack(self, *words: str) -> list[ProcessMark]:
        """The processes that `newswire up` started and left, because it was killed; they are ended after the test."""
        process = subprocess.Popen(
            [COMMAND, "up", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=self._environment(), cwd=ROOT,
        )  # fmt: skip
        eventually(lambda: read_stack(self.folder / "run"), "the stack is ready")
        self.left = [mark for mark in map(mark_of, children_of(process.pid)) if mark]
        process.kill()
        process.wait()
        return self.left

    def clean(self) -> None:
        for mark in filter(is_running, self.left):
            os.killpg(mark.pid, signal.SIGKILL)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    made = Person(tmp_path / "data")
    yield made
    made.clean()


@pytest.fixture
def port() -> int:
    return free_port()


def children_of(pid: int) -> Mapping[int, str]:
    """The command lines of what a launcher began, by itself or by forks: each leads a group of its own."""
    found: dict[int, str] = {}
    for each in descendants(pid):
        with suppress(OSError):  # it has just ended
            if os.getpgid(each) == each:
                found[each] = Path(f"/proc/{each}/cmdline").read_text().replace("\0", " ")
    return found
