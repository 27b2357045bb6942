"""What became of the records of WARC files, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newswire_ingest.intake.warc.import_archives import REPAIRED, TAKEN, UNPACKED, UNREADABLE
from newswire_ingest.intake.warc.scan import Fault
from newswire_ingest.intake.warc.selection import Flaw, LeftOut


def record_lines(counts: Mapping[str, int]) -> Iterator[str]:
    """The account of WARC files for a person: the pages, what was left out by kind, and what was wrong."""
    if not any(counts.values()):
        return
    yield f"{counts.get(TAKEN, 0)} pages of WARC files are read where they lie: leave the files there"
    yield from _listed("left out", counts, LeftOut)
    yield from _listed("left out for an error", counts, (*Fault, *Flaw, UNREADABLE))
    if repaired := counts.get(REPAIRED, 0):
        yield f"  taken though the record states a wrong length: {repaired}"
    if unpacked := counts.get(UNPACKED, 0):
        yield f"  unpacked into the archive's folder, since they cannot be read in place: {unpacked} files"


def _listed(title: str, counts: Mapping[str, int], kinds: Iterable[str]) -> Iterator[str]:
    yield from (f"  {title}: {counts[kind]} {kind}" for kind in kinds if counts.get(kind))
