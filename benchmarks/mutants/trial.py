"""Trials of bugs: the tests that run the place of a bug, until the first that finds it."""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath

import pytest
from _pytest.config import ExitCode
from _pytest.main import pytest_runtestloop

from benchmarks.mutants.copied import Copy
from benchmarks.mutants.mutation import Mutation
from benchmarks.mutants.patching import forget, patch
from benchmarks.mutants.processes import ANEW, FAILED, HERE, LONGEST_S, passes
from benchmarks.mutants.watching import Runs, Watch, all_of, chosen

PACKAGES = ("shared", *(f"services/{name}" for name in ("ingest", "enrich", "index", "search", "ops")))
LEAST_PATIENCE_S = 30  # of processor time: a process of its own has to import everything first
PATIENCE = 5  # times what the tests take without a bug: a loop that never ends is a bug that was found
NOT_PASSED = (ExitCode.TESTS_FAILED, ExitCode.INTERRUPTED, ExitCode.USAGE_ERROR)  # a test failed, or what it imports

Sources = Mapping[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class Only:
    """A plugin of pytest: some of the tests, in their order, and how much of the processor they may take."""

    names: Sequence[str]
    patience_s: int

    @classmethod
    def of(cls, runs: Runs, names: Sequence[str]) -> Only:
        """As much as they took without a bug, and more."""
        return cls(names, LEAST_PATIENCE_S + PATIENCE * int(sum(runs[name].seconds for name in names)))

    @property
    def files(self) -> list[str]:
        """Where they are."""
        return [*dict.fromkeys(name.partition("::")[0] for name in self.names)]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in self.names if name in found]


@dataclass(frozen=True, slots=True)
class Trials:
    """A plugin of pytest that tries bugs, each in a fork of the process that has collected the tests.

    `tell` gets each bug, whether it was found, and the tests that were tried or, if none runs its place, are to be.
    """

    copy: Copy
    sources: Sources
    mutations: Sequence[Mutation]
    until: float
    tell: Connection

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once."""
        runs = _watched(session, self.copy.folder / "runs")
        for mutation in self.mutations if runs else ():
            if time.monotonic() < self.until:
                self._try(session, runs, mutation)
        session.testsfailed += not runs
        return True

    def _try(self, session: pytest.Session, runs: Runs, mutation: Mutation) -> None:
        source, path = self.sources[mutation.file], str(self.copy.path(mutation))
        names = chosen(runs, mutation, source, path)
        tests = Only.of(runs, names or all_of(runs, path))
        with self.copy.having(mutation, source):
            is_found = bool(names) and not passes(HERE, tests.patience_s, self._run, session, tests, mutation)
        self.tell.send((mutation, is_found, tests))

    def _run(self, session: pytest.Session, tests: Only, mutation: Mutation) -> None:
        """In a fork: run some of the tests that were collected, with the bug."""
        source = self.sources[mutation.file]
        if mutation.file.suffix == ".py":
            patch(str(self.copy.path(mutation)), source, mutation.applied(source))
        forget()
        tests.pytest_collection_modifyitems(session.items)
        _run(session)


def try_all(
    copy: Copy, sources: Sources, mutations: Sequence[Mutation], tests: Sequence[str], until: float
) -> Iterator[tuple[Mutation, bool]]:
    """Each bug, and whether a test of an area finds it.  Ends the program if one fails without a bug.

    What no fork finds is tried by importing it: it may lie in what only an import runs.
    """
    unfound = list[tuple[Mutation, Only]]()
    for mutation, is_found, tried in _try_in_forks(copy, sources, mutations, tests, until):
        if is_found:
            yield mutation, True
        else:
            unfound.append((mutation, tried))
    for mutation, tried in unfound:
        with copy.having(mutation, sources[mutation.file]):
            yield mutation, not passes(ANEW, tried.patience_s, _run_tests, copy.folder, tried.files, [tried])


def _try_in_forks(
    copy: Copy, sources: Sources, mutations: Sequence[Mutation], tests: Sequence[str], until: float
) -> Iterator[tuple[Mutation, bool, Only]]:
    verdicts, tell = ANEW.Pipe(duplex=False)
    trials = Trials(copy, sources, mutations, until, tell)
    process = ANEW.Process(target=_run_tests, args=(copy.folder, tests, [trials]))
    process.start()
    tell.close()
    with suppress(EOFError):
        while True:
            yield verdicts.recv()
    process.join()
    if process.exitcode:
        sys.exit(f"newswire: the tests fail without any bug, or cannot be run: pytest {' '.join(tests)}")


def _watched(session: pytest.Session, notes: Path) -> Runs:
    """What each test runs; nothing if one fails."""

    def watch() -> None:
        watching = Watch()
        session.config.pluginmanager.register(watching)
        _run(session)
        notes.write_bytes(pickle.dumps(watching.runs))

    if not passes(HERE, LONGEST_S, watch):
        return {}
    runs: Runs = pickle.loads(notes.read_bytes())
    return runs


def _run(session: pytest.Session) -> None:
    """Run the tests of a session until one fails."""
    with suppress(session.Failed):
        pytest_runtestloop(session)
    if session.testsfailed:
        sys.exit(FAILED)


def _run_tests(folder: Path, tests: Sequence[str], plugins: Sequence[object]) -> None:
    """In a process of its own: run tests against the modules of a copy."""
    os.chdir(folder)
    paths = [f"{folder}/{name}" for name in (*PACKAGES, "tests", ".")]
    sys.path[:0] = paths
    # as `tests/run` tries properties: what only a long run of examples finds, CI does not find either
    os.environ |= {"PYTHONPATH": os.pathsep.join(paths), "CI": "true", "TESTS_SHORT": "true"}
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    options = ["-x", "-q", "-p", "no:cacheprovider", "--basetemp", f"{folder}/tmp"]
    status = pytest.main([*options, *tests], plugins=plugins)
    os._exit(FAILED if status in NOT_PASSED else status)
