"""Articles, stories and records in Elasticsearch, in versioned indices behind aliases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoredRecord
from newswire_shared.contracts.errors import EngineAway, PermanentError, TransientError
from newswire_shared.contracts.index_schema import (
    Partition,
    articles_alias,
    from_fields,
    home_of,
    people_alias,
    record_from_fields,
    stories_alias,
    story_from_fields,
)
from newswire_shared.contracts.links import links_alias
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ApiError, Elasticsearch, ElasticsearchClient
from newswire_shared.engines.elasticsearch_homes import Homes, Layout, lost_alias

from newswire_index.engine.differences import Difference
from newswire_index.engine.elasticsearch import analysis, blocks, bulk, health, mapping, schema
from newswire_index.engine.elasticsearch import links as edges
from newswire_index.engine.elasticsearch.differences import of_alias
from newswire_index.engine.elasticsearch.homes import HomeMaker
from newswire_index.engine.elasticsearch.paging import all_hits
from newswire_index.engine.elasticsearch.removal import ElasticsearchRemoval
from newswire_index.engine.homes import PARTITION
from newswire_index.engine.ports import (
    Condition,
    IndexStatus,
    SourceLinks,
    Stored,
    Version,
    Write,
    WriteFate,
    WriteResult,
)
from newswire_index.engine.selection import Place, Selection

SOURCE = ["document", "title_*", "body_*"]  # all that `from_fields` needs; the rest can be made of it
STORY_SOURCE = ["ceased", "document"]
TEXTS = ["title_*", "body_*"]
WHOLE_REQUEST = {413, 429, 503}  # statuses that are an answer to the batch, not a failure of it


class ElasticsearchIndex(ElasticsearchRemoval):
    """Index in an Elasticsearch 8.19 or 9 server, with features of the free licence only.

    `prefix` is the first word of every index and alias.  `partition` is how articles are parted where none are yet:
    what is there stays as it is.  Raises UsageError for an address that is none.
    """

    def __init__(
        self,
        access: ElasticsearchAccess | str,
        prefix: str,
        partition: Partition = "none",
        clock: Clock | None = None,
    ) -> None:
        self._server = ElasticsearchClient(access)
        self._articles = articles_alias(prefix)
        self._stories = stories_alias(prefix)
        self._people = people_alias(prefix)
        self._links = links_alias(prefix)
        self._partition, self._clock = partition, clock or SystemClock()
        self._homes = Homes(self._articles, self._clock.monotonic_s)
        self._home_maker = HomeMaker(self._homes, self._people)

    def install(self) -> None:
        """Create what is missing, and add what an older index lacks; the server is asked for its analyzers."""
        with self._server.calling() as client:
            for alias in (self._articles, self._stories, self._people, self._links):
                schema.give_back(client, alias)
            chains = analysis.available(client)
            partition = self._homes.partition(client) or self._partition
            template = mapping.articles_template(self._articles, chains, partition)
            schema.install(client, self._articles, template, home_of(partition, self._clock.now()))
            schema.install(client, self._stories, mapping.stories_template(self._stories, chains))
            schema.install(client, self._people, mapping.people_template(self._people))
            schema.install(client, self._links, mapping.links_template(self._links))

    def home_for(self, first_seen: datetime) -> str:
        """The home of a new article, by how articles are parted now."""
        with self._server.calling() as client:
            return home_of(self._homes.layout(client).partition, first_seen)

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        """The stored documents, by id, in real time."""
        if not article_ids:
            return {}
        known = homes or {}
        with self._server.calling() as client:
            found = self._homes.read(client, {i: known.get(i, "") for i in article_ids}, SOURCE)
            layout = self._homes.layout(client)
        return {i: _stored(each, layout.home_in(each["_index"])) for i, each in found.items()}

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write a batch in one bulk request; each article into the index of its home, which is made where it is not."""
        outcomes = self._write(writes)
        if any(map(bulk.is_parted_anew, outcomes)):
            self._homes.forget()
            outcomes = self._write(writes)
        if any(outcome.fate in (WriteFate.BUSY, WriteFate.CONFLICT) for outcome in outcomes):
            self._homes.forget()  # an index that is gone, or closed to writes as it is migrated
        return outcomes

    def _write(self, writes: Sequence[Write]) -> list[WriteResult]:
        with self._server.calling() as client:
            prepared = self._home_maker.lines(client, writes)
        return self._send(self._articles, prepared)

    def write_linked(self, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
        """Write both in a request each, for they lie in two indices."""
        self.write_links(links)
        return self.write(writes)

    def write_stories(self, stories: Sequence[IndexedStory]) -> list[WriteResult]:
        """Write stories in one bulk request; the engine ignores what is not newer."""
        outcomes = self._send(self._stories, [bulk.story_lines(indexed) for indexed in stories])
        return [bulk.newest(outcome) for outcome in outcomes]

    def read_stories(self, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
        """The stored stories, by id, in real time."""
        if not story_ids:
            return {}
        with self._server.calling() as client:
            answer = client.mget(index=self._stories, ids=list(story_ids), source_includes=STORY_SOURCE)
        return {found["_id"]: story_from_fields(found["_source"]) for found in answer["docs"] if _is_found(found)}

    def walk(self, selection: Selection, after: Place | None, limit: int) -> list[ArticleDocument]:
        """The selected documents by their place, of those that search sees."""
        with self._server.calling() as client:
            answer = client.search(
                index=self._articles, query=_selected(selection), sort=["first_seen_at", "article_id"], size=limit,
                search_after=[after.first_seen_ms, after.article_id] if after else None, source_includes=SOURCE,
            )  # fmt: skip
        return [from_fields(hit["_source"]) for hit in answer["hits"]["hits"]]

    def count(self, selection: Selection) -> int:
        """How many of those that search sees are selected."""
        with self._server.calling() as client:
            return int(client.count(index=self._articles, query=_selected(selection))["count"])

    def write_links(self, links: Sequence[SourceLinks]) -> None:
        """Write the edges of some articles."""
        with self._server.calling() as client:
            edges.write(client, self._links, links)

    def remove_links(self, sources: Sequence[str]) -> None:
        """Remove the edges of some articles."""
        with self._server.calling() as client:
            edges.remove(client, self._links, sources)

    def write_record(self, record: StoredRecord) -> None:
        """Keep a record unless a newer revision is there."""
        (outcome,) = self._send(self._people, [bulk.record_lines(record)])
        if outcome.fate is WriteFate.BUSY:
            raise TransientError(f"the index asks for less: {outcome.detail}")
        if outcome.fate not in (WriteFate.DONE, WriteFate.CONFLICT):  # a conflict: a newer one is there
            raise PermanentError(f"the index refuses the record {record.kind} {record.name}: {outcome.detail}")

    def records(self, kind: str) -> list[StoredRecord]:
        """All records of a kind, by name, also those just written."""
        with self._server.calling() as client:
            client.indices.refresh(index=self._people)  # a search sees only what was refreshed
            found = [
                record_from_fields(hit["_source"])
                for hit in all_hits(client, self._people, ["name"], query={"term": {"kind": kind}})
            ]
        return [record for record in found if record.record is not None]

    def status(self) -> list[IndexStatus]:
        """The indices behind each alias; documents are those that search sees, the size without replicas."""
        aliases = (self._articles, self._stories, self._people, self._links)
        with self._server.calling() as client:
            return [row for alias in aliases for row in _status(client, alias, alias == self._articles)]

    def renew_words(self, most: int) -> int:
        """None: analyzers belong to an index, and `newswire index migrate` makes one with others."""
        return 0

    def differences(self) -> list[Difference]:
        """What templates and indices have otherwise than this release wants it."""
        with self._server.calling() as client:
            chains = analysis.available(client)
            wanted = {
                self._articles: mapping.articles_template(
                    self._articles, chains, self._homes.partition(client) or self._partition
                ),
                self._stories: mapping.stories_template(self._stories, chains),
                self._people: mapping.people_template(self._people),
                self._links: mapping.links_template(self._links),
            }
            return [found for alias, template in wanted.items() for found in of_alias(client, alias, template)]

    def refresh(self) -> None:
        """Make everything written so far visible to search."""
        with self._server.calling() as client:
            client.indices.refresh(index=[self._articles, self._stories, self._links])

    def blocked(self) -> str:
        """Why some of the indices take no writes though the server answers."""
        with self._server.calling() as client:
            return blocks.blocked(client, (self._articles, self._stories, self._people))

    def condition(self) -> Condition:
        """Why shards do not answer, and take no writes."""
        with self._server.calling() as client:
            return health.condition(client, (self._articles, self._stories, self._people))

    def _send(self, alias: str, prepared: Sequence[tuple[bytes, bytes] | WriteResult]) -> list[WriteResult]:
        """Send what is no refusal yet; the fates of all, in order.

        Where the schema may be what refuses, since an older release made the index anew, this one is installed again
        and the refused are sent once more.  Raises EngineAway where the index still cannot hold what this release
        writes.
        """
        outcomes = self._sent(alias, prepared)
        if not any(map(bulk.may_be_drift, outcomes)):
            return outcomes
        self.install()  # once: what is refused after that is wrong by itself, or of another release
        sent = zip(prepared, outcomes, strict=True)
        outcomes = self._sent(alias, [lines if bulk.may_be_drift(outcome) else outcome for lines, outcome in sent])
        for outcome in filter(bulk.is_drift, outcomes):
            with self._server.calling() as client:
                raise schema.drifted(client, alias, outcome.detail)
        return outcomes

    def _sent(self, alias: str, prepared: Sequence[tuple[bytes, bytes] | WriteResult]) -> list[WriteResult]:
        sent = [lines for lines in prepared if not isinstance(lines, WriteResult)]
        outcomes = iter(self._bulk(alias, sent)) if sent else iter(())
        return [item if isinstance(item, WriteResult) else next(outcomes) for item in prepared]

    def _bulk(self, alias: str, sent: Sequence[tuple[bytes, bytes]]) -> list[WriteResult]:
        operations: list[Any] = [line for lines in sent for line in lines]
        with self._server.calling() as client:
            try:
                answer = client.bulk(
                    index=alias,
                    operations=operations,
                    filter_path=bulk.ANSWER_PARTS,
                    require_alias=True,  # else a deleted index came back without mapping, under the alias' name
                )
            except ApiError as error:
                if error.meta.status not in WHOLE_REQUEST:
                    raise
                detail = f"the server answered {error.meta.status} to a batch of {len(sent)}"
                return [WriteResult(bulk.fate(error.meta.status), detail)] * len(sent)
        if any(map(bulk.has_no_alias, answer["items"])):
            raise EngineAway(lost_alias(alias))
        blocked = [*map(blocks.block_of, answer["items"])]
        if all(blocked):  # nothing gets in: held, and not asked for item by item
            raise EngineAway(f"Elasticsearch takes no writes: {blocked[0]}")
        return [bulk.outcome(item) for item in answer["items"]]


def _selected(selection: Selection) -> dict[str, Any]:
    span = {"gte": selection.since_ms, "lt": selection.until_ms, "format": "epoch_millis"}
    of_source = [{"term": {"source": selection.source}}] if selection.source else []
    about = [_about(selection)] if selection.is_about else []
    return {"bool": {"filter": [{"range": {"first_seen_at": span}}, *of_source, *about]}}


def _about(selection: Selection) -> dict[str, Any]:
    has_one = {"terms": {"entity_ids": list(selection.entities)}}
    # a phrase over the analyzed texts: a name also matches as its language's analyzer inflects it
    names_one = [{"multi_match": {"query": name, "type": "phrase", "fields": TEXTS}} for name in selection.named]
    return {"bool": {"should": [has_one, *names_one], "minimum_should_match": 1}}


def _is_found(found: Mapping[str, Any]) -> bool:
    if "error" in found:  # of one shard, in an answer that is fine otherwise
        raise TransientError(f"Elasticsearch cannot read {found['_id']}: {found['error']['reason']}")
    return bool(found["found"])


def _stored(found: Mapping[str, Any], home: str) -> Stored:
    version = Version(found["_seq_no"], found["_primary_term"], home, found["_index"])
    return Stored(from_fields(found["_source"]), version)


def _status(client: Elasticsearch, alias: str, may_be_parted: bool) -> Iterator[IndexStatus]:
    found = client.indices.stats(index=alias, metric=["docs", "store"])["indices"]
    layout = Layout(alias, tuple(found))
    for name, index in sorted(found.items()):
        primaries = index["primaries"]
        parted = {PARTITION: layout.partition, "home": layout.home_in(name)} if may_be_parted else {}
        details = {"health": str(index.get("health", "unknown"))} | parted
        yield IndexStatus(name, alias, primaries["docs"]["count"], primaries["store"]["size_in_bytes"], details)
