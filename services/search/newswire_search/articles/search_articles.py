"""Searches articles: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import MOST_ENTITIES, head_entities

from newswire_search.articles.context import context_of, known_stories
from newswire_search.articles.did_you_mean import did_you_mean
from newswire_search.articles.hindrances import hindrances
from newswire_search.articles.ports import EntityName, FoundArticles, Hit, SearchEngine
from newswire_search.articles.presentation import search_answer
from newswire_search.articles.readings import readings
from newswire_search.articles.request import SearchRequest, to_query
from newswire_search.articles.responses import SearchAnswer
from newswire_search.articles.settled_query import settled
from newswire_search.freshness.responses import freshness_of


@dataclass(frozen=True, slots=True)
class SearchArticles:
    """Finds articles by words and filters, a page at a time."""

    engine: SearchEngine

    def __call__(self, asked: SearchRequest) -> SearchAnswer:
        """The answer to a search, without what hinders it.  Raises UsageError for what the caller can mend."""
        query = settled(self.engine, to_query(asked))
        for reading in readings(self.engine, query, by_name=asked.names == "on"):
            found = self.engine.search(reading.query)
            if found.total:
                break
        by_words = found.total if reading.match is query.match else 0
        meant = None if reading.names or asked.after else did_you_mean(self.engine, query, by_words)
        known = context_of(self.engine, [hit.head for hit in found.hits])
        most = None if asked.entities == "all" else asked.entities
        shown = found if most is not None and most <= MOST_ENTITIES else self._with_all_entities(found)
        fresh = freshness_of(self.engine.freshness)
        return search_answer(shown, query.text, reading.match, fresh, known, reading.names, meant, most)

    def explained(self, asked: SearchRequest) -> SearchAnswer:
        """The answer, of a search that finds nothing also with what hinders it: two searches for each of its parts."""
        answer = self(asked)
        is_hindered = not asked.after and (not answer.total or answer.match is not asked.match)
        return answer.model_copy(update={"hindered_by": hindrances(self.engine, asked)}) if is_hindered else answer

    def names(self, entity_ids: Sequence[str]) -> Mapping[str, EntityName]:
        """The names of the entities that are filtered by."""
        return self.engine.names(entity_ids)

    def called(self, entity_ids: Sequence[str], story_ids: Sequence[str]) -> dict[str, str]:
        """The names of entities and the titles of stories that are filtered by; what is not there is absent."""
        names = self.engine.names(entity_ids) if entity_ids else {}
        stories = known_stories(self.engine, story_ids)
        return {i: each.name for i, each in names.items()} | {i: each.title for i, each in stories.items()}

    def _with_all_entities(self, found: FoundArticles) -> FoundArticles:
        """The hits with every entity of their articles: a head has the most salient alone."""
        whole = self.engine.articles.whole([hit.head.article_id for hit in found.hits])
        return replace(found, hits=tuple(_widened(hit, whole.get(hit.head.article_id)) for hit in found.hits))


def _widened(hit: Hit, document: ArticleDocument | None) -> Hit:
    if document is None:
        return hit
    return replace(hit, head=hit.head.model_copy(update={"entities": head_entities(document.article)}))
