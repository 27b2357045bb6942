"""What moved since figures were kept: counts, which may not rise by more than a tenth, and times, which are told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

MOVED = 0.1  # of a figure; counts of two runs differ by less than a hundredth
LEAST = 0.5  # by which a count moved: once in two articles; what is rarer comes and goes by chance


@dataclass(frozen=True, slots=True)
class Kept:
    """The figures of an article, of one release: counts, and times as shares of the calibration."""

    release: str
    counts: Mapping[str, float]
    units: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that is not what it was."""

    name: str
    was: float
    now: float

    def __str__(self) -> str:
        by = f"{self.now / self.was - 1:+.0%}" if self.was else "new"
        return f"{self.name}: {self.was:.4g} -> {self.now:.4g} ({by})"


def moves(was: Mapping[str, float], now: Mapping[str, float], least: float = LEAST) -> list[Move]:
    """What moved by more than a tenth, or came, or went; in the order of what is now."""
    found = [Move(name, was.get(name, 0.0), now.get(name, 0.0)) for name in {**now, **was}]
    return [one for one in found if abs(one.now - one.was) > max(MOVED * one.was, least)]


def risen(was: Mapping[str, float], now: Mapping[str, float]) -> list[Move]:
    """Counts that an article has more of than it had."""
    return [move for move in moves(was, now) if move.now > move.was]


def read_kept(path: Path) -> Kept:
    """Figures of a file."""
    return Kept(**json.loads(path.read_text("utf-8")))


def keep(kept: Kept, path: Path) -> None:
    """Write them, rounded, a line each."""
    tidy = {"release": kept.release, "counts": _rounded(kept.counts), "units": _rounded(kept.units)}
    path.write_text(json.dumps(tidy, indent=1, sort_keys=True) + "\n", "utf-8")


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in figures.items()}


def report(kept: Kept, now: Kept) -> Iterator[str]:
    """What moved, as lines."""
    yield f"beside {kept.release}, an article alone in one process:"
    counted, timed = moves(kept.counts, now.counts), moves(kept.units, now.units, least=0.0)
    yield from (f"  count, {move}" for move in counted)
    yield from (f"  processor time in units, {move}; told only" for move in timed)
    if not counted and not timed:
        yield f"  nothing moved by more than {MOVED:.0%}"
