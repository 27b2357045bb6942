"""Use case: read the whole archive, and name what is lost of it, article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from newswire_shared.archive.given_files import GivenFiles, is_given
from newswire_shared.archive.members import Damage, Member, members
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SegmentFile, Segments
from newswire_shared.contracts.errors import NewswireError, PermanentError

from newswire_ops.archive.references import CopyReference

BEYOND = "ends before it"


@dataclass(frozen=True, slots=True)
class LostCopy:
    """A copy that something refers to and that cannot be read, and why."""

    copy: CopyReference
    why: str

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {"lost": self.copy.copy, **asdict(self.copy), "why": self.why}

    def line(self) -> str:
        """For a person."""
        found = self.copy
        return (
            f"lost: {found.copy} of article {found.article_id}, {found.url}, capture {found.capture_id} "
            f"of {found.since}: {self.why}"
        )


@dataclass(slots=True)
class Inventory:
    """What was read of an archive so far."""

    sizes: dict[str, int] = field(default_factory=dict)
    records: int = 0
    damages: defaultdict[str, list[Damage]] = field(default_factory=lambda: defaultdict(list))
    lost: list[LostCopy] = field(default_factory=list)

    @property
    def all_damages(self) -> list[Damage]:
        return [damage for name in sorted(self.damages) for damage in self.damages[name]]

    def is_harmless(self, damage: Damage) -> bool:
        """Whether it is the end of what a killed process began to write, which nothing refers to."""
        is_end = damage.end >= self.sizes[damage.segment] and damage.why.startswith("it ends")
        return is_end and not any(_segment_of(lost.copy.ref) == damage.segment for lost in self.lost)

    @property
    def is_whole(self) -> bool:
        return not self.lost and all(map(self.is_harmless, self.all_damages))

    def as_json(self) -> dict[str, object]:
        """The sums, for machines."""
        return {
            "segments": len(self.sizes), "bytes": sum(self.sizes.values()), "records": self.records,
            "damages": len(self.all_damages), "lost": len(self.lost), "whole": self.is_whole,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerifyArchive:
    """Reads every segment, then asks of each copy that something refers to whether it was read."""

    folder: Path
    segments: Segments
    references: Callable[[], Iterable[CopyReference]]

    def __call__(self, inventory: Inventory) -> Iterator[str]:
        """Fill the inventory; answers each segment as it was read."""
        for file in self.segments.files():
            self._read(inventory, file)
            yield file.name
        given_fault, beyond = cache(self._given_fault), list[CopyReference]()
        for reference in self.references():
            ref = reference.ref
            why = given_fault(ref.split("/")[1].split(":")[0]) if is_given(ref) else _fault(inventory, ref)
            if why == BEYOND:
                beyond.append(reference)
            elif why:
                inventory.lost.append(LostCopy(reference, why))
        inventory.lost += self._cut_off(beyond)

    def _read(self, inventory: Inventory, file: SegmentFile) -> None:
        name = file.name
        inventory.sizes.setdefault(name, 0)
        for found in members(self.segments, file):
            inventory.sizes[name] = found.end
            if isinstance(found, Member):
                inventory.records += 1
            else:
                inventory.damages[name].append(found)

    def _cut_off(self, beyond: Sequence[CopyReference]) -> Iterator[LostCopy]:
        """Those that lie behind the end of their segments.

        What was appended since a segment was read is whole: its reference came after it.
        """
        ends = defaultdict[str, int](int)
        for file in self.segments.files() if beyond else ():
            ends[file.name] = max(ends[file.name], (file.tail or 0) + file.size)
        for reference in beyond:
            found = Reference.of(reference.ref)
            if found.offset + found.length > ends[found.name]:
                yield LostCopy(reference, f"the segment {found.name} {BEYOND}")

    def _given_fault(self, file_id: str) -> str:
        try:
            GivenFiles(self.folder).opened(file_id).close()
        except NewswireError as error:
            return str(error)
        return ""


def _fault(inventory: Inventory, ref: str) -> str:
    """Why a reference cannot be read, "" if it can, BEYOND where its segment ended before it when it was read."""
    try:
        reference = Reference.of(ref)
    except PermanentError:
        return f"{ref!r} is no reference"
    name, end = reference.name, reference.offset + reference.length
    if name not in inventory.sizes:
        return f"the segment {name} is missing"
    within = [damage for damage in inventory.damages[name] if damage.offset < end and reference.offset < damage.end]
    if within:
        return f"the segment is {within[0].why} from byte {within[0].offset} on"
    return "" if end <= inventory.sizes[name] else BEYOND


def _segment_of(ref: str) -> str:
    """The segment that a reference leads to, "" for what leads to none."""
    try:
        return "" if is_given(ref) else Reference.of(ref).name
    except PermanentError:
        return ""
