"""Reading the archive in order: the enriched articles that it holds, without knowing a reference."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import structlog
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SegmentFile, Segments

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An enriched article (JSON) with its reference; `done_bytes` is how much of the archive lies before its end."""

    ref: str
    article: bytes
    done_bytes: int


def archive_bytes(segments: Segments) -> int:
    """The size of all segments."""
    return sum(file.size for file in segments.files())


def kept_articles(segments: Segments, after: str = "") -> Iterator[KeptArticle]:
    """The enriched articles of the archive by segment and place, those after a reference where one is given.

    Segments that are begun meanwhile are left out.  One that is cut short is read as far as it goes.
    """
    last = Reference.of(after) if after else Reference("", -1, 0)
    done = 0
    for file in segments.files():
        if file.name >= last.name:
            first = last.offset + 1 if file.name == last.name else 0
            for reference, article in _conversions(segments, file, first):
                end = reference.offset + reference.length - (file.tail or 0)
                yield KeptArticle(str(reference), article, done + end)
        done += file.size


def _conversions(segments: Segments, file: SegmentFile, first: int) -> Iterator[tuple[Reference, bytes]]:
    """Each enriched article of a file that begins at or after a place of its segment."""
    if (file.tail or 0) + file.size <= first:
        return
    with segments.opened(file) as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if record.rec_type == "conversion":
                    content = record.content_stream().read()
                    reference = file.at(records.get_record_offset(), records.get_record_length())
                    if reference.offset >= first:
                        yield reference, content
        except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
            log.warning("segment.cut", segment=file.name, why=str(error))
