"""The ways to read a search for stories, tried until one finds something, as those of a search for articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newswire_search.articles.named_query import NamedText, NamedWords, named_text
from newswire_search.articles.ports import SearchEngine
from newswire_search.query.match import Match
from newswire_search.query.narrowing import stories_narrowed
from newswire_search.query.operators import OF_STORIES
from newswire_search.query.parser import parse
from newswire_search.query.plan import may_be_wider
from newswire_search.query.story_query import StoryQuery


@dataclass(frozen=True, slots=True)
class StoryReading:
    """One way: the query that an engine is asked, the `match` that its answer tells, and what is taken for names."""

    query: StoryQuery
    match: Match
    names: tuple[NamedWords, ...] = ()


def story_readings(engine: SearchEngine, query: StoryQuery, *, by_name: bool) -> Iterator[StoryReading]:
    """The ways to read a query: by the entities that it names, by its words, by any of them."""
    named = named_text(engine, query.text, OF_STORIES) if by_name else NamedText(query.text)
    if named.names:
        yield StoryReading(_by_name(query, named), query.match, named.names)
        if named.is_acronym_alone:
            return
    yield StoryReading(query, query.match)
    if may_be_wider(query.text, query.match):
        yield StoryReading(replace(query, match=Match.ANY), Match.ANY)


def _by_name(query: StoryQuery, named: NamedText) -> StoryQuery:
    # beside an acronym there may be operators, which the text of its other names has not
    is_narrowed, terms = named.is_acronym_alone, parse(query.text, OF_STORIES)
    filters = stories_narrowed(query.filters, terms) if is_narrowed else query.filters
    entities = tuple(dict.fromkeys((*filters.entities, *named.wanted)))
    return replace(
        query, text=named.text, filters=replace(filters, entities=entities), named=named.beside,
        asked=query.fingerprint, match=Match.ALL if named.beside else query.match,
    )  # fmt: skip
