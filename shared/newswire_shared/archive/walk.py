"""Reading the archive in order: what it holds, without knowing a reference, past whatever is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from newswire_shared.archive.members import Damage, Member, members

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


def segments(folder: Path) -> list[str]:
    """The names of all segments, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(SEGMENTS))


def logged(damage: Damage) -> None:
    """What becomes of a damage where nobody asks for it."""
    log.warning("segment.damaged", segment=damage.segment, offset=damage.offset, length=damage.length, why=damage.why)


def walked(folder: Path, after: str, on_damage: Callable[[Damage], None]) -> Iterator[tuple[Member, int]]:
    """Every record behind a reference, or from the beginning, with how much of the archive lies before its segment.

    Segments that are begun meanwhile are left out.  A damage is told and passed over.
    """
    name_after, offset_after, length_after = after.rsplit(":", 2) if after else ("", "0", "0")
    done = 0
    for name in segments(folder):
        if name >= name_after:
            begin = int(offset_after) + int(length_after) if name == name_after else 0
            for found in members(folder, name, begin):
                if isinstance(found, Member):
                    yield found, done
                else:
                    on_damage(found)
        done += (folder / name).stat().st_size


def kept_articles(folder: Path, after: str = "", on_damage: Callable[[Damage], None] = logged) -> Iterator[KeptArticle]:
    """The enriched articles of the archive by segment and place, those after a reference where one is given."""
    for member, done in walked(folder, after, on_damage):
        record = member.record
        if record.kind == "conversion":
            ref = f"{member.segment}:{member.offset}:{member.length}"
            yield KeptArticle(ref, record.data[record.start : record.end], done + member.end)
