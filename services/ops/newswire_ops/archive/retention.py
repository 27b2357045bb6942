"""Use case: delete old segments of the archive, but none that something still refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswire_shared.archive.given_files import is_given
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SegmentFile, Segments
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError

from newswire_ops.archive.references import CopyReference

References = Callable[[], Iterable[CopyReference]]
LISTED = ("segment", "size", "last written (UTC)", "lies")
FATES = ("segment", "size", "last written (UTC)", "stays for")
INDEXED, IN_WORK = "indexed articles", "captures in flight or dead"


@dataclass(frozen=True, slots=True)
class ListedSegment:
    """A segment with all its files: itself, or its tails."""

    name: str
    files: tuple[SegmentFile, ...]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def changed_at(self) -> datetime:
        return max(file.changed_at for file in self.files)

    @property
    def is_whole(self) -> bool:
        return all(file.tail is None for file in self.files)

    def as_json(self) -> dict[str, object]:
        """For machines."""
        at = self.changed_at.isoformat()
        return {"segment": self.name, "bytes": self.size, "written_at": at, "whole": self.is_whole}

    def as_row(self) -> tuple[str, ...]:
        """For a person."""
        lies = "whole" if self.is_whole else f"in {len(self.files)} tails"
        return self.name, f"{self.size / 1e6:,.1f} MB", f"{self.changed_at:%Y-%m-%d %H:%M:%S}", lies


@dataclass(frozen=True, slots=True)
class SegmentFate:
    """What becomes of an old segment: `stays_for` is "" where it may go."""

    segment: ListedSegment
    stays_for: str

    @property
    def may_go(self) -> bool:
        return not self.stays_for

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {**self.segment.as_json(), "stays_for": self.stays_for or None}

    def as_row(self) -> tuple[str, ...]:
        """For a person."""
        return *self.segment.as_row()[:3], self.stays_for or "-"


@dataclass(frozen=True, slots=True)
class Deletion:
    """A segment that was deleted, or `why` it could not be."""

    segment: ListedSegment
    why: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """Old segments, and what refers to them: articles of the index, and what is in work (in flight, or dead)."""

    segments: Segments
    indexed: References
    in_work: References
    clock: Clock

    def chosen(self, older_than: timedelta, though_indexed: bool = False) -> list[SegmentFate]:
        """What would become of every old segment.  `though_indexed`: indexed articles keep none."""
        before = self.clock.now() - older_than
        old = [segment for segment in listed(self.segments.files()) if segment.changed_at < before]
        if not old:
            return []
        indexed = set[str]() if though_indexed else _names(self.indexed())
        in_work = _names(self.in_work())  # last: what is indexed meanwhile was in flight, and is met in one or both
        reasons = ((in_work, IN_WORK), (indexed, INDEXED))
        return [SegmentFate(each, next((why for names, why in reasons if each.name in names), "")) for each in old]

    def delete(self, chosen: Iterable[SegmentFate]) -> Iterator[Deletion]:
        """Delete what may go, unless something in work has come to refer to it; answers each as it is done."""
        in_work = _names(self.in_work())
        for fate in chosen:
            if fate.may_go and fate.segment.name not in in_work:
                yield self._deletion(fate.segment)

    def _deletion(self, segment: ListedSegment) -> Deletion:
        try:
            for file in segment.files:
                self.segments.drop(file)
        except TransientError as error:  # a process writes it, or the store is away: another run deletes it
            return Deletion(segment, str(error))
        return Deletion(segment)


def listed(files: Iterable[SegmentFile]) -> list[ListedSegment]:
    """The segments that some files make up, by name."""
    by_name = defaultdict[str, list[SegmentFile]](list)
    for file in files:
        by_name[file.name].append(file)
    return [ListedSegment(name, tuple(found)) for name, found in sorted(by_name.items())]


def _names(references: Iterable[CopyReference]) -> set[str]:
    """The segments that references lead to."""
    found = set[str]()
    for each in references:
        if each.ref and not is_given(each.ref):
            found.add(Reference.of(each.ref).name)
    return found
