"""Copies what a version holds, and what was written to it since, into the one that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import PermanentError, TransientError

from newswire_index.engine.compare_and_set import BUSY_WAIT_S, REFUSALS, write_in_parts
from newswire_index.engine.ports import WriteFate
from newswire_index.engine.progress import Progress
from newswire_index.engine.removals import NamedRemovals
from newswire_index.engine.versions import Collection, CopiedIndex, IndexVersions, Row, RowCopy
from newswire_index.migration.upgrade import UPGRADES, home_in
from newswire_index.migration.windows import Window, in_order, windows

SLICES = 3  # windows under way: one is read and one written by the engine while one is upgraded here
NOTE_S = (
    2.0  # between two notes of the progress: what is copied again after a kill, and a change of the cluster's state
)
BUSY_TRIES = 100  # of BUSY_WAIT_S: an engine that asks for less for longer than 20 s is not the one to migrate now
AWAY_TRIES, AWAY_WAIT_S = 20, 1.0  # an engine that is started again is back within that
GENERATION = 2**40  # a later migration's copies lie above all earlier ones and their edits: a trillion writes between


@dataclass(frozen=True, slots=True)
class Target:
    """What is made: version `number` of a collection, of the version `progress.source`."""

    collection: Collection
    number: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Copying:
    """Copies in windows, some at a time.  `on_copied` is called with how many sequence numbers a window had."""

    versions: IndexVersions
    clock: Clock
    keep: Callable[[], None]  # the right to do so, at each window; it raises where that was lost
    on_copied: Callable[[int], None] = lambda number: None

    def behind(self, target: Target) -> int:
        """How many sequence numbers are still to be copied."""
        copied = target.progress.copied
        indices = self.versions.copied_indices(target.collection, target.progress.source)
        return sum(max(0, index.newest - copied.get(index.uuid, -1)) for index in indices)

    def __call__(self, target: Target, removals: NamedRemovals) -> Target:
        """One round: all that was written up to now, noted as it goes on.

        Raises PermanentError for a document that cannot be upgraded, or that the new version refuses.
        """
        for index in self.versions.copied_indices(target.collection, target.progress.source):
            target = self._index(target, index, removals)
        return target

    def _index(self, target: Target, index: CopiedIndex, removals: NamedRemovals) -> Target:
        noted_s = self.clock.monotonic_s()
        for window in self._copied_windows(target, index, removals):
            self.keep()
            self.on_copied(window.upto - window.after)
            copied = {**target.progress.copied, index.uuid: window.upto}
            target = replace(target, progress=replace(target.progress, copied=copied))
            if self.clock.monotonic_s() - noted_s > NOTE_S:
                self.versions.note(target.collection, target.number, target.progress)
                noted_s = self.clock.monotonic_s()
        return target

    def _copied_windows(self, target: Target, index: CopiedIndex, removals: NamedRemovals) -> Iterator[Window]:
        """Windows in order, each when it and all before it are copied."""

        def copy(window: Window) -> Window:
            self._patiently(lambda: self._window(target, index, window, removals))
            return window

        after = target.progress.copied.get(index.uuid, -1)
        with ThreadPoolExecutor(SLICES, thread_name_prefix="migration") as pool:
            yield from in_order(pool, copy, windows(after, index.newest), SLICES)

    def _window(self, target: Target, index: CopiedIndex, window: Window, removals: NamedRemovals) -> None:
        self.put(target, self.versions.rows(target.collection, index.name, window.after, window.upto, removals))

    def _patiently(self, work: Callable[[], None]) -> None:
        """Do it, again where the engine is away for a moment: a long copy is not given up for that."""
        for _ in range(AWAY_TRIES):
            try:
                return work()
            except TransientError:
                self.clock.sleep(AWAY_WAIT_S)
        work()

    def put(self, target: Target, rows: Sequence[Row]) -> None:
        """Upgrade and write documents, until each is there."""
        copies = [copy_of(target, row) for row in rows]
        for _ in range(BUSY_TRIES):
            if not copies:
                return
            copies = self._written(target, copies)
            if copies:
                self.clock.sleep(BUSY_WAIT_S)
        raise TransientError(f"the engine is too busy for a migration: {copies[0].id} was refused {BUSY_TRIES} times")

    def _written(self, target: Target, copies: Sequence[RowCopy]) -> list[RowCopy]:
        """Write; answers what is to be written again."""
        results = write_in_parts(lambda part: self.versions.put(target.collection, target.number, part), copies)
        for copy, result in zip(copies, results, strict=True):
            if result.fate in REFUSALS:
                raise PermanentError(
                    f"version {target.number} of {target.collection} does not take {copy.id}: {result.detail}. Nothing "
                    "was switched; `newswire index migrate --clean` drops what was copied"
                )
        return [copy for copy, result in zip(copies, results, strict=True) if result.fate is WriteFate.BUSY]


def copy_of(target: Target, row: Row) -> RowCopy:
    """A document as the new version holds it.  Raises PermanentError where this release cannot read it."""
    try:
        fields = UPGRADES[target.collection](row.fields)
    except (TransientError, LookupError, TypeError, ValueError) as error:
        raise PermanentError(
            f"{target.collection} version {target.progress.source} holds {row.id} in a shape that this release does "
            f"not know ({error}). Nothing was switched; `newswire index rebuild` makes articles anew"
        ) from error
    return RowCopy(row.id, home_in(target.progress.partition, fields), version_of(target, row), fields)


def version_of(target: Target, row: Row) -> int:
    """The version of a copy.

    A story keeps its own, by which its writers go.  That of an article says in which order it was written: one that was
    removed and came again would begin anew with its own.
    """
    if target.collection == "stories":
        return row.version
    return target.progress.generation * GENERATION + row.sequence
