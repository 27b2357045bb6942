"""Taking articles out of Elasticsearch, from whichever index of the alias holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import StoredRecord, StoryDocument
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.index_schema import record_from_fields, record_id, story_from_fields, version_and_home
from newswire_shared.engines.elasticsearch_client import Elasticsearch, ElasticsearchClient

from newswire_index.engine.elasticsearch import links as edges
from newswire_index.engine.elasticsearch.paging import all_hits, pages
from newswire_index.engine.homes import end_of
from newswire_index.engine.ports import IndexStatus
from newswire_index.engine.selection import Place

BY_DATE = ["sort_date", "article_id"]
DELETE_PARTS = ("items.*.status", "items.*.result", "items.*.error.reason")
GONE = 404  # of a delete: it is not there, which is what was wanted


class ElasticsearchRemoval:
    """What an index in Elasticsearch can take out."""

    _server: ElasticsearchClient
    _articles: str
    _stories: str
    _people: str
    _links: str

    def delete(self, article_ids: Sequence[str]) -> int:
        """Delete articles, in one bulk request, and then their links.

        A write at the version that was there before is a conflict from then on, as Elasticsearch remembers what was
        deleted for a minute, far longer than a writer takes.
        """
        with self._server.calling() as client:
            names = sorted(client.indices.get_alias(name=self._articles))
            lines = [{"delete": {"_index": name, "_id": i}} for name in names for i in dict.fromkeys(article_ids)]
            if not lines:
                return 0
            answer = client.bulk(operations=lines, filter_path=DELETE_PARTS)
            edges.remove(client, self._links, article_ids)
        fates = [item["delete"] for item in answer["items"]]
        for fate in fates:
            if fate["status"] >= 300 and fate["status"] != GONE:
                raise TransientError(f"Elasticsearch does not delete just now: {fate.get('error', {}).get('reason')}")
        return sum(fate.get("result") == "deleted" for fate in fates)

    def members(self, story_ids: Sequence[str]) -> dict[str, list[str]]:
        """The articles of stories that search sees, the earliest published first."""
        found = defaultdict[str, list[str]](list)
        query = {"terms": {"story_id": list(story_ids)}}
        with self._server.calling() as client:
            for hit in all_hits(client, self._articles, BY_DATE, query=query, source_includes=["story_id"]):
                found[hit["_source"]["story_id"]].append(hit["_id"])
        return dict(found)

    def copies(self, article_ids: Sequence[str]) -> list[str]:
        """The articles that copy these, of those that search sees, the earliest published first."""
        query = {"terms": {"duplicate_of": list(article_ids)}}
        with self._server.calling() as client:
            return [hit["_id"] for hit in all_hits(client, self._articles, BY_DATE, query=query, source=False)]

    def find_records(self, kind: str, names: Sequence[str]) -> dict[str, StoredRecord]:
        """Records by their names, in real time, also of what was removed."""
        ids = [record_id(kind, name) for name in dict.fromkeys(names)]
        if not ids:
            return {}
        with self._server.calling() as client:
            answer = client.mget(index=self._people, ids=ids)
        records = [record_from_fields(doc["_source"]) for doc in answer["docs"] if doc.get("found")]
        return {record.name: record for record in records}

    def seen_before(self, before_ms: int, after: Place | None, limit: int) -> list[Place]:
        """Articles first seen before a time, of those that search sees, by their places."""
        query = {"range": {"first_seen_at": {"lt": before_ms, "format": "epoch_millis"}}}
        with self._server.calling() as client:
            answer = client.search(
                index=self._articles, query=query, sort=["first_seen_at", "article_id"], size=limit, source=False,
                search_after=[after.first_seen_ms, after.article_id] if after else None,
            )  # fmt: skip
        return [Place(*hit["sort"]) for hit in answer["hits"]["hits"]]

    def stories_before(self, before_ms: int, after: str, limit: int) -> list[StoryDocument]:
        """Stories that stand and were first seen before a time, of those that search sees, by id."""
        seen = {"range": {"first_seen_at": {"lt": before_ms, "format": "epoch_millis"}}}
        with self._server.calling() as client:
            answer = client.search(
                index=self._stories, query={"bool": {"filter": [seen, {"term": {"ceased": False}}]}}, size=limit,
                sort=["story_id"], search_after=[after] if after else None, source_includes=["ceased", "document"],
            )  # fmt: skip
        found = [story_from_fields(hit["_source"]) for hit in answer["hits"]["hits"]]
        return [story for story in found if isinstance(story, StoryDocument)]

    def old_spans(self, before_ms: int) -> list[IndexStatus]:
        """The indices whose whole span of first sight lies before a time; none where the alias is not parted."""
        with self._server.calling() as client:
            names = sorted(client.indices.get_alias(name=self._articles))
            old = [name for name in names if _ends_before(self._articles, name, before_ms)]
            return [_status(client, self._articles, name) for name in old]

    def drop_span(self, name: str) -> None:
        """Delete such an index, its links first: whoever is cut off still has the index to go by."""
        with self._server.calling() as client:
            by_place = ["first_seen_at", "article_id"]
            for hits in pages(client, name, by_place, source=False, ignore_unavailable=True):
                edges.remove(client, self._links, [hit["_id"] for hit in hits])
            client.indices.delete(index=name, ignore_unavailable=True)


def _ends_before(alias: str, name: str, before_ms: int) -> bool:
    found = version_and_home(alias, name)
    return bool(found and found[1]) and to_ms(end_of(found[1])) <= before_ms  # type: ignore[index]


def _status(client: Elasticsearch, alias: str, name: str) -> IndexStatus:
    primaries = client.indices.stats(index=name, metric=["docs", "store"])["indices"][name]["primaries"]
    return IndexStatus(name, alias, primaries["docs"]["count"], primaries["store"]["size_in_bytes"])
