"""Reading the archive in order: what it holds, without knowing a reference, past whatever is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import structlog

from newswire_shared.archive.members import Damage, Member, members
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import Segments

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


def logged(damage: Damage) -> None:
    """What becomes of a damage where nobody asks for it."""
    log.warning("segment.damaged", segment=damage.segment, offset=damage.offset, length=damage.length, why=damage.why)


def walked(segments: Segments, after: str, on_damage: Callable[[Damage], None]) -> Iterator[tuple[Member, int]]:
    """Every record behind a reference, or from the beginning, with how much of the archive lies before its end.

    Segments that are begun meanwhile are left out.  A damage is told and passed over.
    """
    last = Reference.of(after) if after else Reference("", 0, 0)
    done = 0
    for file in segments.files():
        if file.name >= last.name:
            begin = last.offset + last.length if file.name == last.name else 0
            for found in members(segments, file, begin):
                if isinstance(found, Member):
                    yield found, done + found.end - (file.tail or 0)
                else:
                    on_damage(found)
        done += file.size


def kept_articles(
    segments: Segments, after: str = "", on_damage: Callable[[Damage], None] = logged
) -> Iterator[KeptArticle]:
    """The enriched articles of the archive by segment and place, those after a reference where one is given."""
    for member, done in walked(segments, after, on_damage):
        record = member.record
        if record.kind == "conversion":
            yield KeptArticle(member.ref, record.data[record.start : record.end], done)
