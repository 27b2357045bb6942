"""The articles of a search, as a search itself finds them: with as few of its words where it finds nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from newswire_search.articles.readings import readings
from newswire_search.articles.request import ArticleChoice, SearchRequest, to_query
from newswire_search.articles.settled_query import settled
from newswire_search.query.article_query import Query, Sort
from newswire_search.timelines.ports import TimelineEngine, TimelineSelection, TimeSpan


def query_of(choice: ArticleChoice, sort: Sort | None = None) -> Query:
    """The query of a search for what is chosen."""
    chosen = choice.model_dump(include={*ArticleChoice.model_fields})
    return to_query(SearchRequest(**chosen, sort=sort, facets=False))


@dataclass(frozen=True, slots=True)
class SelectedArticles:
    """The articles that a search finds, when they came, and the query that found them.

    Its `match` may be another than was asked for.
    """

    query: Query
    counted: TimelineSelection
    span: TimeSpan | None


@contextmanager
def selecting(engine: TimelineEngine, query: Query, by_name: bool = False) -> Iterator[SelectedArticles]:
    """The articles that a search finds, for as long as they are counted; `by_name` also by the entities it names."""
    with ExitStack() as stack:
        for reading in readings(engine, settled(engine, query), by_name=by_name):
            stack.close()  # first: a thread has one view of the embedded file at a time
            found = stack.enter_context(engine.timelines.selected(reading.query))
            if span := found.span():
                break
        yield SelectedArticles(reading.query, found, span)
