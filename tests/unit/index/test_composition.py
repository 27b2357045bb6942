"""The settings choose the engine, and nothing is opened yet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from newswire_index.composition import open_index
from newswire_index.engine.elasticsearch_index import ElasticsearchIndex
from newswire_index.engine.sqlite_index import SqliteIndex
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings


def test_the_embedded_file_is_the_default(tmp_path: Path) -> None:
    assert isinstance(open_index(SharedSettings(data_dir=tmp_path)), SqliteIndex)
    assert not any(tmp_path.iterdir())


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
    monkeypatch.delitem(sys.modules, "newswire_index.engine.elasticsearch_index")
    with pytest.raises(UsageError, match="extra `elasticsearch`"):
        open_index(SharedSettings(elasticsearch_url="http://localhost:9200"))
