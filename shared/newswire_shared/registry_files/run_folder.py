"""The folder of the registry's files, as every process sees it.

A run is named by the numbers that it covers: `1-1.run`, `2-2.run`, and `1-2.run` once they are merged.  Of runs that
cover the same the widest counts; the last number is the version of the folder.  Nothing is ever changed in a run, so a
process that knows a version reads it without asking anybody.
"""

from __future__ import annotations

import re
import struct
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from newswire_shared.contracts.errors import TransientError
from newswire_shared.registry_files.rows import KeptRow, unpacked
from newswire_shared.registry_files.run_file import RunFile

NAME = re.compile(r"([1-9]\d*)-([1-9]\d*)\.run")
ID = re.compile("[0-9a-f]{32}")  # other keys, which are rare, stay in the state
FOUND = struct.Struct(">16sI")  # a key and the size of its row, 0 where it has none
LOOKS = 5  # at a folder whose runs are merged just now: each look finds fewer than before
BELIEVED_S = 600.0  # a tenth of the time for which merged runs stay


@dataclass(frozen=True, slots=True)
class KnownRuns:
    """Runs of one version, the oldest first."""

    version: int = 0
    runs: tuple[RunFile, ...] = ()

    def get(self, key: bytes) -> KeptRow | None:
        """The row of a key, None where no run has one."""
        rows = [unpacked(row) for run in self.runs if (row := run.get(key)) is not None]
        return reduce(KeptRow.below, rows) if rows else None

    def ids(self, begin: int, most: int) -> list[str]:
        """Ids of rows from a place on, as often as runs have them; none at the end."""
        found: list[str] = []
        for run in self.runs:
            here = range(min(begin, run.rows), min(begin + most - len(found), run.rows))
            found += [run.key(number).hex() for number in here]
            begin = max(0, begin - run.rows)
        return found


@dataclass(frozen=True, slots=True)
class Answers:
    """What the files hold of some ids, as scripts read it: of those of a version."""

    version: int
    rows: bytes


class RunFolder:
    """The folder, or none: then no file is known, which is an error once the state says that there are some."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._known, self._looked_s = KnownRuns(), float("-inf")

    def known(self) -> KnownRuns:
        """The runs as they were seen last."""
        if time.monotonic() - self._looked_s > BELIEVED_S:
            self.look()
        return self._known

    def look_up(self, ids: Iterable[str]) -> Answers:
        """What the files hold of some ids."""
        known = self.known()
        keys = [bytes.fromhex(each) for each in ids if ID.fullmatch(each)] if known.runs else []
        return Answers(known.version, b"".join(_answer(key, known.get(key)) for key in keys))

    def look(self, version: int = 0) -> KnownRuns:
        """See which runs there are now, of this version at least.  Raises TransientError where they are not there."""
        for _ in range(LOOKS):
            try:
                known = self._opened(self._covering(version))
            except FileNotFoundError:  # merged and deleted meanwhile
                continue
            if known.version >= version:
                self._known, self._looked_s = known, time.monotonic()
                return known
        raise TransientError(
            f"the registry's files in {self.folder or 'no folder'} are not those that the state knows, which was told "
            f"of run {version}. Mount that folder here (NEWSWIRE_REGISTRY_DIR, or `registry` in the data folder), "
            "or put it back from its copy"
        )

    def _covering(self, version: int) -> list[tuple[int, int]]:
        """The widest runs that together cover all numbers."""
        ranges = [*ranges_in(self.folder), *self._not_listed_yet(version)]
        covering: list[tuple[int, int]] = []
        last = 0
        while later := [each for each in ranges if each[1] > last]:
            if not (begins := [each for each in later if each[0] == last + 1]):
                raise TransientError(
                    f"run {last + 1} is missing among the registry's files in {self.folder}; put it back from its copy"
                )
            covering.append(max(begins))
            last = covering[-1][1]
        return covering

    def _not_listed_yet(self, version: int) -> list[tuple[int, int]]:
        """Runs that are there by name: a network's file system may list a folder late."""
        late = range(self._known.version + 1, version + 1) if self.folder else ()
        return [(number, number) for number in late if path_of(self.folder, number, number).exists()]

    def _opened(self, covering: Sequence[tuple[int, int]]) -> KnownRuns:
        open_already = {run.path: run for run in self._known.runs}
        paths = [path_of(self.folder, *numbers) for numbers in covering]
        return KnownRuns(
            covering[-1][1] if covering else 0, tuple(open_already.get(path) or RunFile(path) for path in paths)
        )


def ranges_in(folder: Path | None) -> list[tuple[int, int]]:
    """The first and the last number of each run in a folder."""
    paths = folder.iterdir() if folder and folder.is_dir() else ()
    return sorted(numbers_of(path) for path in paths if NAME.fullmatch(path.name))


def numbers_of(path: Path) -> tuple[int, int]:
    """The first and the last number that a run covers."""
    first, last = path.stem.split("-")
    return int(first), int(last)


def path_of(folder: Path | None, first: int, last: int) -> Path:
    """Where a run lies."""
    assert folder is not None
    return folder / f"{first}-{last}.run"


def _answer(key: bytes, row: KeptRow | None) -> bytes:
    packed = row.packed() if row else b""
    return FOUND.pack(key, len(packed)) + packed
