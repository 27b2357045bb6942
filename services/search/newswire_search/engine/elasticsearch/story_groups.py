"""The hits of a search one by a story, in Elasticsearch.

Its own `collapse` cannot be continued after a place of another order than that of the story's ids, and takes all
articles without a story for one.  So hits are walked through as they come, and the server is asked which of them stand
for their stories.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_search.articles.ports import StoryGroup
from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.story_groups import GroupedHit, heads_of_stories

EXACT_UP_TO = 10_000  # stories, as of articles
# Of a story.  All that are looked at for a page would need a hundred sources each to come near the 65,536 buckets that
# a server gives.
MOST_SOURCES = 500
# How many groups there are is all that is told of them: each of some ten thousand would be half a megabyte.
COUNT = ["timed_out", "pit_id", "aggregations.alone", "aggregations.number"]

Answer = Mapping[str, Any]
Search = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class GroupedAnswer:
    """An answer of the server with the hits to show, the stories that they stand for, and how many there are."""

    answer: Answer
    groups: dict[str, StoryGroup] | None
    total: int
    total_is_exact: bool


def ungrouped(answer: Answer) -> GroupedAnswer:
    """The answer to a request for articles, each by itself."""
    total = answer["hits"]["total"]
    return GroupedAnswer(answer, None, total["value"], total["relation"] == "eq")


def grouped(search: Search, body: JsonBody) -> GroupedAnswer:
    """The answer to a request for articles, one by a story."""
    lean = body | {"source": ["story_id"], "highlight": None, "track_total_hits": False}

    def following(place: GroupedHit | None, known: Collection[str], most: int) -> list[GroupedHit]:
        start = [place.value, place.article_id] if place else body["search_after"]
        query = _without(body["query"], known)
        hits = search(**lean | {"query": query, "search_after": start, "size": most})["hits"]["hits"]
        return [GroupedHit(hit["_id"], hit["_source"].get("story_id"), hit["sort"][0]) for hit in hits]

    described: dict[str, StoryGroup] = {}

    def best(stories: Collection[str]) -> dict[str, str]:
        found = _described(search, lean, [*stories])
        described.update(found)
        return {group.story: article for article, group in found.items()}

    heads = [hit.article_id for hit in heads_of_stories(following, best, body["size"])]
    groups = {article: described[article] for article in heads if article in described}
    number, is_exact = _number(search, body)
    return GroupedAnswer(_shown(search, body, heads), groups, number, is_exact)


def _without(query: JsonBody, stories: Collection[str]) -> JsonBody:
    return {"bool": {"must": [query], "must_not": [{"terms": {"story_id": [*stories]}}]}} if stories else query


def _among(query: JsonBody, field: str, values: Sequence[str]) -> JsonBody:
    return {"bool": {"must": [query], "filter": [{"terms": {field: [*values]}}]}}  # a filter changes no score


def _described(search: Search, lean: JsonBody, stories: Sequence[str]) -> dict[str, StoryGroup]:
    """What was found of some stories, by the article that stands for each."""
    # in this order, or sources of as many articles would come as each shard has them
    order = [{"_count": "desc"}, {"_key": "asc"}]
    each = {
        "best": {"top_hits": {"size": 1, "sort": lean["sort"], "_source": False}},
        "copies": {"filter": {"exists": {"field": "duplicate_of"}}},
        "sources": {"terms": {"field": "source", "size": MOST_SOURCES, "order": order}},
    }
    terms = {"field": "story_id", "size": len(stories), "include": [*stories]}
    request = lean | {
        "query": _among(lean["query"], "story_id", stories), "search_after": None, "sort": None, "size": 0,
        "aggs": {"stories": {"terms": terms, "aggs": each}},
    }  # fmt: skip
    return dict(map(_group, search(**request)["aggregations"]["stories"]["buckets"]))


def _group(bucket: Answer) -> tuple[str, StoryGroup]:
    [best] = bucket["best"]["hits"]["hits"]
    sources = tuple(each["key"] for each in bucket["sources"]["buckets"])
    return best["_id"], StoryGroup(bucket["key"], bucket["doc_count"], bucket["copies"]["doc_count"], sources)


def _number(search: Search, body: JsonBody) -> tuple[int, bool]:
    """The number of stories and of articles without one, and whether it is exact; the server remembers it."""
    aggs = {
        "alone": {"missing": {"field": "story_id"}},
        "stories": {"terms": {"field": "story_id", "size": EXACT_UP_TO + 1}},
        "number": {"stats_bucket": {"buckets_path": "stories>_count"}},
    }
    answer = search(
        query=body["query"], preference=body["preference"], size=0, track_total_hits=False, aggs=aggs, filter_path=COUNT
    )["aggregations"]
    stories = answer["number"]["count"]
    return min(stories, EXACT_UP_TO) + answer["alone"]["doc_count"], stories <= EXACT_UP_TO


def _shown(search: Search, body: JsonBody, article_ids: Sequence[str]) -> Answer:
    query = _among(body["query"], "article_id", article_ids)
    return search(**body | {"query": query, "search_after": None, "size": len(article_ids), "track_total_hits": False})
