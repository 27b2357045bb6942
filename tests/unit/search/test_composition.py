"""The settings choose the engine, and nothing is opened yet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from newswire_search.composition import open_engine
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.settings import SearchSettings
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings


def test_the_embedded_file_is_the_default(tmp_path: Path) -> None:
    assert isinstance(open_engine(SharedSettings(data_dir=tmp_path), SearchSettings()), SqliteEngine)
    assert not any(tmp_path.iterdir())


def test_an_address_chooses_elasticsearch() -> None:
    engine = open_engine(SharedSettings(elasticsearch_url="http://user:secret@localhost:9200"), SearchSettings())
    assert isinstance(engine, ElasticsearchEngine)


def test_an_address_without_a_port_is_told_without_its_password() -> None:
    with pytest.raises(UsageError, match="scheme, host and port") as told:
        open_engine(SharedSettings(elasticsearch_url="http://user:secret@localhost"), SearchSettings())
    assert "secret" not in str(told.value)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "elasticsearch", None)
    monkeypatch.delitem(sys.modules, "newswire_shared.engines.elasticsearch_client")
    monkeypatch.delitem(sys.modules, "newswire_search.engine.elasticsearch.engine")
    with pytest.raises(UsageError, match="extra `elasticsearch`"):
        open_engine(SharedSettings(elasticsearch_url="http://localhost:9200"), SearchSettings())
