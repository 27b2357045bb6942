"""The articles of a search, as a search itself finds them: with as few of its words where it finds nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from newswire_search.articles.named_query import is_acronym_alone, with_names
from newswire_search.articles.request import ArticleChoice, SearchRequest, to_query
from newswire_search.articles.settled_query import settled
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.match import Match
from newswire_search.query.plan import may_be_wider
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
    asked = settled(engine, query)
    with ExitStack() as stack:
        named, names = with_names(engine, asked) if by_name else (asked, ())
        found = stack.enter_context(engine.timelines.selected(named))
        span = found.span()
        if names and (span or is_acronym_alone(asked, named)):
            yield SelectedArticles(named, found, span)
            return
        if names:  # as a search does: where the names find nothing, the words are looked for
            stack.close()
            found = stack.enter_context(engine.timelines.selected(asked))
            span = found.span()
        if span is None and may_be_wider(asked.text, asked.match):
            stack.close()  # first: a thread has one view of the embedded file at a time
            asked = replace(asked, match=Match.ANY)
            found = stack.enter_context(engine.timelines.selected(asked))
            span = found.span()
        yield SelectedArticles(asked, found, span)
