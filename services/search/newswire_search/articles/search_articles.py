"""Searches articles: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newswire_search.articles.context import context_of
from newswire_search.articles.ports import EntityName, SearchEngine
from newswire_search.articles.presentation import search_answer
from newswire_search.articles.request import SearchRequest, to_query
from newswire_search.articles.responses import SearchAnswer
from newswire_search.articles.settled_query import settled
from newswire_search.query.match import Match
from newswire_search.query.plan import may_be_wider


@dataclass(frozen=True, slots=True)
class SearchArticles:
    """Finds articles by words and filters, a page at a time."""

    engine: SearchEngine

    def __call__(self, asked: SearchRequest) -> SearchAnswer:
        """The answer to a search.  Raises UsageError for what the caller can mend."""
        query = settled(self.engine, to_query(asked))
        found = self.engine.search(query)
        if not found.total and may_be_wider(query.text, query.match):
            query = replace(query, match=Match.ANY)
            found = self.engine.search(query)
        return search_answer(found, query.text, query.match, context_of(self.engine, [hit.head for hit in found.hits]))

    def names(self, entity_ids: Sequence[str]) -> Mapping[str, EntityName]:
        """The names of the entities that are filtered by."""
        return self.engine.names(entity_ids)
