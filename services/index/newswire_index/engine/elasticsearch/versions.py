"""The versions of indices in Elasticsearch: made, copied window by window, put in place of one another.

A window is asked for by sequence numbers, which each write to an index takes the next of.  So a copy goes on anywhere,
what was written since is found by the same question, and no clock has a say.  Indices have one shard: each shard would
count by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.index_schema import articles_alias, stories_alias, version_and_home, versioned
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ApiError, BadRequestError, Elasticsearch, ElasticsearchClient

from newswire_index.engine.elasticsearch import bulk, mapping, schema
from newswire_index.engine.elasticsearch.analysis import Chains, Definition, available
from newswire_index.engine.elasticsearch.blocks import BLOCK
from newswire_index.engine.elasticsearch.index import SOURCE, STORY_SOURCE, WHOLE_REQUEST
from newswire_index.engine.ports import WriteResult
from newswire_index.engine.progress import NAME, Progress, read_progress
from newswire_index.engine.removals import NamedRemovals
from newswire_index.engine.selection import EARLIEST_MS
from newswire_index.engine.versions import Collection, CopiedIndex, FoundVersion, Row, RowCopy, Switch

IDS = {"articles": "article_id", "stories": "story_id"}
SOURCES: Mapping[Collection, list[str]] = {"articles": SOURCE, "stories": STORY_SOURCE}
UNREFRESHED = "-1"  # a first copy is searched by nobody: what it refreshes every second would only be merged again
SWITCH_S = 1  # a switch that the master has not begun by then never happens: writers may go on
PATIENCE_S = 60.0  # no task waits for these answers, and a busy cluster takes its time to change
PAGE = 1000  # of what is removed at once
TERMS = 10_000  # ids in a clause; the server takes 65,536
NOTHING: Mapping[str, Any] = {"match_none": {}}


class ElasticsearchVersions:
    """IndexVersions on an Elasticsearch server; `prefix` is the first word of every index and alias."""

    def __init__(self, access: ElasticsearchAccess | str, prefix: str) -> None:
        self._server = ElasticsearchClient(access)
        self._aliases: dict[Collection, str] = {"articles": articles_alias(prefix), "stories": stories_alias(prefix)}

    @contextmanager
    def _calling(self) -> Iterator[Elasticsearch]:
        with self._server.calling() as client:
            yield client.options(request_timeout=PATIENCE_S)

    def versions(self, collection: Collection) -> list[FoundVersion]:
        alias = self._aliases[collection]
        with self._calling() as client:
            indices = client.indices.get(index=f"{alias}-v*", expand_wildcards="open").body
        by_number: dict[int, dict[str, Any]] = {}
        for name, index in indices.items():
            if place := version_and_home(alias, name):
                by_number.setdefault(place[0], {})[place[1]] = index
        return [_found(alias, number, homes) for number, homes in sorted(by_number.items())]

    def await_changes(self) -> None:
        with self._calling() as client:
            # it comes after all that is queued, whatever that is
            answer = client.cluster.health(wait_for_events="languid", timeout="8s")
        if answer["timed_out"]:
            raise TransientError("the cluster is too busy to change anything: try again when it has settled")

    def make(self, collection: Collection, number: int, homes: Sequence[str], progress: Progress) -> None:
        alias = self._aliases[collection]
        with self._calling() as client:
            template = self._template(client, collection)
            schema.put_template(client, alias, template)
            made = [_create(client, versioned(alias, number, home), template, progress) for home in homes]
            if all(made):  # they have the schema of this release, and the progress
                return
            names = ",".join(self._names(client, collection, number))
            client.indices.put_settings(index=names, settings={BLOCK: None})
            for name, index in client.indices.get(index=names).items():
                schema.add_fields(client, name, index, template["template"]["mappings"])
        self.note(collection, number, progress)

    def note(self, collection: Collection, number: int, progress: Progress) -> None:
        with self._calling() as client:
            names = self._names(client, collection, number)
            found = client.indices.get_mapping(index=",".join(names))
            known = next(iter(found.values()))["mappings"].get("_meta", {})
            client.indices.put_mapping(index=",".join(names), meta=known | {NAME: progress.as_meta()})

    def copied_indices(self, collection: Collection, number: int) -> list[CopiedIndex]:
        with self._calling() as client:
            names = ",".join(self._names(client, collection, number))
            stats = client.indices.stats(index=names, level="shards", metric=["docs"])["indices"]
            client.indices.refresh(index=names)  # after the look: a search then sees all up to what was found
        return [CopiedIndex(name, index["uuid"], _newest(name, index)) for name, index in sorted(stats.items())]

    def rows(self, collection: Collection, index: str, after: int, upto: int, removals: NamedRemovals) -> list[Row]:
        window = {"range": {"_seq_no": {"gt": after, "lte": upto}}}
        with self._calling() as client:
            answer = client.search(
                index=index, query={"bool": {"filter": [window], "must_not": [_removed(collection, removals)]}},
                size=max(1, upto - after), sort=["_doc"], version=True, seq_no_primary_term=True,
                source_includes=SOURCES[collection], track_total_hits=False, allow_partial_search_results=False,
            )  # fmt: skip
        return [Row(hit["_id"], hit["_seq_no"], hit["_version"], hit["_source"]) for hit in answer["hits"]["hits"]]

    def put(self, collection: Collection, number: int, copies: Sequence[RowCopy]) -> list[WriteResult]:
        alias = self._aliases[collection]
        try:
            answer = self._put(alias, number, copies)
            if any("index_not_found" in str(item) for item in answer):  # the first document of a home
                self._make_homes(collection, number, {copy.home for copy in copies})
                answer = self._put(alias, number, copies)
        except ApiError as error:
            detail = f"the server answered {error.meta.status} to a batch of {len(copies)}"
            return [WriteResult(bulk.fate(error.meta.status), detail)] * len(copies)
        return [bulk.newest(bulk.outcome(item)) for item in answer]

    def _put(self, alias: str, number: int, copies: Sequence[RowCopy]) -> Sequence[Any]:
        lines: list[Any] = [line for copy in copies for line in _lines(alias, number, copy)]
        with self._calling() as client:
            try:
                return list(client.bulk(operations=lines, filter_path=bulk.ANSWER_PARTS)["items"])
            except ApiError as error:
                if error.meta.status not in WHOLE_REQUEST:
                    raise
                whole = error
        raise whole  # outside, where it is not translated

    def _make_homes(self, collection: Collection, number: int, homes: set[str]) -> None:
        progress = next(found.progress for found in self.versions(collection) if found.number == number)
        with self._calling() as client:
            template = self._template(client, collection)
            for home in homes:
                _create(client, versioned(self._aliases[collection], number, home), template, progress)

    def read(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> dict[str, dict[str, Any]]:
        if not places:
            return {}
        alias = self._aliases[collection]
        asked = [{"_index": versioned(alias, number, home), "_id": identifier} for identifier, home in places]
        with self._calling() as client:
            answer = client.mget(docs=asked)
        return {found["_id"]: found["_source"] for found in answer["docs"] if found.get("found")}

    def remove(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        query, removed = _removed(collection, removals), 0
        if query == NOTHING:
            return 0
        while places := self._places(collection, number, query=query, sort=["_doc"], size=PAGE):
            self.drop(collection, number, places)
            self.refresh(collection, number)
            removed += len(places)
        return removed

    def count(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        query = {"bool": {"must_not": [_removed(collection, removals)]}}
        with self._calling() as client:
            return int(client.count(index=",".join(self._names(client, collection, number)), query=query)["count"])

    def ids(self, collection: Collection, number: int, after: str, limit: int) -> list[tuple[str, str]]:
        since = {"search_after": [after]} if after else {}
        return self._places(collection, number, sort=[IDS[collection]], size=limit, **since)

    def _places(self, collection: Collection, number: int, **request: Any) -> list[tuple[str, str]]:
        alias = self._aliases[collection]
        with self._calling() as client:
            names = ",".join(self._names(client, collection, number))
            hits = client.search(index=names, source=False, allow_partial_search_results=False, **request)["hits"]
        return [(hit["_id"], (version_and_home(alias, hit["_index"]) or (0, ""))[1]) for hit in hits["hits"]]

    def drop(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> None:
        alias = self._aliases[collection]
        lines = [{"delete": {"_index": versioned(alias, number, home), "_id": i}} for i, home in places]
        with self._calling() as client:
            items = client.bulk(operations=lines, filter_path=bulk.ANSWER_PARTS)["items"]
        for item in items:
            if item["delete"]["status"] not in (200, 404):
                raise TransientError(f"{alias} keeps what was removed: {bulk.outcome(item).detail}")

    def refresh(self, collection: Collection, number: int) -> None:
        with self._calling() as client:
            client.indices.refresh(index=",".join(self._names(client, collection, number)))

    def settle(self, collection: Collection, number: int) -> None:
        with self._calling() as client:
            wanted = self._template(client, collection)["template"]["settings"]
            usual = {"index.refresh_interval": wanted.get("refresh_interval")}
            client.indices.put_settings(index=",".join(self._names(client, collection, number)), settings=usual)
            client.indices.refresh(index=",".join(self._names(client, collection, number)))

    def block(self, versions: Sequence[tuple[Collection, int]]) -> None:
        with self._server.calling() as client:
            names = [name for collection, number in versions for name in self._names(client, collection, number)]
            # the answer comes when writes under way have ended
            client.indices.add_block(index=",".join(names), block="write")

    def unblock(self, collection: Collection, number: int) -> None:
        with self._calling() as client:
            client.indices.put_settings(
                index=",".join(self._names(client, collection, number)), settings={BLOCK: None}
            )  # fmt: skip

    def switch(self, switches: Sequence[Switch]) -> None:
        with self._server.calling() as client:
            actions = [action for each in switches for action in self._actions(client, each)]
            client.indices.update_aliases(actions=actions, master_timeout=f"{SWITCH_S}s", timeout=f"{SWITCH_S}s")

    def _actions(self, client: Elasticsearch, each: Switch) -> Iterator[dict[str, Any]]:
        alias = self._aliases[each.collection]
        for name in self._names(client, each.collection, each.left):
            yield {"remove": {"index": name, "alias": alias, "must_exist": True}}
        taken = self._names(client, each.collection, each.taken)
        for name in taken:
            # an alias of several indices has none that it is written by: writers name the one that is meant
            writes = {"is_write_index": True} if taken == [versioned(alias, each.taken)] else {}
            yield {"add": {"index": name, "alias": alias, **writes}}

    def delete(self, collection: Collection, number: int) -> None:
        with self._calling() as client:
            client.indices.delete(index=",".join(self._names(client, collection, number)))

    def _names(self, client: Elasticsearch, collection: Collection, number: int) -> list[str]:
        """The indices of a version.  Raises UsageError where there are none."""
        alias = self._aliases[collection]
        found = client.indices.get_alias(index=f"{alias}-v{number},{alias}-v{number}-*", ignore_unavailable=True)
        names = sorted(name for name in found if (version_and_home(alias, name) or (0, ""))[0] == number)
        if not names:
            raise UsageError(f"version {number} of {alias} is gone: somebody deleted it")
        return names

    def _template(self, client: Elasticsearch, collection: Collection) -> Definition:
        make: Callable[[str, Chains], Definition]
        make = mapping.articles_template if collection == "articles" else mapping.stories_template
        return make(self._aliases[collection], available(client))


def _found(alias: str, number: int, homes: Mapping[str, Mapping[str, Any]]) -> FoundVersion:
    indices = list(homes.values())
    told = [read_progress(index["mappings"].get("_meta", {})) for index in indices]
    return FoundVersion(
        number,
        tuple(sorted(homes)),
        is_live=any(alias in index["aliases"] for index in indices),
        is_blocked=any(index["settings"]["index"].get("blocks", {}).get("write") == "true" for index in indices),
        progress=next((progress for progress in told if progress), None),
    )


def _create(client: Elasticsearch, name: str, template: Definition, progress: Progress | None) -> bool:
    """Create an index; False where it is there already."""
    known = template["template"]["mappings"]
    meta = known["_meta"] | ({NAME: progress.as_meta()} if progress else {})
    settings = template["template"]["settings"] | {"refresh_interval": UNREFRESHED}
    try:
        client.indices.create(index=name, settings=settings, mappings=known | {"_meta": meta})
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
        return False
    return True


def _newest(name: str, index: Mapping[str, Any]) -> int:
    shards = [shard for copies in index["shards"].values() for shard in copies if shard["routing"]["primary"]]
    if len(shards) != 1:
        raise UsageError(f"{name} has {len(shards)} shards, and only an index of one is migrated: rebuild it")
    # what all copies of the shard have: a search may ask any of them
    return int(shards[0]["seq_no"]["global_checkpoint"])


def _removed(collection: Collection, removals: NamedRemovals) -> Mapping[str, Any]:
    if collection != "articles":
        return NOTHING
    named = sorted(removals.ids)
    parts = (named[begin : begin + TERMS] for begin in range(0, len(named), TERMS))
    ids = [{"terms": {"article_id": part}} for part in parts]
    early = {"range": {"first_seen_at": {"lt": removals.before_ms, "format": "epoch_millis"}}}
    retired = [early] if removals.before_ms != EARLIEST_MS else []
    return {"bool": {"should": [*ids, *retired], "minimum_should_match": 1}} if ids or retired else NOTHING


def _lines(alias: str, number: int, copy: RowCopy) -> tuple[bytes, bytes]:
    place = {"_index": versioned(alias, number, copy.home), "_id": copy.id}
    action = {"index": place | {"version": copy.version, "version_type": "external_gte"}}
    return orjson.dumps(action), orjson.dumps(copy.fields)
