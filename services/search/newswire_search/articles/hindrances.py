"""What keeps a search from finding more: each part of it, with what is found without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.request import FILTERS, SearchRequest, to_query
from newswire_search.articles.responses import Hindrance
from newswire_search.articles.settled_query import settled
from newswire_search.query.match import Match
from newswire_search.query.parser import parse
from newswire_search.query.pieces import pieces

MOST_PIECES = 6  # of a text: in a longer one no word is to blame by itself, and each costs two searches
MOST_FILTERS = 6


def hindrances(engine: SearchEngine, asked: SearchRequest) -> tuple[Hindrance, ...]:
    """The parts of a search that found nothing, or nothing with all of its words: a few of them, in their order."""
    return (*_of_text(engine, asked), *_of_filters(engine, asked))


def _of_text(engine: SearchEngine, asked: SearchRequest) -> Iterator[Hindrance]:
    parts = [piece for piece in pieces(asked.q) if parse(piece.typed) != parse("")]
    for piece in parts if len(parts) <= MOST_PIECES else ():
        alone = _total(engine, asked.changed(q=piece.typed))
        rest = _total(engine, asked.changed(q=piece.rest)) if len(parts) > 1 or _has_filters(asked) else 0
        yield Hindrance(part=piece.typed, name="q", alone=alone, without=rest)


def _of_filters(engine: SearchEngine, asked: SearchRequest) -> Iterator[Hindrance]:
    for name, value in [*_filters(asked)][:MOST_FILTERS]:
        given = getattr(asked, name)
        left = tuple(each for each in given if each != value) if isinstance(given, tuple) else None
        yield Hindrance(part=value, name=name, alone=None, without=_total(engine, asked.changed(**{name: left})))


def _filters(asked: SearchRequest) -> Iterator[tuple[str, str]]:
    for name in FILTERS:
        given = getattr(asked, name)
        yield from ((name, str(value)) for value in (given if isinstance(given, tuple) else [given]) if value)


def _has_filters(asked: SearchRequest) -> bool:
    return next(_filters(asked), None) is not None


def _total(engine: SearchEngine, asked: SearchRequest) -> int:
    query = settled(engine, to_query(asked))
    return engine.search(replace(query, size=0, facets=(), marked=False, match=Match.ALL, by_story=False)).total
