"""Searches that meet everything, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newswire_shared.engines.elasticsearch_client import Elasticsearch

PAGE = 1000  # ids or records in an answer; Elasticsearch gives at most 10,000


def pages(client: Elasticsearch, index: str, sort: Sequence[str], **search: Any) -> Iterator[list[Mapping[str, Any]]]:
    """The hits of a search in the order of `sort`, which must tell each from the others."""
    after: list[Any] | None = None
    while True:
        hits = client.search(index=index, sort=list(sort), size=PAGE, search_after=after, **search)["hits"]["hits"]
        if hits:
            yield hits
        if len(hits) < PAGE:
            return
        after = hits[-1]["sort"]


def all_hits(client: Elasticsearch, index: str, sort: Sequence[str], **search: Any) -> Iterator[Mapping[str, Any]]:
    """The same, one after the other."""
    for page in pages(client, index, sort, **search):
        yield from page
