"""Searches articles: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import MOST_ENTITIES, head_entities

from newswire_search.articles.context import context_of
from newswire_search.articles.did_you_mean import did_you_mean
from newswire_search.articles.hindrances import hindrances
from newswire_search.articles.named_query import NamedWords, is_acronym_alone, with_names
from newswire_search.articles.ports import EntityName, FoundArticles, Hit, SearchEngine
from newswire_search.articles.presentation import search_answer
from newswire_search.articles.request import SearchRequest, to_query
from newswire_search.articles.responses import SearchAnswer
from newswire_search.articles.settled_query import settled
from newswire_search.freshness.responses import freshness_of
from newswire_search.query.article_query import Query
from newswire_search.query.match import Match
from newswire_search.query.plan import may_be_wider


@dataclass(frozen=True, slots=True)
class SearchArticles:
    """Finds articles by words and filters, a page at a time."""

    engine: SearchEngine

    def __call__(self, asked: SearchRequest) -> SearchAnswer:
        """The answer to a search, without what hinders it.  Raises UsageError for what the caller can mend."""
        query = settled(self.engine, to_query(asked))
        found, names = self._named(query) if asked.names == "on" else (None, ())
        match = query.match
        found = found or self.engine.search(query)
        is_first = not (names or asked.after)  # of its pages
        meant = did_you_mean(self.engine, query, found.total) if is_first else None
        if not found.total and not names and may_be_wider(query.text, query.match):
            match = Match.ANY
            found = self.engine.search(replace(query, match=match, asked=query.fingerprint))
        known = context_of(self.engine, [hit.head for hit in found.hits])
        most = None if asked.entities == "all" else asked.entities
        shown = found if most is not None and most <= MOST_ENTITIES else self._with_all_entities(found)
        fresh = freshness_of(self.engine.freshness)
        return search_answer(shown, query.text, match, fresh, known, names, meant, most)

    def explained(self, asked: SearchRequest) -> SearchAnswer:
        """The answer, of a search that finds nothing also with what hinders it: two searches for each of its parts."""
        answer = self(asked)
        is_hindered = not asked.after and (not answer.total or answer.match is not asked.match)
        return answer.model_copy(update={"hindered_by": hindrances(self.engine, asked)}) if is_hindered else answer

    def _named(self, query: Query) -> tuple[FoundArticles | None, tuple[NamedWords, ...]]:
        """What is found by the names that a query has; None where it has none, or where they find nothing.

        An acronym is no word, so where it finds nothing its letters are not looked for.
        """
        asked, names = with_names(self.engine, query)
        if not names:
            return None, ()
        found = self.engine.search(replace(asked, asked=query.fingerprint))
        return (found, names) if found.total or is_acronym_alone(query, asked) else (None, ())

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
