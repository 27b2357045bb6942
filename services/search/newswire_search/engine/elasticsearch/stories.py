"""Searches the stories in Elasticsearch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newswire_shared.contracts.documents import CeasedStory, IndexedStory, StoryDocument
from newswire_shared.contracts.index_schema import SUFFIXES, milliseconds, stories_alias, story_from_fields

from newswire_search.articles.ports import NamedStory
from newswire_search.engine.elasticsearch.full_text import JsonBody, SearchedFields, found
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query import cursor
from newswire_search.query.plan import QueryPlan, plan_stories
from newswire_search.query.story_query import StoryFilters, StoryQuery, StorySort
from newswire_search.stories.ports import FoundStories
from newswire_search.stories.survivors import resolved

SOURCE = ["ceased", "document"]
NAMED = ["ceased", "size", "document.title"]
EXACT_UP_TO = 10_000  # stories, as of articles
TITLES = SearchedFields.of(SUFFIXES, ("title",))


class ElasticsearchStories:
    """StoryEngine on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = stories_alias(prefix)

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search for stories by one request."""
        plan = plan_stories(query)
        hits = self._server.search(self._alias, **_request(query, plan))["hits"]
        found = [story_from_fields(hit["_source"]) for hit in hits["hits"][: query.size]]
        stories = tuple(story for story in found if isinstance(story, StoryDocument))
        more = stories and len(hits["hits"]) > query.size
        after = cursor.encode(cursor.of_story(stories[-1]), query.fingerprint) if more else None
        total = hits["total"]
        return FoundStories(total["value"], total["relation"] == "eq", stories, after, plan.left_out)

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


def _request(query: StoryQuery, plan: QueryPlan) -> JsonBody:
    """The arguments of the client's `search`; one story more than asked for shows whether there are more."""
    position = cursor.decode(query.after, StorySort.LAST_PUBLISHED, query.fingerprint)
    return {
        # All in the filter: stories come in the order of time, so no score is computed.
        "query": {"bool": {"filter": [{"bool": found(plan, TITLES)}, *_filters(query.filters)]}},
        "sort": [{"last_published_at": "desc"}, {"story_id": "asc"}],
        "search_after": [position.value, position.id] if position else None,
        "size": query.size + 1 if query.size else 0,
        "source": SOURCE,
        "track_total_hits": EXACT_UP_TO,
    }


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
