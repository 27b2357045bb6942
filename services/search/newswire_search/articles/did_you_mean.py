"""Another spelling of a search that finds little: of words that the index has, and only if it finds more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newswire_shared.contracts.article_facets import folded_name

from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Query
from newswire_search.query.edits import most_edits
from newswire_search.query.match import Match
from newswire_search.query.parser import parse

LITTLE = 3  # articles: who finds that many need not be asked whether something else was meant
MOST_WORDS = 6  # of a text that is looked at: in a longer one a word that is written wrong may be missing anyway
MOST_TRIED = 3  # spellings, each of which is a search
CANDIDATES = 5  # of each word


def did_you_mean(engine: SearchEngine, query: Query, total: int) -> str | None:
    """The text of a search as it may have been meant; None where nothing like it finds more than `total`."""
    words = parse(query.text).words
    if total >= LITTLE or not 0 < len(words) <= MOST_WORDS:
        return None
    for text in [*_spellings(engine, query, words)][:MOST_TRIED]:
        if _total(engine, query, text) > total:
            return text
    return None


def _spellings(engine: SearchEngine, query: Query, words: tuple[str, ...]) -> Iterator[str]:
    """The text with one of its rare words spelt otherwise, the likeliest first."""
    for word in words:
        name = folded_name(word)
        if " " in name or not most_edits(name) or _total(engine, query, word) >= LITTLE:
            continue
        for other in engine.vocabulary.near(name, CANDIDATES):
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, query.text, count=1)
            if text != query.text:
                yield text


def _total(engine: SearchEngine, query: Query, text: str) -> int:
    asked = replace(query, text=text, size=0, after=None, facets=(), marked=False, match=Match.ALL)
    return engine.search(asked).total
