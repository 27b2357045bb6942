"""Filters together with what a text says of the same: each narrows what the other leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from newswire_search.query.article_query import Filters
from newswire_search.query.story_query import StoryFilters
from newswire_search.query.terms import SearchTerms

NOTHING = "\t"  # neither a source nor a language is called so: what nothing satisfies


def narrowed(filters: Filters, terms: SearchTerms) -> Filters:
    """The filters of a search for articles with those of its text."""
    return replace(
        filters,
        since=_both(max, filters.since, terms.since),
        until=_both(min, filters.until, terms.until),
        conditions=(*filters.conditions, *terms.conditions),
    )


def stories_narrowed(filters: StoryFilters, terms: SearchTerms) -> StoryFilters:
    """The filters of a search for stories with those of its text, of which there are sources and languages."""
    asked = {field: [set(c.values) for c in terms.conditions if c.field == field] for field in ("source", "language")}
    return replace(
        filters,
        since=_both(max, filters.since, terms.since),
        until=_both(min, filters.until, terms.until),
        sources=_common(filters.sources, asked["source"]),
        languages=_common(filters.languages, asked["language"]),
    )


def _both(
    choose: Callable[[Iterable[datetime]], datetime], one: datetime | None, other: datetime | None
) -> datetime | None:
    given = [at for at in (one, other) if at]
    return choose(given) if given else None


def _common(given: tuple[str, ...], asked: Iterable[set[str]]) -> tuple[str, ...]:
    for values in asked:
        given = tuple(v for v in given if v in values) or (NOTHING,) if given else tuple(sorted(values))
    return given
