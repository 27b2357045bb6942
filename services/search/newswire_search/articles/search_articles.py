"""Searches articles: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import MOST_ENTITIES, head_entities

from newswire_search.articles.context import context_of
from newswire_search.articles.ports import EntityName, FoundArticles, Hit, SearchEngine
from newswire_search.articles.presentation import search_answer
from newswire_search.articles.request import SearchRequest, to_query
from newswire_search.articles.responses import SearchAnswer
from newswire_search.query.article_query import Query
from newswire_search.query.match import Match
from newswire_search.query.plan import may_be_wider


@dataclass(frozen=True, slots=True)
class SearchArticles:
    """Finds articles by words and filters, a page at a time."""

    engine: SearchEngine

    def __call__(self, asked: SearchRequest) -> SearchAnswer:
        """The answer to a search.  Raises UsageError for what the caller can mend."""
        query = with_present_stories(self.engine, to_query(asked))
        found = self.engine.search(query)
        if not found.total and may_be_wider(query.text, query.match):
            query = replace(query, match=Match.ANY, asked=query.fingerprint)
            found = self.engine.search(query)
        known = context_of(self.engine, [hit.head for hit in found.hits])
        most = None if asked.entities == "all" else asked.entities
        shown = found if most is not None and most <= MOST_ENTITIES else self._with_all_entities(found)
        return search_answer(shown, query.match, known, most)

    def names(self, entity_ids: Sequence[str]) -> Mapping[str, EntityName]:
        """The names of the entities that are filtered by."""
        return self.engine.names(entity_ids)

    def _with_all_entities(self, found: FoundArticles) -> FoundArticles:
        """The hits with every entity of their articles: a head has the most salient alone."""
        whole = self.engine.articles.whole([hit.head.article_id for hit in found.hits])
        return replace(found, hits=tuple(_widened(hit, whole.get(hit.head.article_id)) for hit in found.hits))


def _widened(hit: Hit, document: ArticleDocument | None) -> Hit:
    if document is None:
        return hit
    return replace(hit, head=hit.head.model_copy(update={"entities": head_entities(document.article)}))


def with_present_stories(engine: SearchEngine, query: Query) -> Query:
    """The query with the present ids of its stories: articles name the story that took theirs in."""
    if not query.filters.stories:
        return query
    present = engine.stories.resolve(query.filters.stories)
    stories = tuple(dict.fromkeys(present[story] for story in query.filters.stories))
    return replace(query, filters=replace(query.filters, stories=stories), asked=query.fingerprint)
