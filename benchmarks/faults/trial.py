"""The trial: from calm, one fault after another, each named and mended before the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from real_stack import eventually

from benchmarks.faults.faults import Fault
from benchmarks.faults.installation import Installation
from benchmarks.faults.watching import FINE, LONGEST_S, First, Line, Sighting, sightings, watchers_of

CALM_S = 300.0  # until a mended installation is fine again: workers start anew, and a busy machine takes its time


@dataclass(frozen=True, slots=True)
class Tried:
    """What each watcher saw of a fault; nothing where it could not be made."""

    fault: Fault
    seen: Sequence[Sighting]

    @property
    def is_named(self) -> bool:
        """Whether every watcher named it in time; one that was not made was named by nobody."""
        return bool(self.seen) and all(sighting.after_s is not None for sighting in self.seen)


def trial(here: Installation, faults: Iterable[Fault], watchers: Mapping[str, First] | None = None) -> Iterator[Tried]:
    """Try each fault.  Raises AssertionError, with what is found, where the installation is not fine before it."""
    watchers = watchers or watchers_of(here)
    for fault in faults:
        for watcher, first in watchers.items():
            _await_calm(watcher, first, fault)
        yield Tried(fault, sightings(watchers, fault) if fault.inject(here) is not False else ())
        fault.mend(here)


def _await_calm(watcher: str, first: First, fault: Fault) -> None:
    last: Line | None = None

    def is_calm() -> bool:
        nonlocal last
        last = first()
        return last is not None and last.verdict == FINE

    try:
        eventually(is_calm, "calm", CALM_S)
    except AssertionError as error:
        raise AssertionError(f"before {fault.name!r}, {watcher} finds {last}") from error


def table(tried: Sequence[Tried]) -> list[str]:
    """The rows for a person: when each watcher named each fault, and in which words."""
    watchers = [sighting.watcher for sighting in max((each.seen for each in tried), key=len)]
    heading = ["fault", "where", *watchers, "first line of the doctor on the other machine"]
    rows = [heading, *(_row(each, len(watchers)) for each in tried)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heading))]
    return ["  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(tried: Tried, watchers: int) -> list[str]:
    if not tried.seen:
        return [tried.fault.name, tried.fault.where, *["-"] * watchers, "it cannot be made here"]
    times = ["missed" if each.after_s is None else f"{each.after_s:.1f} s" for each in tried.seen]
    line = tried.seen[0].line
    return [tried.fault.name, tried.fault.where, *times, f"{line.check}: {line.words}" if line else "none"]


def verdict(tried: Sequence[Tried]) -> str:
    """What came of it, in one sentence."""
    made = [each for each in tried if each.seen]
    missed = ", ".join(each.fault.name for each in made if not each.is_named)
    counted = f"{sum(each.is_named for each in made)} of {len(made)} faults were named by all within {LONGEST_S:.0f} s"
    return f"{counted}; not by all: {missed}" if missed else counted
