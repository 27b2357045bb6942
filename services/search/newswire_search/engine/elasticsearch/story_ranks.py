"""Stories by what happened to them lately, in Elasticsearch, which does not join articles or links with stories.

So the recent articles, or the links of these, are counted by story; then the stories among them that match are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.index_schema import articles_alias, milliseconds
from newswire_shared.contracts.links import links_alias

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query.story_query import StoryQuery, StorySort, growth

MOST = 10_000  # stories, and articles that are linked to: what the server gives of hits at a time


@dataclass(frozen=True, slots=True)
class RankedStory:
    """A story, and the value that it is sorted by."""

    value: int
    story_id: str


@dataclass(frozen=True, slots=True)
class RankedStories:
    """The stories in order; where `is_whole` is false there were more than are looked at, the least of them."""

    stories: Sequence[RankedStory]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class StoryRanks:
    """Puts the stories that match a query in one of the orders that go by what is recent."""

    server: LimitedServer
    prefix: str

    def ranked(self, query: StoryQuery, matching: Callable[[Sequence[str]], Mapping[str, int]]) -> RankedStories:
        """The stories in their order; `matching` gives, of some, those that match, with their sizes."""
        links = query.sort is StorySort.MOST_LINKED
        counts, is_whole = self._links(query) if links else self._articles(query)
        sizes = matching([*counts]) if counts else {}
        values = {i: counts[i] if links else growth(counts[i], size) for i, size in sizes.items()}
        ranked = (RankedStory(value, story) for story, value in values.items() if value)
        return RankedStories(sorted(ranked, key=lambda each: (-each.value, each.story_id)), is_whole)

    def _articles(self, query: StoryQuery) -> tuple[Mapping[str, int], bool]:
        """The number of recent articles by story."""
        return self._counted(articles_alias(self.prefix), "story_id", "sort_date", query)

    def _links(self, query: StoryQuery) -> tuple[Mapping[str, int], bool]:
        """The number of links that recent articles make to articles of each story."""
        alias = links_alias(self.prefix)
        targets, is_whole = self._counted(alias, "targets", "at", query, ignore_unavailable=True)
        counts: Counter[str] = Counter()
        for article, story in self._stories_of([*targets]):
            counts[story] += targets[article]
        return counts, is_whole

    def _counted(
        self, alias: str, field: str, date: str, query: StoryQuery, **options: bool
    ) -> tuple[Mapping[str, int], bool]:
        recent: JsonBody = {"bool": {"filter": [{"range": {date: {"gte": milliseconds(query.lately)}}}]}}
        terms = {"terms": {"field": field, "size": MOST + 1}}
        answer = self.server.search(
            alias,
            query={"bool": {"filter": [recent]}},
            size=0,
            track_total_hits=False,
            aggs={"counts": terms},
            **options,
        )
        buckets: Sequence[Any] = answer.get("aggregations", {}).get("counts", {}).get("buckets", ())
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets[:MOST]}, len(buckets) <= MOST

    def _stories_of(self, article_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Of the articles those that are indexed and belong to a story, with it."""
        if not article_ids:
            return
        query = {"bool": {"filter": [{"terms": {"article_id": [*article_ids]}}, {"exists": {"field": "story_id"}}]}}
        answer = self.server.search(
            articles_alias(self.prefix), query=query, size=MOST, source=["story_id"], track_total_hits=False
        )
        for hit in answer["hits"]["hits"]:
            yield hit["_id"], hit["_source"]["story_id"]
