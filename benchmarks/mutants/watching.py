"""Which functions and scripts each test runs: those tests alone can find a bug there, and the quickest go first."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

import pytest

from benchmarks.mutants.mutation import Mutation

FINDS_SCRIPT = "ScriptFolder.__getitem__"
Place = tuple[str, int]  # the path of a module and the line that a function begins in


@dataclass(frozen=True, slots=True)
class Run:
    """What a test took of the processor, which functions it ran, and which texts of scripts."""

    seconds: float
    functions: frozenset[Place]
    scripts: frozenset[str]


Runs = Mapping[str, Run]  # by the name of the test


class Watch:
    """A plugin that notes of each test what it runs."""

    def __init__(self) -> None:
        self.runs: dict[str, Run] = {}
        self._codes: dict[int, CodeType] = {}
        self._scripts: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch one test."""
        self._codes, self._scripts, begun = {}, set(), time.process_time()
        threading.settrace(self._note)
        sys.settrace(self._note)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            functions = frozenset((code.co_filename, code.co_firstlineno) for code in self._codes.values())
            self.runs[item.nodeid] = Run(time.process_time() - begun, functions, frozenset(self._scripts))

    def _note(self, frame: FrameType, _event: str, _argument: Any) -> None:
        """Note a call; its lines are of no interest."""
        code = frame.f_code
        self._codes[id(code)] = code
        if code.co_qualname == FINDS_SCRIPT:
            self._scripts.add(frame.f_locals["self"][frame.f_locals["name"]].text)


def functions_of(code: CodeType) -> Iterator[CodeType]:
    """The functions of a module, the outer before the inner; a lambda belongs to the function around it."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & 1 and not inner.co_name.startswith("<"):  # 1: it has variables of its own, as no class
                yield inner
            yield from functions_of(inner)


def function_at(code: CodeType, line: int) -> CodeType | None:
    """The innermost function of a module that has a line."""
    around = [inner for inner in functions_of(code) if inner.co_firstlineno <= line <= _last_line(inner)]
    return around[-1] if around else None


def _last_line(code: CodeType) -> int:
    inner = [_last_line(each) for each in code.co_consts if isinstance(each, CodeType)]
    return max([code.co_firstlineno, *inner, *(line for _, _, line in code.co_lines() if line)])


def chosen(runs: Runs, mutation: Mutation, source: str, path: str) -> list[str]:
    """The tests that run the function or the script of a bug; none if it is in neither, or no test does."""
    line = mutation.line(source)
    if mutation.file.suffix == ".lua":
        text = source.splitlines()[line - 1]
        return _quickest(runs, [name for name, run in runs.items() if any(text in script for script in run.scripts)])
    function = function_at(compile(source, path, "exec", dont_inherit=True), line)
    place = (path, function.co_firstlineno) if function else None
    return _quickest(runs, [name for name, run in runs.items() if place in run.functions])


def all_of(runs: Runs, path: str) -> list[str]:
    """All tests, first those that run something of a module."""
    of_the_module = {name for name, run in runs.items() if any(path == file for file, _ in run.functions)}
    return sorted(runs, key=lambda name: (name not in of_the_module, runs[name].seconds))


def _quickest(runs: Runs, names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: runs[name].seconds)
