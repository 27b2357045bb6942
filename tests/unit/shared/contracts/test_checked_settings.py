"""What an environment leaves behind is no value, and numbers and names that nothing could work with are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from newswire_enrich.settings import EnrichSettings
from newswire_index.settings import IndexSettings
from newswire_ingest.settings import IngestSettings
from newswire_ops.settings import OpsSettings
from newswire_search.settings import SearchSettings
from newswire_shared.contracts.checked_settings import CheckedSettings
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import PREFIX, SharedSettings, load, names_of

KINDS = (SharedSettings, IngestSettings, EnrichSettings, IndexSettings, SearchSettings, OpsSettings)
NUMBERS = [
    (kind, name)
    for kind in KINDS
    for name, field in zip(names_of(kind), kind.model_fields.values(), strict=True)
    if field.annotation in (int, float)
]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("value", ["", "  "])
@pytest.mark.parametrize("kind", KINDS)
def test_a_setting_that_is_empty_is_unset(
    monkeypatch: pytest.MonkeyPatch, kind: type[CheckedSettings], value: str
) -> None:
    as_they_are = load(kind)
    for name in names_of(kind):
        monkeypatch.setenv(name, "" if "PASSWORD" in name or "KEY" in name else value)
    assert load(kind) == as_they_are
    assert load(kind, dict.fromkeys(names_of(kind), "")) == as_they_are


def test_a_folder_that_is_empty_is_not_the_one_that_a_process_starts_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/srv/news")
    monkeypatch.setenv("NEWSWIRE_ARCHIVE_DIR", "")
    assert load(SharedSettings).archive_folder == Path("/srv/news/archive")


def test_blanks_at_the_ends_are_no_part_of_a_value_but_of_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/srv/the news \t")
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", " redis://127.0.0.1:6379/0 ")
    monkeypatch.setenv("NEWSWIRE_LOG_LEVEL", "ERROR ")
    monkeypatch.setenv("NEWSWIRE_ELASTICSEARCH_PASSWORD", " blank ")
    settings = load(SharedSettings)
    assert (settings.data_dir, settings.broker_url) == (Path("/srv/the news"), "redis://127.0.0.1:6379/0")
    assert settings.log_level == "ERROR"
    assert settings.elasticsearch_password and settings.elasticsearch_password.get_secret_value() == " blank "


@pytest.mark.parametrize("value", ["1e309", "nan", "1" + "0" * 19])
@pytest.mark.parametrize(("kind", "name"), NUMBERS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_number_that_nothing_can_count_with_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: type[CheckedSettings], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load(kind)


@pytest.mark.parametrize(("kind", "name", "value"), [
    (SharedSettings, "NEWSWIRE_ALIAS_PREFIX", "*"), (SharedSettings, "NEWSWIRE_ALIAS_PREFIX", "news,other"),
    (SharedSettings, "NEWSWIRE_ALIAS_PREFIX", "News"), (SharedSettings, "NEWSWIRE_ALIAS_PREFIX", "_all"),
    (SharedSettings, "NEWSWIRE_TRACES_ENDPOINT", "collector:4318"),
    (IndexSettings, "NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY", "*"),
    (IndexSettings, "NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY", "a/b"),
    (IngestSettings, "NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S", "[60, -5]"),
    (IngestSettings, "NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S", "[60, 1e20]"),
    (IngestSettings, "NEWSWIRE_INGEST_RECHECK_AFTER_S", "[-1]"),
    (IngestSettings, "NEWSWIRE_INGEST_USER_AGENT", "newswire/0.1 (\u0141\u00f3d\u017a)"),
    (IngestSettings, "NEWSWIRE_INGEST_USER_AGENT", "newswire/0.1\nX-Other: yes"),
    (OpsSettings, "NEWSWIRE_OPS_ENRICH_PROCESSES", "4000"),
])  # fmt: skip
def test_what_would_fail_later_or_reach_others_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, kind: type[CheckedSettings], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load(kind)


def test_a_contact_of_letters_that_a_header_holds_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_INGEST_USER_AGENT", "newswire/0.1 (Z\u00fcrich, news@example.org)")
    assert load(IngestSettings).product_token == "newswire"
