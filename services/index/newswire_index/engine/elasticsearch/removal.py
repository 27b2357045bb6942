"""Taking articles out of Elasticsearch, from whichever index of the alias holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import StoredRecord, StoryDocument
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.index_schema import record_from_fields, record_id, story_from_fields, version_and_home
from newswire_shared.engines.elasticsearch_client import Elasticsearch, ElasticsearchClient

from newswire_index.engine.ports import IndexStatus
from newswire_index.engine.selection import Place

PAGE = 1000  # ids in an answer; Elasticsearch gives at most 10,000
DELETE_PARTS = ("items.*.status", "items.*.result", "items.*.error.reason")
GONE = 404  # of a delete: it is not there, which is what was wanted


class ElasticsearchRemoval:
    """What an index in Elasticsearch can take out."""

    _server: ElasticsearchClient
    _articles: str
    _stories: str
    _people: str

    def delete(self, article_ids: Sequence[str]) -> int:
        """Delete articles, in one bulk request.

        A write at the version that was there before is a conflict from then on, as Elasticsearch remembers what was
        deleted for a minute, far longer than a writer takes.
        """
        with self._server.calling() as client:
            names = sorted(client.indices.get_alias(name=self._articles))
            lines = [{"delete": {"_index": name, "_id": i}} for name in names for i in dict.fromkeys(article_ids)]
            if not lines:
                return 0
            answer = client.bulk(operations=lines, filter_path=DELETE_PARTS)
        fates = [item["delete"] for item in answer["items"]]
        for fate in fates:
            if fate["status"] >= 300 and fate["status"] != GONE:
                raise TransientError(f"Elasticsearch does not delete just now: {fate.get('error', {}).get('reason')}")
        return sum(fate.get("result") == "deleted" for fate in fates)

    def members(self, story_ids: Sequence[str]) -> dict[str, list[str]]:
        """The articles of stories that search sees, the earliest published first."""
        found = defaultdict[str, list[str]](list)
        for hit in self._found({"terms": {"story_id": list(story_ids)}}, ["sort_date", "article_id"], ["story_id"]):
            found[hit["_source"]["story_id"]].append(hit["_id"])
        return dict(found)

    def copies(self, article_ids: Sequence[str]) -> list[str]:
        """The articles that copy these, of those that search sees, the earliest published first."""
        query = {"terms": {"duplicate_of": list(article_ids)}}
        return [hit["_id"] for hit in self._found(query, ["sort_date", "article_id"], [])]

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
        """Delete such an index."""
        with self._server.calling() as client:
            client.indices.delete(index=name, ignore_unavailable=True)

    def _found(self, query: Mapping[str, Any], sort: list[str], fields: list[str]) -> Iterator[Mapping[str, Any]]:
        after: list[Any] | None = None
        while True:
            with self._server.calling() as client:
                answer = client.search(
                    index=self._articles, query=query, sort=sort, size=PAGE, search_after=after, source_includes=fields
                )
            hits = answer["hits"]["hits"]
            yield from hits
            if len(hits) < PAGE:
                return
            after = hits[-1]["sort"]


def _ends_before(alias: str, name: str, before_ms: int) -> bool:
    found = version_and_home(alias, name)
    return bool(found and found[1]) and end_of(found[1]) <= before_ms  # type: ignore[index]


def end_of(home: str) -> int:
    """When the span of a home (2026, 2026-11) ends, in milliseconds since 1970."""
    year, _, month = home.partition("-")
    is_last = month in ("", "12")
    end = datetime(int(year) + 1, 1, 1, tzinfo=UTC) if is_last else datetime(int(year), int(month) + 1, 1, tzinfo=UTC)
    return to_ms(end)


def _status(client: Elasticsearch, alias: str, name: str) -> IndexStatus:
    primaries = client.indices.stats(index=name, metric=["docs", "store"])["indices"][name]["primaries"]
    return IndexStatus(name, alias, primaries["docs"]["count"], primaries["store"]["size_in_bytes"])
