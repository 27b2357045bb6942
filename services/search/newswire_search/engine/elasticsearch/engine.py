"""Searches Elasticsearch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from newswire_shared.accounting.removals import MERGED, SURVIVOR, TAKEDOWN
from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import Head, head_of
from newswire_shared.contracts.index_schema import (
    LABEL_SEPARATOR,
    articles_alias,
    from_fields,
    head_from_fields,
    people_alias,
    record_id,
)
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient

from newswire_search.articles.ports import EntityName, FoundArticles, Hit
from newswire_search.engine.elasticsearch.articles import ElasticsearchArticles
from newswire_search.engine.elasticsearch.batches import ElasticsearchBatches
from newswire_search.engine.elasticsearch.entities import ElasticsearchEntities
from newswire_search.engine.elasticsearch.facets import ElasticsearchFacets
from newswire_search.engine.elasticsearch.first_pages import first_page
from newswire_search.engine.elasticsearch.freshness import ElasticsearchFreshness
from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.links import ElasticsearchLinks
from newswire_search.engine.elasticsearch.pages import Page
from newswire_search.engine.elasticsearch.quotes import ElasticsearchQuotes
from newswire_search.engine.elasticsearch.request import HEAD, WHOLE, copy_counts_request, names_request, search_request
from newswire_search.engine.elasticsearch.sources import ElasticsearchSources
from newswire_search.engine.elasticsearch.stories import ElasticsearchStories
from newswire_search.engine.elasticsearch.story_groups import grouped, ungrouped
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.engine.elasticsearch.timelines import ElasticsearchTimelines
from newswire_search.engine.elasticsearch.vocabulary import ElasticsearchVocabulary
from newswire_search.engine.elasticsearch.walks import ElasticsearchWalks, WalkedView
from newswire_search.facets.ports import NO_COUNTS
from newswire_search.freshness.remembered import RememberedFreshness
from newswire_search.query import cursor
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.facet_query import FacetQuery
from newswire_search.query.highlight import Fragment, Marks
from newswire_search.query.plan import plan_search
from newswire_search.settings import LONGEST_S


class ElasticsearchEngine:
    """SearchEngine on an Elasticsearch 8.19 or 9 server.

    `prefix` is the first word of every alias.  Words are folded and stemmed where the server has the filters.
    What takes longer than `longest_s` raises TransientError.
    """

    def __init__(self, access: ElasticsearchAccess | str, prefix: str, longest_s: float = LONGEST_S) -> None:
        self._server = LimitedServer(ElasticsearchClient(access), longest_s)
        self._alias = articles_alias(prefix)
        self._people = people_alias(prefix)
        self.stories = ElasticsearchStories(self._server, prefix)
        self.links = ElasticsearchLinks(self._server, prefix)
        self.vocabulary = ElasticsearchVocabulary(self._server, prefix)
        self.entities = ElasticsearchEntities(self._server, prefix)
        self.quotes = ElasticsearchQuotes(self._server, prefix)
        self.sources = ElasticsearchSources(self._server, prefix)
        self.timelines = ElasticsearchTimelines(self._server, prefix)
        self.facet_counter = ElasticsearchFacets(self._server, prefix)
        self.freshness = RememberedFreshness(ElasticsearchFreshness(self._server, self._alias))
        self.batches = ElasticsearchBatches(self._server.search_all, self._alias)
        self._walks = ElasticsearchWalks(self._server, self._alias)
        self.articles = ElasticsearchArticles(self._server, prefix)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search by one request, and those of its facets, which the server need not repeat for each page."""
        return self._found(query, self._alias, {})

    @contextmanager
    def frozen(self) -> Iterator[Callable[[Query], FoundArticles]]:
        """Searches at a point in time."""
        with self._server.point_in_time(self._alias) as point:
            # the server keeps the copy of the shard that the point is of, so no preference is allowed
            yield lambda query: self._found(query, None, {"pit": point, "preference": None})

    def _found(self, query: Query, index: str | None, place: JsonBody) -> FoundArticles:
        started = time.perf_counter()
        plan, marks = plan_search(query), Marks()
        sort = plan.sort
        position = cursor.decode(query.after, sort, query.fingerprint)
        body = search_request(query, plan, position, marks) | place
        is_walk = not place and sort is Sort.RELEVANCE and position is not None
        search = WalkedView(self._walks, position.view) if is_walk and position else partial(self._server.search, index)
        is_first_by_date = sort is not Sort.RELEVANCE and position is None and query.size > 0 and not place
        if query.by_story:
            answered = grouped(search, body)
        else:
            answered = ungrouped(first_page(search, body) if is_first_by_date else search(**body))
        stories = {hit: group.story for hit, group in (answered.groups or {}).items()}
        page = Page.of(answered.answer["hits"]["hits"], query.size, position, stories)
        last = page.last(sort, search.view if isinstance(search, WalkedView) else "")
        articles = None if query.by_story else answered.total
        counts = self.facet_counter.beside(FacetQuery.of(query), articles) if query.facets else NO_COUNTS
        heads = self._heads_of({hit["_id"]: hit for hit in page.hits})
        return FoundArticles(
            answered.total,
            answered.total_is_exact,
            tuple(_hit(hit, heads[hit["_id"]], sort, marks) for hit in page.hits if hit["_id"] in heads),
            counts.values,
            cursor.onward(sort, query.after, last, more=page.more, asked=query.fingerprint),
            (time.perf_counter() - started) * 1000,
            plan.left_out,
            page.more,
            counts.approximate,
            answered.groups,
        )

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id, in real time."""
        return self.articles.whole([article_id]).get(article_id)

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        """Those of these articles that were taken down, in real time."""
        return {*self._records(TAKEDOWN, article_ids)}

    def survivors(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The article that took in each of these, in real time."""
        return {name: record[SURVIVOR] for name, record in self._records(MERGED, article_ids).items()}

    def _records(self, kind: str, names: Sequence[str]) -> dict[str, Any]:
        wanted = {record_id(kind, name): name for name in names}
        found = self._server.get(self._people, [*wanted], ["record"]) if wanted else {}
        return {wanted[name]: record for name, each in found.items() if (record := each["_source"].get("record"))}

    def heads(self, article_ids: Sequence[str]) -> dict[str, Head]:
        """The heads of articles by their ids, in real time."""
        return self._heads_of(self._read(article_ids, HEAD))

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """The number of near-copies of each article."""
        if not article_ids:
            return {}
        answer = self._server.search(self._alias, **copy_counts_request(article_ids))
        return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["copies"]["buckets"]}

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """The names of entities."""
        wanted = list(dict.fromkeys(entity_ids))
        if not wanted:
            return {}
        found = self._server.search(self._alias, **names_request(wanted))["aggregations"]
        named = ((i, found[str(n)]["one"]["hits"]["hits"]) for n, i in enumerate(wanted))
        return {i: _name(i, hits[0]["_source"]) for i, hits in named if hits}

    def ping(self) -> None:
        """Return if the server can search the articles."""
        self._server.search(self._alias, size=0, track_total_hits=False)

    def _heads_of(self, found: Mapping[str, Mapping[str, Any]]) -> dict[str, Head]:
        """The heads by id; where an earlier release wrote the document, that is read whole."""
        known = {name: head_from_fields(item["_source"]) for name, item in found.items()}
        whole = self._read([name for name, head in known.items() if head is None], WHOLE)
        made = {name: head_of(from_fields(item["_source"])) for name, item in whole.items()}
        return {name: head for name, head in known.items() if head} | made

    def _read(self, article_ids: Sequence[str], fields: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        """The items of the articles that are there."""
        wanted = [article for article in dict.fromkeys(article_ids) if article]
        return self._server.get(self._alias, wanted, fields) if wanted else {}


def _name(entity_id: str, labels: Mapping[str, Sequence[str]]) -> EntityName:
    """The name of an entity among the labels of an article that names it."""
    for facet in ENTITY_FACETS:
        for value, _, label in (text.partition(LABEL_SEPARATOR) for text in labels.get(f"{facet}_labels", ())):
            if value == entity_id:
                return EntityName(label, facet)
    return EntityName(entity_id, "other")


def _hit(hit: Mapping[str, Any], head: Head, sort: Sort, marks: Marks) -> Hit:
    score = hit["_score"] if sort is Sort.RELEVANCE else None
    return Hit(head, score, _highlights(hit.get("highlight", {}), marks))


def _highlights(found: Mapping[str, Sequence[str]], marks: Marks) -> dict[str, tuple[Fragment, ...]]:
    return {field.partition("_")[0]: tuple(map(marks.segments, pieces)) for field, pieces in found.items()}
