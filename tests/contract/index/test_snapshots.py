"""Snapshots of both engines: taken while others write, looked through, and put back in one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.elasticsearch.snapshots import ElasticsearchSnapshots
from newswire_index.engine.ports import Index, SourceLinks, Write
from newswire_index.engine.selection import Selection
from newswire_index.engine.snapshots import Snapshots
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.engine.sqlite.snapshots import SqliteSnapshots
from newswire_index.recovery.put_back import PutBack
from newswire_search.articles.ports import LinkLookup
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import ArticleDocument, StoredRecord
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.index_schema import articles_alias, people_alias, stories_alias, versioned
from newswire_shared.contracts.links import LinkEdge, links_alias
from newswire_shared.testing import FakeKnownArticles, FakeUrlRegistry, Memory
from unit.index.recovery.archived import all_of
from unit.index.samples import article

from contract.conftest import KINDS
from contract.engines import prefix_of_our_own
from contract.index.test_story_index import story


@dataclass(frozen=True)
class Kept:
    """An engine, its snapshots, and what the registry knows beside."""

    index: Index
    links: LinkLookup
    snapshots: Snapshots
    memory: Memory

    def put_back(self, name: str, *, replace: bool = False) -> int:
        """Put one back; answers how many articles there are then."""
        case = PutBack(self.index, self.snapshots, FakeKnownArticles(self.memory), list)
        return case(name, replace=replace).articles

    def write(self, *names: str) -> None:
        made = [ArticleDocument(article=article(name), revisions=()) for name in names]
        self.index.write([Write(document, None) for document in made])
        self.index.write_links([SourceLinks(name, 1, (_edge(name),)) for name in names])

    def linking(self, *names: str) -> list[str]:
        """Which of some articles have their link."""
        self.index.refresh()
        return [name for name in names if self.links.linked_from(name) == [_edge(name)]]


def _edge(source: str) -> LinkEdge:
    return LinkEdge(source, "target", "https://saltmere.example/target", 1)


@pytest.fixture(params=[kind for kind in KINDS if kind != "memory"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    if request.param == "sqlite":
        file = tmp_path / "index.sqlite"
        links: LinkLookup = SqliteEngine(file).links
        yield installed(Kept(SqliteIndex(file), links, SqliteSnapshots(file, tmp_path / "snapshots"), Memory()))
        return
    address = str(request.getfixturevalue("elasticsearch_address"))
    with prefix_of_our_own(address) as prefix, Elasticsearch(address) as client:
        client.snapshot.create_repository(name=prefix, repository={"type": "fs", "settings": {"location": prefix}})
        try:
            snapshots = ElasticsearchSnapshots(address, prefix, prefix, SystemClock())
            links = ElasticsearchEngine(address, prefix).links
            yield installed(Kept(ElasticsearchIndex(address, prefix), links, snapshots, Memory()))
        finally:
            client.snapshot.delete_repository(name=prefix)
            aliases = [name(prefix) for name in (articles_alias, stories_alias, people_alias, links_alias)]
            client.indices.delete(index=[versioned(alias, 2) for alias in aliases], ignore_unavailable=True)


def installed(kept: Kept) -> Kept:
    kept.index.install()
    kept.write("a", "b")
    kept.index.write_stories([story("s")])
    kept.index.write_record(StoredRecord(kind="source", name="desk", revision=1, record={"address": "x"}))
    kept.index.refresh()
    return kept


def test_a_snapshot_is_put_back_in_the_place_of_what_came_since(kept: Kept) -> None:
    before, taken = all_of(kept.index), kept.snapshots.take("first")
    assert (taken.name, taken.articles, taken.flaw) == ("first", 2, "")
    kept.write("c")
    with pytest.raises(UsageError, match=r"holds 3 articles.*--replace"):
        kept.put_back("first")
    assert kept.put_back("first", replace=True) == 2
    assert all_of(kept.index) == before
    assert kept.linking("a", "b", "c") == ["a", "b"]
    assert kept.index.read_stories(["s"]) == {"s": story("s")}
    kept.write("d")
    assert {*all_of(kept.index)} == {"a", "b", "d"}, "who writes goes on"
    assert {*kept.index.read(["a", "d"])} == {"a", "d"}
    (row,) = (row for row in kept.index.status() if row.documents and row.alias.endswith("articles"))
    assert row.documents == 3, "nothing of before is left behind the alias"


def test_one_after_the_other_is_taken_and_listed(kept: Kept) -> None:
    assert kept.snapshots.all() == []
    kept.snapshots.take("first")
    kept.write("c")
    kept.snapshots.take("second")
    assert kept.snapshots.all()[0].articles == 2
    assert [each.name for each in kept.snapshots.all()] == ["first", "second"]
    assert kept.snapshots.check("second").flaw == ""
    with pytest.raises(UsageError, match="there is a snapshot first"):
        kept.snapshots.take("first")
    with pytest.raises(UsageError, match="there is no snapshot third"):
        kept.put_back("third")
    with pytest.raises(UsageError, match="small letters"):
        kept.snapshots.take("../First")


def test_what_was_removed_since_stays_away_and_newer_records_stay(kept: Kept) -> None:
    kept.write("c", "d")
    kept.index.refresh()
    kept.snapshots.take("first")
    kept.index.write_record(StoredRecord(kind="takedown", name="a", revision=1, record={"article_id": "a"}))
    kept.index.write_record(StoredRecord(kind="source", name="desk", revision=2, record={"address": "y"}))
    kept.index.write_record(StoredRecord(kind="source", name="gone", revision=1, record=None))
    FakeUrlRegistry(kept.memory).note_all({"c": {"taken_down": "1"}})
    assert kept.put_back("first", replace=True) == 2
    assert {*all_of(kept.index)} == {"b", "d"} and kept.index.read(["a", "c"]) == {}
    assert kept.index.count(Selection(named=("text of a",))) == 0
    assert kept.linking("a", "b", "c", "d") == ["b", "d"]
    assert [record.record for record in kept.index.records("source")] == [{"address": "y"}]
    assert [record.name for record in kept.index.records("takedown")] == ["a"]


def test_one_that_fails_midway_changes_nothing_and_leaves_nothing(kept: Kept) -> None:
    kept.snapshots.take("first")
    kept.write("c")
    before = all_of(kept.index)

    def fails(first_seen_ms: Mapping[str, int]) -> set[str]:
        raise TransientError("Redis is away")

    with pytest.raises(TransientError, match="Redis is away"):
        kept.snapshots.put_back("first", fails)
    assert all_of(kept.index) == before and len(kept.index.status()) == 4
    assert kept.put_back("first", replace=True) == 2, "and it can be tried again"


@pytest.mark.parametrize("kept", [kind for kind in KINDS if kind == "elasticsearch"], indirect=True)
def test_one_of_the_last_round_of_a_migration_can_be_written_once_it_is_put_back(
    kept: Kept, elasticsearch_address: str
) -> None:
    [blocked] = (row.name for row in kept.index.status() if row.documents and row.alias.endswith("articles"))
    with Elasticsearch(elasticsearch_address) as client:
        client.indices.put_settings(index=blocked, settings={"index.blocks.write": True})
    kept.snapshots.take("during")
    kept.put_back("during", replace=True)
    kept.write("c")
    assert kept.linking("c") == ["c"]
