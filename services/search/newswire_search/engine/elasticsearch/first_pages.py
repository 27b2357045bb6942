"""The first page of a search by date, from a request that sorts by the date alone.

Where ids break ties the server looks at the id of each article that may still belong to the page: of everything,
indexed as time goes on, that is most articles, and doubles what the page costs it.  So it is asked for a few more by
date alone, and those of one instant are put in order here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newswire_search.engine.elasticsearch.full_text import JsonBody

# Articles of one instant at the end of a page that are in order without a second request: dates without a time of day
# come in larger heaps, but few pages end in one.
TIES = 5

Answer = Mapping[str, Any]
JsonHits = Sequence[Mapping[str, Any]]


def first_page(search: Callable[..., Answer], body: JsonBody) -> Answer:
    """The answer to a request that is sorted by a date and by ids, and goes on from nowhere."""
    by_date, size = body["sort"][0], body["size"]
    answer = search(**body | {"sort": [by_date], "size": size + TIES})
    hits = answer["hits"]["hits"]
    if len(hits) == size + TIES and _instant(hits[size - 1]) == _instant(hits[-1]):
        return search(**body)  # more of that instant may be to come
    ordered = _in_order(hits, latest_first="desc" in by_date.values())[:size]
    return {**answer, "hits": {**answer["hits"], "hits": ordered}}


def _in_order(hits: JsonHits, *, latest_first: bool) -> JsonHits:
    """By their instants, those of one by their ids, with the place of each as the server tells it."""
    placed = [{**hit, "sort": [_instant(hit), hit["_id"]]} for hit in sorted(hits, key=lambda hit: str(hit["_id"]))]
    return sorted(placed, key=_instant, reverse=latest_first)  # what is equal stays as it is, either way


def _instant(hit: Mapping[str, Any]) -> int:
    return int(hit["sort"][0])
