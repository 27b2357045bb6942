"""The settings choose the engine, nothing is opened yet, and the use cases are built over any ports."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from newswire_index.composition import IndexService, open_index
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.testing import InMemoryIndex, RecordedChanges
from newswire_shared.contracts.documents import StorySection
from newswire_shared.contracts.errors import MissingStack, UsageError
from newswire_shared.contracts.events import CaptureRef, PlacementsChanged, RecordChanged, StoryChanged
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.testing import FakeArchive, FakeClock, Memory
from unit.index.samples import NOON, Linked, article, ports


def test_the_embedded_file_is_the_default(tmp_path: Path) -> None:
    assert isinstance(open_index(SharedSettings(data_dir=tmp_path)), SqliteIndex)
    assert not any(tmp_path.iterdir())


def test_the_embedded_file_is_not_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_INDEX_PARTITION", "month")
    with pytest.raises(UsageError, match="NEWSWIRE_INDEX_PARTITION"):
        open_index(SharedSettings(data_dir=tmp_path))


def test_an_address_chooses_elasticsearch() -> None:
    engine = open_index(SharedSettings(elasticsearch_url="http://user:secret@localhost:9200"))
    assert isinstance(engine, ElasticsearchIndex)


def test_an_address_without_a_port_is_told_without_its_password() -> None:
    with pytest.raises(UsageError, match="scheme, host and port") as told:
        open_index(SharedSettings(elasticsearch_url="http://user:secret@localhost"))
    assert "secret" not in str(told.value)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "elasticsearch", None)
    monkeypatch.delitem(sys.modules, "newswire_shared.engines.elasticsearch_client")
    monkeypatch.delitem(sys.modules, "newswire_index.engine.elasticsearch.index")
    with pytest.raises(UsageError, match="extra `elasticsearch`"):
        open_index(SharedSettings(elasticsearch_url="http://localhost:9200"))


def test_a_missing_stack_is_missed_only_by_what_needs_one(tmp_path: Path) -> None:
    service = IndexService.open(load(SharedSettings, {"NEWSWIRE_DATA_DIR": str(tmp_path)}))
    service.install()
    assert [row.documents for row in service.index.status()] == [0, 0, 0, 0]
    with pytest.raises(MissingStack):
        service.rebuild(print)


def test_the_tasks_share_one_index_and_one_stream_of_changes() -> None:
    index, changes, archive = InMemoryIndex(), RecordedChanges(), FakeArchive()
    linked = Linked({"a": StorySection(id="s")})
    known = ports(Memory(), linked, changes, archive=archive)
    cases = IndexService(index, lambda: known, FakeClock(NOON)).use_cases()
    ref = archive.write_article("", article("a").model_dump_json().encode())
    cases.index_articles([CaptureRef(capture_id="a@0", article_id="a", source="saltmere", ref=ref)])
    linked.sections["a"] = StorySection(id="t")
    cases.place_articles(PlacementsChanged(articles=("a",)))
    cases.index_story(StoryChanged(story="s", story_version=1))
    cases.keep_record(RecordChanged(kind="source", name="desk", revision=1, record={"name": "desk"}))
    assert index.documents["a"].story == StorySection(id="t")
    assert [entry["story_id"] for entry in changes.entries] == ["s", "t", "s"]
    assert [record.name for record in index.records("source")] == ["desk"]
