"""Use case: bring back what the state lost, part by part, and begin its epoch.

Intake waits until all parts have ended.  Cut off, the same run goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.restoration import (
    PartProgress,
    Restorer,
    Resumption,
    Survivors,
    in_order,
    read_progress,
)

ENDED = "ended "  # before the progress of a part that is whole


@dataclass(frozen=True, slots=True)
class PartReport:
    """What became of one part; `is_over` where it has ended."""

    name: str
    progress: PartProgress
    is_over: bool

    def as_json(self) -> dict[str, object]:
        """For machines."""
        found = self.progress
        return {"part": self.name, "met": found.done, "back": found.back, "lost": found.lost, "notes": [*found.notes]}

    def line(self, dry_run: bool) -> str:
        """For a person."""
        found = self.progress
        came = "would come back" if dry_run else "came back"
        lost = f", {found.lost} cannot" if found.lost else ""
        return f"{self.name}: {found.back:,} {came}{lost}"


@dataclass(frozen=True, slots=True)
class Restoration:
    """All parts over what is left."""

    parts: Sequence[Restorer]
    survivors: Survivors
    epoch: Epoch

    def __call__(self, *, dry_run: bool, restart: bool, say: Callable[[str], None]) -> Iterator[PartReport]:
        """The report of each part after each of its steps, the last of a part with `is_over`.

        A dry run counts what is left, and changes nothing.
        """
        if restart and not dry_run:
            self.epoch.forget_places()
        places = {} if dry_run else self.epoch.places()
        for part in in_order(self.parts):
            kept = places.get(part.name, "")
            if kept.startswith(ENDED):
                yield PartReport(part.name, read_progress(kept.removeprefix(ENDED)), True)
                continue
            yield from self._restored(part, Resumption(read_progress(kept), dry_run, say))
        if not dry_run:
            self.epoch.begin(restored=True)
            self.epoch.forget_places()

    def _restored(self, part: Restorer, resumption: Resumption) -> Iterator[PartReport]:
        progress = resumption.begun
        for progress in part.restore(self.survivors, resumption):
            if not resumption.dry_run:
                self.epoch.note_place(part.name, progress.written())
            yield PartReport(part.name, progress, False)
        if not resumption.dry_run:
            self.epoch.note_place(part.name, ENDED + progress.written())
        yield PartReport(part.name, progress, True)
