"""A search engine in memory, for tests of what uses one."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from newswire_shared.documents import Article, ArticleDocument
from newswire_shared.index_schema import facet_entries, milliseconds, sort_date

from newswire_search import cursor
from newswire_search.capabilities import COMMON, Capability
from newswire_search.checks import check, order_of
from newswire_search.cursor import Position
from newswire_search.highlight import fragments
from newswire_search.ports import Answer, FacetValue, Filters, Fragment, Hit, Query, Segment, Sort
from newswire_search.query_text import parse

TITLE_WEIGHT = 3
_WORD = re.compile(r"[^\W_]+")

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """A document that matches, and where its terms stand in each field."""

    document: ArticleDocument
    spans: dict[str, Spans]

    @property
    def score(self) -> float:
        return float(TITLE_WEIGHT * len(self.spans["title"]) + len(self.spans["body"]))


class InMemoryEngine:
    """SearchEngine over a mapping of documents, which it reads anew at each search."""

    capabilities: frozenset[str] = COMMON | {Capability.FOLDING}

    def __init__(self, documents: Mapping[str, ArticleDocument]) -> None:
        self._documents = documents

    def search(self, query: Query) -> Answer:
        """Answer a search by looking at every document."""
        started = time.perf_counter()
        check(query)
        terms = parse(query.text)
        sort = order_of(query, terms)
        position = cursor.decode(query.after, sort)
        found = sorted(self._matches(terms, query.filters), key=lambda match: _key(_position(match, sort)))
        left = [match for match in found if position is None or _key(_position(match, sort)) > _key(position)]
        page = left[: query.size]
        after = cursor.encode(_position(page[-1], sort)) if page and len(left) > len(page) else None
        facets = {facet: _facet(facet, found, query.facet_size) for facet in query.facets}
        hits = tuple(_hit(match, sort) for match in page)
        return Answer(len(found), True, hits, facets, after, (time.perf_counter() - started) * 1000)

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id."""
        return self._documents.get(article_id)

    def ping(self) -> None:
        """Nothing can be wrong."""

    def _matches(self, terms: tuple[str, ...], filters: Filters) -> Iterator[Match]:
        for document in self._documents.values():
            if not _passes(document.article, filters):
                continue
            texts = {"title": document.article.title, "body": document.article.body}
            spans = {field: [_spans(text, term) for term in terms] for field, text in texts.items()}
            if all(any(places) for places in zip(*spans.values(), strict=True)):
                yield Match(document, {field: sorted(chain.from_iterable(each)) for field, each in spans.items()})


def _passes(article: Article, filters: Filters) -> bool:
    at = sort_date(article)
    return (
        (filters.since is None or at >= milliseconds(filters.since))
        and (filters.until is None or at < milliseconds(filters.until))
        and (not filters.sources or article.source in filters.sources)
        and (not filters.languages or article.language in filters.languages)
        and (not filters.kinds or article.kind in filters.kinds)
        and {entity.id for entity in article.entities}.issuperset(filters.entities)
    )


def _position(match: Match, sort: Sort) -> Position:
    article = match.document.article
    dates = {Sort.FIRST_SEEN: milliseconds(article.first_seen_at), Sort.RELEVANCE: match.score}
    return Position(sort, dates.get(sort, sort_date(article)), article.article_id)


def _key(position: Position) -> tuple[float, str]:
    descending = position.sort in (Sort.RELEVANCE, Sort.NEWEST)
    return -position.value if descending else position.value, position.article_id


def _spans(text: str, term: str) -> Spans:
    """Where the words of a term follow one another in a text."""
    words = [(_folded(word.group()), *word.span()) for word in _WORD.finditer(text)]
    wanted = [_folded(word) for word in _WORD.findall(term)]
    starts = range(len(words) - len(wanted) + 1) if wanted else ()
    runs = (words[start : start + len(wanted)] for start in starts)
    return [(run[0][1], run[-1][2]) for run in runs if [word for word, _, _ in run] == wanted]


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def _hit(match: Match, sort: Sort) -> Hit:
    title = _marked(match.document.article.title, match.spans["title"])
    body = _marked(match.document.article.body, match.spans["body"])
    found = {"title": (title,) if match.spans["title"] else (), "body": fragments(body)}
    score = match.score if sort is Sort.RELEVANCE else None
    return Hit(match.document, score, {field: pieces for field, pieces in found.items() if pieces})


def _marked(text: str, spans: Spans) -> Fragment:
    segments, at = [], 0
    for start, end in spans:
        if start >= at:
            segments += [Segment(text[at:start], False), Segment(text[start:end], True)]
            at = end
    return tuple(segment for segment in (*segments, Segment(text[at:], False)) if segment.text)


def _facet(facet: str, found: list[Match], size: int) -> tuple[FacetValue, ...]:
    entries = [entry for match in found for entry in facet_entries(match.document.article) if entry.facet == facet]
    labels = {entry.value: entry.label for entry in entries}
    counts = Counter(entry.value for entry in entries)
    most = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:size]
    return tuple(FacetValue(value, labels[value], count) for value, count in most)
