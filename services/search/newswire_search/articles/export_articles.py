"""Every article of a search, without a cap: oldest first sight first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.index_schema import milliseconds

from newswire_search.articles.context import context_of
from newswire_search.articles.ports import FoundArticles, Hit, SearchEngine
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.readings import Reading, readings
from newswire_search.articles.request import ArticleChoice
from newswire_search.articles.responses import ExportedArticle
from newswire_search.articles.settled_query import settled
from newswire_search.query import cursor
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.cursor import Position

PAGE = 500  # what lies in memory at a time; past that a page costs as much as its articles

Search = Callable[[Query], FoundArticles]


@dataclass(frozen=True, slots=True)
class ExportArticles:
    """Walks through what a search finds."""

    engine: SearchEngine
    clock: Clock

    def __call__(self, choice: ArticleChoice, after: str | None, *, by_name: bool) -> Iterator[list[ExportedArticle]]:
        """The articles in pages, those after a cursor where one is given; `by_name` also by the entities it names.

        As they were when the walk began, where the engine can; elsewhere what was first seen later is left out, and
        an article that is edited meanwhile is as it is when its page comes.
        """
        begun_ms, query = milliseconds(self.clock.now()), self._query(choice, after)
        with self.engine.frozen() as search:
            for hits in _pages(search, readings(self.engine, query, by_name=by_name)):
                shown = [hit for hit in hits if _seen_ms(hit) <= begun_ms]
                yield self._rows(shown, query.fingerprint)
                if len(shown) < len(hits):
                    return

    def _query(self, choice: ArticleChoice, after: str | None) -> Query:
        asked = Query(
            choice.q.strip(), choice.filters, Sort.FIRST_SEEN, PAGE, after, facets=(), facet_size=0,
            match=choice.match, marked=False,
        )  # fmt: skip
        return settled(self.engine, asked)

    def _rows(self, hits: list[Hit], asked: str) -> list[ExportedArticle]:
        known = context_of(self.engine, [hit.head for hit in hits])
        return [_row(hit, hit_answer(hit, known, None).model_dump(), asked) for hit in hits]


def _pages(search: Search, ways: Iterator[Reading[Query]]) -> Iterator[tuple[Hit, ...]]:
    for reading in ways:
        found = search(reading.query)
        if found.total:
            break
    yield found.hits
    while found.more:
        found = search(replace(reading.query, after=found.after))
        yield found.hits


def _row(hit: Hit, told: dict[str, object], asked: str) -> ExportedArticle:
    place = Position(Sort.FIRST_SEEN, _seen_ms(hit), hit.head.article_id)
    own = {name: value for name, value in told.items() if name in ExportedArticle.model_fields}
    return ExportedArticle.model_validate({**own, "cursor": cursor.encode(place, asked)})


def _seen_ms(hit: Hit) -> int:
    return milliseconds(hit.head.first_seen_at)
