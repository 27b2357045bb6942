"""The links of a results page to other searches: facets that narrow and exclude, other orders, other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from newswire_search.articles.filters import BY_VALUE
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import FacetValueAnswer, SearchAnswer
from newswire_search.formats import labels
from newswire_search.formats.language import IN_ENGLISH, Language
from newswire_search.formats.sites import is_name
from newswire_search.formats.wording import written
from newswire_search.query.article_query import Sort
from newswire_search.query.match import Match
from newswire_search.query.parameters import Paged
from newswire_search.query.parser import parse

T = TypeVar("T")
R = TypeVar("R", bound=Paged)
COPIES = {"show": written("Shown"), "hide": written("Hidden"), "only": written("Alone")}
WORDS = {
    Match.MOST: written("Most of them"), Match.ALL: written("All of them"), Match.ANY: written("Any of them"),
}  # fmt: skip
PERIODS = {
    1: written("Past day"), 7: written("Past week"), 30: written("Past month"), 365: written("Past year"),
}  # fmt: skip
FROM, TO = written("From {}"), written("To {}")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """A link to another search; labels of fixed choices are translated where they are shown."""

    label: str
    leads_to: T
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chip(Generic[R]):
    """A filter in force, by its parameter and value (`q` and a piece of it), and the search without it."""

    name: str
    value: str
    label: str
    leads_to: R


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value of a facet: the search with its filter, or where it is chosen without it, and one that excludes it."""

    label: str
    count: int
    chosen: bool
    leads_to: SearchRequest
    without: SearchRequest


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with its choices, by its name."""

    name: str
    title: str
    choices: tuple[FacetChoice, ...]


def panels(asked: SearchRequest, answer: SearchAnswer, language: Language = IN_ENGLISH) -> list[Panel]:
    """The facets that leave something to choose, each value a choice that adds or removes its filter."""
    values = {name: answer.facets.get(name, ()) for name in labels.FACETS}
    values["site"] = tuple(each for each in values["site"] if is_name(each.value))
    offered = [name for name, found in values.items() if _is_a_choice(asked, name, found, answer)]
    if "site" in offered and not asked.source:  # a reader knows sites; what they are taken in as stands in for them
        offered = [name for name in offered if name != "source"]
    return [Panel(name, labels.FACETS[name], facet_choices(asked, name, values[name], language)) for name in offered]


def _is_a_choice(asked: SearchRequest, facet: str, values: Sequence[FacetValueAnswer], answer: SearchAnswer) -> bool:
    """Whether a facet narrows the results; one value that they all have does not, but its filter can be taken away."""
    is_in_all = len(values) == 1 and values[0].count == answer.total
    chosen: tuple[str, ...] = getattr(asked, _field(facet))
    return bool(values) and (not is_in_all or values[0].value in chosen)


def _field(facet: str) -> str:
    return facet if facet in (*BY_VALUE, "site") else "entity"


def facet_choices(
    asked: SearchRequest, facet: str, values: Sequence[FacetValueAnswer], language: Language = IN_ENGLISH
) -> tuple[FacetChoice, ...]:
    """The values of a facet as choices."""
    field = _field(facet)
    return tuple(
        FacetChoice(
            _label(field, each, language), each.count, each.value in getattr(asked, field),
            toggled(asked, field, each.value), toggled(asked, "exclude", f"{field}:{each.value}"),
        )
        for each in values
    )  # fmt: skip


def value_chips(asked: R, fields: Iterable[str], label_of: Callable[[str, str], str]) -> Iterator[Chip[R]]:
    """The values of filters that have several; `label_of` says one of a field in words."""
    for field in fields:
        for value in getattr(asked, field):
            yield Chip(field, value, label_of(field, value), toggled(asked, field, value))


def single_chips(asked: R, said: Mapping[str, str], language: Language) -> Iterator[Chip[R]]:
    """The filters that have one value each, as they are said."""
    for field, text in said.items():
        if value := getattr(asked, field):
            label = language.say(text).replace("{}", value)  # no format: a value may have braces of its own
            yield Chip(field, value, label, asked.changed(**{field: "" if field == "q" else None}))


def toggled(asked: R, field: str, value: str) -> R:
    """The search with one more value of a filter, or without it where it has that."""
    values: tuple[str, ...] = getattr(asked, field)
    others = tuple(v for v in values if v != value) if value in values else (*values, value)
    return asked.changed(**{field: others})


def unfiltered(asked: SearchRequest) -> SearchRequest:
    """The same words without any filter."""
    return SearchRequest(q=asked.q, sort=asked.sort, match=asked.match)


def orders(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """The orders to choose from; relevance only where there are words to be relevant to.

    By first sight, the first at the top, programs follow along: no reader is offered it.
    """
    left_out = {Sort.FIRST_SEEN} if parse(asked.q).sought else {Sort.FIRST_SEEN, Sort.RELEVANCE}
    offered = [sort for sort in Sort if sort not in left_out or sort is asked.sort]
    return [
        Choice(labels.ORDERS[sort], asked.changed(sort=_unless_default(asked, sort)), asked.order is sort)
        for sort in offered
    ]


def periods(asked: SearchRequest, now: datetime) -> list[Choice[SearchRequest]]:
    """Recent periods, counted in whole days."""
    starts = {days: begun(now, days) for days in PERIODS}
    return [
        Choice(PERIODS[days], asked.changed(since=start, until=None), asked.since == start and asked.until is None)
        for days, start in starts.items()
    ]


def begun(now: datetime, days: int) -> str:
    """The day on which a recent period began: so a link stays the same for a day, and can be marked as chosen."""
    return (now - timedelta(days=days)).date().isoformat()


def copies(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """The same search with near-copies and without."""
    return [Choice(label, asked.changed(copies=value), asked.copies == value) for value, label in COPIES.items()]


def words(asked: SearchRequest) -> list[Choice[SearchRequest]]:
    """Numbers of words that must occur; nothing to choose where there is one."""
    if len(parse(asked.q).words) <= 1:
        return []
    return [Choice(label, asked.changed(match=match), asked.match is match) for match, label in WORDS.items()]


def _label(field: str, value: FacetValueAnswer, language: Language) -> str:
    match field:
        case "language":
            return labels.language_name(value.value, language.locale)
        case "kind":
            return language.say(labels.KINDS.get(value.value, value.value))
        case "entity":
            return labels.entity_name(value.value, value.label, language.locale)
    return value.value


def _unless_default(asked: SearchRequest, sort: Sort) -> Sort | None:
    return None if asked.changed(sort=None).order is sort else sort
