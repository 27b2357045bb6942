"""Figures: what was measured, as flat records that are kept as JSON and shown as tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

PLACES = 4  # more than any set is large enough to tell


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one tool on one set, over so many; the value is None where the tool gives no such thing."""

    topic: str
    set: str
    tool: str
    measure: str
    value: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures, and the versions of what was compared."""

    all: tuple[Figure, ...]
    versions: Mapping[str, str]

    def of(self, topic: str) -> list[Figure]:
        """Those of one topic."""
        return [figure for figure in self.all if figure.topic == topic]

    def with_topics(self, measured: Iterable[Figure], versions: Mapping[str, str]) -> Figures:
        """These with what was measured anew in place of the same topics' old ones."""
        new = tuple(measured)
        anew = {figure.topic for figure in new}
        return Figures((*(old for old in self.all if old.topic not in anew), *new), {**self.versions, **versions})


def figures_of(topic: str, where: str, tool: str, values: Mapping[str, float | None], count: int) -> list[Figure]:
    """A figure for each measure."""
    return [Figure(topic, where, tool, measure, value, count) for measure, value in values.items()]


def read(path: Path) -> Figures:
    """The figures of a file; none where there is no file yet."""
    if not path.exists():
        return Figures((), {})
    kept = json.loads(path.read_text("utf-8"))
    return Figures(tuple(Figure(*line) for line in kept["figures"]), kept["versions"])


def write(figures: Figures, path: Path) -> None:
    """Keep figures, one a line, so that a change of one is a change of a line."""
    names = json.dumps([field.name for field in fields(Figure)])
    lines = ",\n".join(json.dumps(_rounded(figure), ensure_ascii=False) for figure in figures.all)
    versions = json.dumps(figures.versions, indent=1, sort_keys=True)
    path.write_text(f'{{"versions": {versions},\n"fields": {names},\n"figures": [\n{lines}\n]}}\n', "utf-8")


def _rounded(figure: Figure) -> list[Any]:
    return [round(value, PLACES) if isinstance(value, float) else value for value in astuple(figure)]
