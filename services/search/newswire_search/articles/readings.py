"""The ways to read a search, tried until one finds something: the same for hits, counts, timelines and exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newswire_search.articles.named_query import NamedText, NamedWords, named_text
from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Query
from newswire_search.query.match import Match
from newswire_search.query.narrowing import narrowed
from newswire_search.query.parser import parse
from newswire_search.query.plan import may_be_wider


@dataclass(frozen=True, slots=True)
class Reading:
    """One way: the query that an engine is asked, and the words of the text that are taken for names.

    Its answer tells the `match`: the one that was asked for, or any of the words where these are looked for.
    """

    query: Query
    match: Match
    names: tuple[NamedWords, ...] = ()


def readings(engine: SearchEngine, query: Query, *, by_name: bool) -> Iterator[Reading]:
    """The ways to read a query: by the entities that it names, by its words, by any of them.

    An acronym is no word, so where it finds nothing its letters are not looked for.
    """
    named = named_text(engine, query.text) if by_name else NamedText(query.text)
    if named.names:
        yield Reading(_by_name(query, named), query.match, named.names)
        if named.is_acronym_alone:
            return
    yield Reading(query, query.match)
    if may_be_wider(query.text, query.match):
        yield Reading(replace(query, match=Match.ANY, asked=query.fingerprint), Match.ANY)


def _by_name(query: Query, named: NamedText) -> Query:
    # beside an acronym there may be operators, which the text of its other names has not
    filters = narrowed(query.filters, parse(query.text)) if named.is_acronym_alone else query.filters
    entities = tuple(dict.fromkeys((*filters.entities, *named.wanted)))
    return replace(
        query, text=named.text, filters=replace(filters, entities=entities), named=named.beside,
        asked=query.fingerprint,
        # some words of a name are those of other names: what has all of them may mean it
        match=Match.ALL if named.beside else query.match,
    )  # fmt: skip
