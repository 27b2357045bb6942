"""The links of a results page to other searches: filters to add and remove, other orders, other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from pydantic import BaseModel

from newswire_search.articles.filters import CONDITIONS
from newswire_search.articles.ports import EntityName
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import SearchAnswer
from newswire_search.formats import labels
from newswire_search.query.article_query import Sort
from newswire_search.query.match import Match
from newswire_search.query.parser import parse

R = TypeVar("R", bound=BaseModel)
FILTERS = ("source", "language", "kind", "entity", "story")
ENTITIES = ("entity", "person", "organisation", "place", "quoted", "attributed_to")
COPIES = {"show": "Shown", "hide": "Hidden", "only": "Alone"}
WORDS = {Match.MOST: "Most of them", Match.ALL: "All of them", Match.ANY: "Any of them"}
MOST_WIDER = 6  # links, of the up to 32 words of a search
PERIODS = {"Past day": 1, "Past week": 7, "Past month": 30, "Past year": 365}


@dataclass(frozen=True, slots=True)
class Choice(Generic[R]):
    """A link to another search."""

    label: str
    leads_to: R
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with its choices."""

    title: str
    choices: tuple[Choice[SearchRequest], ...]


def panels(asked: SearchRequest, answer: SearchAnswer) -> list[Panel]:
    """The facets that have values, each value a choice that adds or removes its filter."""
    return [
        Panel(title, tuple(_choice(asked, name, v.value, v.label, v.count) for v in answer.facets[name]))
        for name, title in labels.FACETS.items()
        if answer.facets.get(name)
    ]


def chips(
    asked: SearchRequest, answer: SearchAnswer | None, entities: Mapping[str, EntityName]
) -> list[Choice[SearchRequest]]:
    """Every filter in force; each leads to the search without it."""
    names = _story_titles(answer) | {entity: named.name for entity, named in entities.items()}
    values = [(field, value) for field in (*FILTERS, *CONDITIONS) for value in getattr(asked, field)]
    chosen = [_toggled(asked, field, value, _labelled(field, value, names), None) for field, value in values]
    excluded = [_toggled(asked, "exclude", text, _without(text, names), None) for text in asked.exclude]
    return [*_period_chips(asked), *chosen, *excluded, *_link_chips(asked), *_copies_chip(asked)]


def named_entities(asked: SearchRequest) -> list[str]:
    """The entities that filters name by their ids."""
    excluded = [text.partition(":")[2] for text in asked.exclude if text.partition(":")[0] in ENTITIES]
    return [value for field in ENTITIES for value in getattr(asked, field)] + excluded


def unfiltered(asked: SearchRequest) -> SearchRequest:
    """The same words without any filter."""
    return SearchRequest(q=asked.q, sort=asked.sort, match=asked.match)


def orders(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """The orders to choose from; relevance only where there are words to be relevant to."""
    offered = [sort for sort in Sort if sort is not Sort.RELEVANCE or parse(asked.q).sought]
    return [
        Choice(labels.ORDERS[sort], asked.changed(sort=_unless_default(asked, sort)), asked.order is sort)
        for sort in offered
    ]


def periods(asked: SearchRequest, now: datetime) -> list[Choice[SearchRequest]]:
    """Recent periods, counted in whole days."""
    # Whole days, so that a link stays the same for a day and its search can be marked as chosen.
    starts = {label: (now - timedelta(days=days)).date().isoformat() for label, days in PERIODS.items()}
    return [
        Choice(label, asked.changed(since=start, until=None), asked.since == start and asked.until is None)
        for label, start in starts.items()
    ]


def copies(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """The same search with near-copies and without."""
    return [Choice(label, asked.changed(copies=value), asked.copies == value) for value, label in COPIES.items()]


def wider(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """Searches for single words and phrases of a search that found nothing."""
    sought = parse(asked.q).sought
    return [Choice(term, asked.changed(q=_written(term))) for term in sought[:MOST_WIDER]] if len(sought) > 1 else []


def words(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """Numbers of words that must occur; nothing to choose where there is one."""
    if len(parse(asked.q).words) <= 1:
        return []
    return [Choice(label, asked.changed(match=match), asked.match is match) for match, label in WORDS.items()]


def _written(term: str) -> str:
    return f'"{term}"' if " " in term else term


def _choice(asked: SearchRequest, facet: str, value: str, label: str, count: int) -> Choice[SearchRequest]:
    field = facet if facet in FILTERS else "entity"
    return _toggled(asked, field, value, label if field == "entity" else _label(field, value, {}), count)


def _toggled(asked: SearchRequest, field: str, value: str, label: str, count: int | None) -> Choice[SearchRequest]:
    values: tuple[str, ...] = getattr(asked, field)
    chosen = value in values
    others = tuple(v for v in values if v != value) if chosen else (*values, value)
    return Choice(label, asked.changed(**{field: others}), chosen, count)


def _period_chips(asked: SearchRequest) -> Iterator[Choice[SearchRequest]]:
    if asked.since:
        yield Choice(f"From {asked.since}", asked.changed(since=None), True)
    if asked.until:
        yield Choice(f"To {asked.until}", asked.changed(until=None), True)


def _link_chips(asked: SearchRequest) -> Iterator[Choice[SearchRequest]]:
    if asked.links_to:
        yield Choice(f"Links to {asked.links_to}", asked.changed(links_to=None), True)
    if asked.linked_by:
        yield Choice(f"Linked by {asked.linked_by}", asked.changed(linked_by=None), True)
    if asked.seen_after:
        yield Choice(f"Seen from {asked.seen_after}", asked.changed(seen_after=None), True)
    if asked.seen_before:
        yield Choice(f"Seen to {asked.seen_before}", asked.changed(seen_before=None), True)


def _copies_chip(asked: SearchRequest) -> Iterator[Choice[SearchRequest]]:
    told = {"hide": "No near-copies", "only": "Near-copies alone"}
    if asked.copies in told:
        yield Choice(told[asked.copies], asked.changed(copies="show"), True)


def _labelled(field: str, value: str, names: dict[str, str]) -> str:
    """The label of a filter, with the field where that is not plain from the value."""
    label = _label(field, value, names)
    return f"{labels.FILTERS[field]}: {label}" if field in labels.FILTERS else label


def _without(text: str, names: dict[str, str]) -> str:
    field, _, value = text.partition(":")
    label = _labelled(field, value, names)
    return f"Not {label[:1].lower()}{label[1:]}" if field in labels.FILTERS else f"Not {label}"


def _label(field: str, value: str, names: dict[str, str]) -> str:
    match field:
        case "language":
            return labels.language_name(value)
        case "kind":
            return labels.KINDS.get(value, value)
        case "story" | "entity" | "person" | "organisation" | "place" | "quoted" | "attributed_to":
            return names.get(value, value)
    return value


def _story_titles(answer: SearchAnswer | None) -> dict[str, str]:
    """The titles of stories, from the answer itself."""
    hits = answer.hits if answer else ()
    return {hit.story.id: hit.story.title for hit in hits if hit.story and hit.story.title}


def _unless_default(asked: SearchRequest, sort: Sort) -> Sort | None:
    return None if asked.changed(sort=None).order is sort else sort
