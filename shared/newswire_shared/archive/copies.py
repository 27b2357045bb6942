"""Reading the archive in order: the raw copies that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from newswire_shared.archive.captures import fields_of
from newswire_shared.archive.members import Damage, Member
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import logged, walked

COPY, BESIDE = frozenset({"response", "resource"}), frozenset({"request", "metadata"})


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A raw copy by its reference: of which address, when, and what came with it.

    `done_bytes` is how much of the archive lies before its end.
    """

    ref: str
    url: str
    fetched_at: datetime
    given: Mapping[str, str]
    done_bytes: int


def kept_copies(
    segments: Segments, after: str = "", on_damage: Callable[[Damage], None] = logged
) -> Iterator[KeptCopy]:
    """The raw copies of the archive by segment and place, those after a reference where one is given."""
    group: list[Member] = []
    done = 0
    for member, through in walked(segments, after, on_damage):
        is_beside = group and member.record.kind in BESIDE and member.offset == group[-1].end
        if not is_beside or member.segment != group[0].segment:
            yield from _copies(group, done)
            group = []
        if is_beside or member.record.kind in COPY:
            group.append(member)
        done = through
    yield from _copies(group, done)


def _copies(group: list[Member], done: int) -> Iterator[KeptCopy]:
    """The copy of a record and those beside it; none where it does not say when it was fetched."""
    if not group:
        return
    first, end = group[0], group[-1].end
    url, fetched = first.record.get("X-Newswire-Url"), first.record.get("X-Newswire-Fetched")
    try:
        fetched_at = datetime.fromisoformat(fetched)
    except ValueError:
        return
    ref = str(Reference(first.segment, first.offset, end - first.offset, first.tail))
    beside = [member.record for member in group if member.record.kind == "metadata"]
    given = fields_of(beside[0].data[beside[0].start : beside[0].end]) if beside else {}
    yield KeptCopy(ref, url, fetched_at, given, done)
