"""The ways to read a search, tried until one finds something: the same for hits, counts, exports and stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from newswire_search.articles.named_query import NamedText, NamedWords, named_text
from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Query
from newswire_search.query.match import Match
from newswire_search.query.narrowing import narrowed, stories_narrowed
from newswire_search.query.operators import OF_ARTICLES, OF_STORIES
from newswire_search.query.parser import parse
from newswire_search.query.plan import may_be_wider
from newswire_search.query.story_query import StoryQuery

Q = TypeVar("Q", Query, StoryQuery)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Q]):
    """One way: the query that an engine is asked, and the words of the text that are taken for names.

    Its answer tells the `match`: the one that was asked for, or any of the words where these are looked for.
    """

    query: Q
    match: Match
    names: tuple[NamedWords, ...] = ()


def readings(engine: SearchEngine, query: Q, *, by_name: bool) -> Iterator[Reading[Q]]:
    """The ways to read a query: by the entities that it names, by its words, by any of them.

    An acronym is no word, so where it finds nothing its letters are not looked for.
    """
    operators = OF_ARTICLES if isinstance(query, Query) else OF_STORIES
    named = named_text(engine, query.text, operators) if by_name else NamedText(query.text)
    if named.names:
        yield Reading(_by_name(query, named), query.match, named.names)
        if named.is_acronym_alone:
            return
    yield Reading(query, query.match)
    if may_be_wider(query.text, query.match):
        yield Reading(replace(query, match=Match.ANY, asked=query.fingerprint), Match.ANY)


def _by_name(query: Q, named: NamedText) -> Q:
    asked = query.fingerprint
    if named.is_acronym_alone:  # beside it there may be operators, which the text of its other names has not
        query = _narrowed(query)
    entities = tuple(dict.fromkeys((*query.filters.entities, *named.wanted)))
    return replace(
        query, text=named.text, filters=replace(query.filters, entities=entities), named=named.beside, asked=asked,
        # some words of a name are those of other names: what has all of them may mean it
        match=Match.ALL if named.beside else query.match,
    )  # fmt: skip


def _narrowed(query: Q) -> Q:
    """The query with what its text says of its filters."""
    if isinstance(query, Query):
        return replace(query, filters=narrowed(query.filters, parse(query.text)))
    return replace(query, filters=stories_narrowed(query.filters, parse(query.text, OF_STORIES)))
