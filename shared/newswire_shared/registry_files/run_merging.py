"""Runs are merged into fewer, each at least thrice as long as all later ones, so that a look-up asks few of them."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from newswire_shared.registry_files.rows import KeptRow, unpacked
from newswire_shared.registry_files.run_file import RunFile
from newswire_shared.registry_files.run_folder import KnownRuns, numbers_of, path_of, ranges_in
from newswire_shared.registry_files.run_writing import UNFINISHED, write_run

GROWTH = 3  # ten million rows in runs of 20,000 lie in six files then, and each row was written about six times
KEPT_S = 3600.0  # that a merged run stays: a process looks at the folder at least every ten minutes


def merge(known: KnownRuns) -> bool:
    """Merge the last runs where they have grown long beside the one before them, and answer whether any were."""
    runs = _grown(known.runs)
    if len(runs) < 2:
        return False
    first, last = numbers_of(runs[0].path)[0], numbers_of(runs[-1].path)[1]
    path = path_of(runs[0].path.parent, first, last)
    return write_run(path, merged(run.items() for run in runs), sum(run.rows for run in runs))


def merged(runs: Iterable[Iterable[tuple[bytes, bytes]]]) -> Iterator[tuple[bytes, bytes]]:
    """The rows of several runs, the oldest first, with one for each key."""
    numbered = (_numbered(place, run) for place, run in enumerate(runs))
    for key, group in groupby(heapq.merge(*numbered), key=itemgetter(0)):
        rows = [row for _, _, row in group]
        yield key, rows[0] if len(rows) == 1 else reduce(KeptRow.below, map(unpacked, rows)).packed()


def clear(folder: Path) -> None:
    """Delete runs that were merged long ago, and what killed writers left."""
    ranges = ranges_in(folder)
    for first, last in ranges:
        wider = (other for other in ranges if other[0] <= first and last <= other[1] and other != (first, last))
        if any(_age_s(path_of(folder, *other)) > KEPT_S for other in wider):
            path_of(folder, first, last).unlink(missing_ok=True)
    for path in folder.glob(f"*{UNFINISHED}"):
        if _age_s(path) > 24 * KEPT_S:  # no writer takes a day
            path.unlink(missing_ok=True)


def _grown(runs: tuple[RunFile, ...]) -> tuple[RunFile, ...]:
    begin = len(runs) - 1
    while begin > 0 and runs[begin - 1].rows <= GROWTH * sum(run.rows for run in runs[begin:]):
        begin -= 1
    return runs[max(begin, 0) :]


def _numbered(place: int, rows: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, int, bytes]]:
    return ((key, place, row) for key, row in rows)


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
