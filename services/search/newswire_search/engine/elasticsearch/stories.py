"""Searches the stories in Elasticsearch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from newswire_shared.contracts.documents import CeasedStory, IndexedStory, StoryDocument
from newswire_shared.contracts.index_schema import SUFFIXES, milliseconds, stories_alias, story_from_fields

from newswire_search.articles.ports import NamedStory
from newswire_search.engine.elasticsearch.full_text import JsonBody, SearchedFields, found
from newswire_search.engine.elasticsearch.story_ranks import StoryRanks
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.plan import QueryPlan, plan_stories
from newswire_search.query.story_query import StoryFilters, StoryQuery, StorySort
from newswire_search.stories.ports import FoundStories
from newswire_search.stories.survivors import resolved

SOURCE = ["ceased", "document"]
NAMED = ["ceased", "size", "document.title"]
EXACT_UP_TO = 10_000  # stories, as of articles
ORDERS = {StorySort.LAST_PUBLISHED: "last_published_at", StorySort.BIGGEST: "size"}
TITLES = SearchedFields.of(SUFFIXES, ("title",))


class ElasticsearchStories:
    """StoryEngine on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = stories_alias(prefix)
        self._ranks = StoryRanks(server, prefix)

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search for stories by one request, or by what happened to them lately, by up to five."""
        plan = plan_stories(query)
        if query.sort not in ORDERS:
            return self._ranked(query, plan)
        hits = self._server.search(self._alias, **_request(query, plan))["hits"]
        found = [story_from_fields(hit["_source"]) for hit in hits["hits"][: query.size]]
        stories = tuple(story for story in found if isinstance(story, StoryDocument))
        more = stories and len(hits["hits"]) > query.size
        last = Position(query.sort, *hits["hits"][query.size - 1]["sort"]) if more else None
        after = cursor.encode(last, query.fingerprint) if last else None
        total = hits["total"]
        return FoundStories(total["value"], total["relation"] == "eq", stories, after, plan.left_out)

    def _ranked(self, query: StoryQuery, plan: QueryPlan[StoryFilters]) -> FoundStories:
        position = cursor.decode(query.after, query.sort, query.fingerprint)
        ranked = self._ranks.ranked(query, partial(self._sizes, query, plan))
        left = [
            each for each in ranked.stories
            if position is None or (-each.value, each.story_id) > (-position.value, position.id)
        ]  # fmt: skip
        page = left[: query.size]
        known = self.get_many([each.story_id for each in page])
        stories = tuple(known[each.story_id] for each in page if each.story_id in known)
        more = page and len(left) > len(page)
        last = Position(query.sort, page[-1].value, page[-1].story_id) if more else None
        after = cursor.encode(last, query.fingerprint) if last else None
        return FoundStories(len(ranked.stories), ranked.is_whole, stories, after, plan.left_out)

    def _sizes(self, query: StoryQuery, plan: QueryPlan[StoryFilters], story_ids: Sequence[str]) -> dict[str, int]:
        """The sizes of those of some stories that match."""
        among = {"terms": {"story_id": [*story_ids]}}
        matching = {"bool": {"filter": [_matching(plan), among]}}
        hits = self._server.search(
            self._alias, query=matching, size=len(story_ids), source=["size"], track_total_hits=False
        )["hits"]["hits"]
        return {hit["_id"]: hit["_source"]["size"] for hit in hits}

    def get_many(self, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
        """Stories by their present ids, in real time."""
        return {i: story for i, story in self._read(story_ids).items() if isinstance(story, StoryDocument)}

    def named(self, story_ids: Sequence[str]) -> dict[str, NamedStory]:
        """Stories by their present ids, in real time, without what a list does not show."""
        found = {i: item["_source"] for i, item in self._items(story_ids, NAMED).items()}
        living = {story: fields for story, fields in found.items() if not fields["ceased"]}
        return {i: NamedStory(i, fields["document"]["title"], fields["size"]) for i, fields in living.items()}

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so, in their order."""
        query = {"prefix": {"story_id": prefix}}
        hits = self._server.search(self._alias, query=query, sort=["story_id"], size=most, source=False)["hits"]["hits"]
        return [hit["_id"] for hit in hits]

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The story that took each one in, or itself."""
        return resolved(story_ids, self._survivors)

    def _survivors(self, story_ids: Sequence[str]) -> dict[str, str]:
        found = self._read(story_ids).items()
        return {i: story.survivor for i, story in found if isinstance(story, CeasedStory) and story.survivor}

    def _read(self, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
        return {i: story_from_fields(found["_source"]) for i, found in self._items(story_ids, SOURCE).items()}

    def _items(self, story_ids: Sequence[str], fields: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        wanted = [story for story in dict.fromkeys(story_ids) if story]
        return self._server.get(self._alias, wanted, fields) if wanted else {}


def _request(query: StoryQuery, plan: QueryPlan[StoryFilters]) -> JsonBody:
    """The arguments of the client's `search`; one story more than asked for shows whether there are more."""
    position = cursor.decode(query.after, query.sort, query.fingerprint)
    return {
        "query": _matching(plan),
        "sort": [{ORDERS[query.sort]: "desc"}, {"story_id": "asc"}],
        "search_after": [position.value, position.id] if position else None,
        "size": query.size + 1 if query.size else 0,
        "source": SOURCE,
        "track_total_hits": EXACT_UP_TO,
    }


def _matching(plan: QueryPlan[StoryFilters]) -> JsonBody:
    words: JsonBody = {"bool": found(plan, TITLES)}
    if plan.named:
        words = {"bool": {"should": [words, {"terms": {"entity_ids": list(plan.named)}}], "minimum_should_match": 1}}
    # All in the filter: stories come in no order of words, so no score is computed.
    return {"bool": {"filter": [words, *_filters(plan.filters)]}}


def _filters(filters: StoryFilters) -> list[JsonBody]:
    alternatives = {"sources": filters.sources, "language": filters.languages}
    return [
        {"term": {"ceased": False}},
        {"range": {"size": {"gte": filters.least_size}}},
        *({"terms": {field: list(values)}} for field, values in alternatives.items() if values),
        *({"term": {"entity_ids": entity}} for entity in filters.entities),
        *([{"term": {"follows": filters.follows}}] if filters.follows is not None else []),
        *([{"range": {"last_published_at": {"gte": milliseconds(filters.since)}}}] if filters.since else []),
        *([{"range": {"first_published_at": {"lt": milliseconds(filters.until)}}}] if filters.until else []),
    ]
