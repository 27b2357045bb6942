"""The enriched copies of the archive, each read and decoded once, in parts that fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from newswire_shared.archive.members import Damage
from newswire_shared.archive.records import record_of
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import walked
from newswire_shared.archive.warc import unpacked
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.errors import PermanentError
from pydantic import ValidationError

ENRICHED = "conversion"  # the type of record that an enriched copy is
A_PART, PART_BYTES = 200, 5_000_000  # copies; one request of an engine takes as much, and gains nothing by more


@dataclass(frozen=True, slots=True)
class EnrichedCopy:
    """An enriched article, where its copy lies, and when that was written; `size` is in bytes of JSON.

    `article` is None for a shape that this release does not know.
    """

    ref: str
    article: Article | None
    written_at: str
    size: int
    done_bytes: int


def enriched_copies(segments: Segments, after: str, on_damage: Callable[[Damage], None]) -> Iterator[EnrichedCopy]:
    """The enriched copies by segment and place, those after a reference where one is given."""
    for member, done in walked(segments, after, on_damage):
        record = member.record
        if record.kind == ENRICHED:
            stored = record.data[record.start : record.end]
            yield EnrichedCopy(member.ref, _article_of(stored), record.get("WARC-Date"), len(stored), done)


def _article_of(stored: bytes) -> Article | None:
    try:
        return Article.model_validate_json(stored)
    except ValidationError:
        return None


def in_parts(copies: Iterable[EnrichedCopy]) -> Iterator[list[EnrichedCopy]]:
    """The copies, some at a time, by number and by size."""
    part, size = list[EnrichedCopy](), 0
    for copy in copies:
        if part and (len(part) >= A_PART or size + copy.size > PART_BYTES):
            yield part
            part, size = [], 0
        part.append(copy)
        size += copy.size
    if part:
        yield part


def written_at(segments: Segments, ref: str) -> str:
    """When a copy was written, "" where it cannot be read."""
    with suppress(PermanentError, ValueError, OSError, EOFError):
        return record_of(unpacked(segments.read(Reference.of(ref)))).get("WARC-Date")
    return ""
