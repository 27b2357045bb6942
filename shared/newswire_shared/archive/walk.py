"""Reading the archive in order: the enriched articles that it holds, without knowing a reference."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

log = structlog.get_logger(__name__)

SEGMENTS = "*/*.warc.gz"


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An enriched article (JSON) with its reference; `done_bytes` is how much of the archive lies before its end."""

    ref: str
    article: bytes
    done_bytes: int


def archive_bytes(folder: Path) -> int:
    """The size of all segments."""
    return sum(path.stat().st_size for path in folder.glob(SEGMENTS))


def kept_articles(folder: Path, after: str = "") -> Iterator[KeptArticle]:
    """The enriched articles of the archive by segment and place, those after a reference where one is given.

    Segments that are begun meanwhile are left out.  One that is cut short is read as far as it goes.
    """
    name_after, offset_after, _ = after.rsplit(":", 2) if after else ("", "-1", "")
    done = 0
    for path in sorted(folder.glob(SEGMENTS)):
        name, size = path.relative_to(folder).as_posix(), path.stat().st_size
        if name >= name_after:
            first = int(offset_after) + 1 if name == name_after else 0
            for offset, length, article in _conversions(path):
                if offset >= first:
                    yield KeptArticle(f"{name}:{offset}:{length}", article, done + offset + length)
        done += size


def _conversions(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and content of each enriched article of a segment."""
    with path.open("rb") as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if record.rec_type == "conversion":
                    content = record.content_stream().read()
                    yield records.get_record_offset(), records.get_record_length(), content
        except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
            log.warning("segment.cut", segment=str(path), why=str(error))
