"""Near-copies put beneath the article that they copy, and a story's articles under their days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from itertools import groupby

from newswire_search.articles.responses import HitAnswer


@dataclass(frozen=True, slots=True)
class HitGroup:
    """An article and those near-copies of it that were found with it."""

    hit: HitAnswer
    copies: tuple[HitAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a time zone, and what came on it."""

    date: date
    items: tuple[HitGroup, ...]


def grouped(hits: Sequence[HitAnswer]) -> list[HitGroup]:
    """Every hit once and in order: a copy stands beneath its original if that is among the hits and no copy itself."""
    # Not beneath a copy: copies of each other would then be beneath one another, and shown nowhere.
    alone = {hit.id for hit in hits if hit.copy_of is None}
    beneath: dict[str, list[HitAnswer]] = {}
    tops = []
    for hit in hits:
        if hit.copy_of and hit.copy_of.duplicate_of in alone:
            beneath.setdefault(hit.copy_of.duplicate_of, []).append(hit)
        else:
            tops.append(hit)
    return [HitGroup(hit, tuple(beneath.get(hit.id, ()))) for hit in tops]


def by_day(items: Iterable[HitGroup], zone: tzinfo = UTC) -> list[Day]:
    """Groups in order of time, put under the day of publication, or of collection where that is not known.

    A day that a page gives without a time is that day in every zone.
    """
    return [Day(day, tuple(group)) for day, group in groupby(items, key=lambda item: _day(item.hit, zone))]


def _day(hit: HitAnswer, zone: tzinfo) -> date:
    if hit.published_at and hit.published_precision == "day":
        return hit.published_at.date()
    return (hit.published_at or hit.first_seen_at).astimezone(zone).date()
