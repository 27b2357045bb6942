"""Settings are checked before anything starts, and a mistake is answered with what was meant."""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path

import pytest
from newswire_ingest.settings import IngestSettings
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import MASK, PREFIX, RETIRED, SERVICES, SharedSettings, load, masked, names_of


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def test_without_an_environment_the_defaults_hold() -> None:
    settings = load(SharedSettings)
    assert (settings.data_dir, settings.broker_url, settings.visibility_timeout_s) == (Path(".newswire"), None, 120)
    assert settings.archive_folder == Path(".newswire/archive")


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/data")
    monkeypatch.setenv("NEWSWIRE_ARCHIVE_DIR", "/archive")
    monkeypatch.setenv("NEWSWIRE_RETRY_TRIES", "7")
    settings = load(SharedSettings)
    assert (settings.archive_folder, settings.run_dir, settings.retry_tries) == (
        Path("/archive"), Path("/data/run"), 7,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [
    ("NEWSWIRE_ARCHIVE_URL", "/archive"), ("NEWSWIRE_ARCHIVE_URL", "s3://"), ("NEWSWIRE_ARCHIVE_URL", "s3:///x"),
    ("NEWSWIRE_ARCHIVE_URL", "https://bucket/x"), ("NEWSWIRE_ARCHIVE_URL", "s3://key:secret@bucket/x"),
    ("NEWSWIRE_ARCHIVE_ENDPOINT", "store:9000"), ("NEWSWIRE_ARCHIVE_ENDPOINT", "https://key:secret@store"),
])  # fmt: skip
def test_an_archive_that_is_no_store_is_refused_and_no_secret_is_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name}=.*write ") as refused:
        load(SharedSettings)
    assert "key:secret" not in str(refused.value)


def test_an_archive_in_a_store_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_ARCHIVE_URL", "s3://news/archive")
    monkeypatch.setenv("NEWSWIRE_ARCHIVE_ENDPOINT", "http://127.0.0.1:9000")
    settings = load(SharedSettings)
    assert (settings.archive_url, settings.archive_endpoint) == ("s3://news/archive", "http://127.0.0.1:9000")


@pytest.mark.parametrize(("written", "meant"), [
    ("NEWSWIRE_BROKER_URI", "NEWSWIRE_BROKER_URL"),
    ("NEWSWIRE_RETRY_TRYS", "NEWSWIRE_RETRY_TRIES"),
    ("NEWSWIRE_LOGLEVEL", "NEWSWIRE_LOG_LEVEL"),
    ("NEWSWIRE_SERCH_PORT", "NEWSWIRE_SEARCH_PORT"),
    ("NEWSWIRE_ENRICHE_MODEL", "NEWSWIRE_ENRICH_MODEL"),
])  # fmt: skip
def test_an_unknown_name_is_answered_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, written: str, meant: str
) -> None:
    monkeypatch.setenv(written, "1")
    with pytest.raises(SettingsError, match=f"{written} is not a setting of newswire: did you mean {meant}"):
        load(SharedSettings)


@pytest.mark.parametrize("name", RETIRED)
def test_a_name_of_an_earlier_release_is_answered_with_what_holds_now(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    service = name.split("_")[1]
    kind = IngestSettings if service == "INGEST" else SharedSettings
    monkeypatch.setenv(name, "3")
    if service in SERVICES and kind is SharedSettings:
        assert load(kind), "another service's concern"
        return
    with pytest.raises(SettingsError, match=f"{name} is no setting any more: .*; leave it out"):
        load(kind)


def test_a_name_like_no_other_is_answered_with_where_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_" + "Q" * 40, "1")
    with pytest.raises(SettingsError, match="newswire config show"):
        load(SharedSettings)


def test_an_unknown_name_of_a_service_is_answered_by_that_service_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_INGEST_HOST_DELAY", "1")
    monkeypatch.setenv("NEWSWIRE_SEARCH_NOTHING_WE_KNOW", "1")
    assert load(SharedSettings).retry_tries == 50
    with pytest.raises(SettingsError, match="did you mean NEWSWIRE_INGEST_HOST_DELAY_S"):
        load(IngestSettings)


def test_a_service_refuses_a_wrong_shared_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_BROKER_URI", "redis://x")
    with pytest.raises(SettingsError, match="NEWSWIRE_BROKER_URL"):
        load(IngestSettings)


@pytest.mark.parametrize(("kind", "name", "value", "says"), [
    (SharedSettings, "NEWSWIRE_RETRY_TRIES", "many", "valid integer"),
    (SharedSettings, "NEWSWIRE_RETRY_TRIES", "0", "greater than or equal to 1"),
    (SharedSettings, "NEWSWIRE_MEMORY_STOP_PERCENT", "170", "less than or equal to 100"),
    (SharedSettings, "NEWSWIRE_LOG_FORMAT", "xml", "console"),
    (IngestSettings, "NEWSWIRE_INGEST_FETCH_DEADLINE_S", "100", "less than or equal to 40"),
    (IngestSettings, "NEWSWIRE_INGEST_RECHECK_AFTER_S", "soon", "JSON"),
    (IngestSettings, "NEWSWIRE_INGEST_RECHECK_AFTER_S", "[1, x]", "JSON"),
    (IngestSettings, "NEWSWIRE_INGEST_ALLOW_NETWORKS", "10.0.0.0/8", "JSON"),
])  # fmt: skip
def test_a_wrong_value_is_named_with_what_is_wrong_and_what_it_is_for(
    monkeypatch: pytest.MonkeyPatch, kind: type[SharedSettings | IngestSettings], name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=says) as refused:
        load(kind)
    described = kind.model_fields[name.removeprefix(kind.model_config["env_prefix"]).lower()].description
    assert name in str(refused.value) and described is not None and described in str(refused.value)


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_RETRY_TRIES", "many")
    monkeypatch.setenv("NEWSWIRE_LOG_LEVEL", "LOUD")
    with pytest.raises(SettingsError) as refused:
        load(SharedSettings)
    assert {line.partition("=")[0] for line in str(refused.value).splitlines()} == {
        "NEWSWIRE_RETRY_TRIES", "NEWSWIRE_LOG_LEVEL",
    }  # fmt: skip


def test_lists_are_written_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_INGEST_RECHECK_AFTER_S", "[60, 3600.5]")
    monkeypatch.setenv("NEWSWIRE_INGEST_ALLOW_NETWORKS", '["10.0.0.0/8"]')
    settings = load(IngestSettings)
    assert (settings.recheck_after_s, settings.allow_networks) == ((60, 3600.5), (ip_network("10.0.0.0/8"),))
    monkeypatch.setenv("NEWSWIRE_INGEST_RECHECK_AFTER_S", "[]")
    assert load(IngestSettings).recheck_after_s == ()


@pytest.mark.parametrize("kind", [SharedSettings, IngestSettings])
def test_every_setting_says_what_it_is_for(kind: type[SharedSettings | IngestSettings]) -> None:
    fields = kind.model_fields.values()
    assert all(field.description and field.description.endswith(".") for field in fields)
    assert len(names_of(kind)) == len(fields)


@pytest.mark.parametrize(("value", "shown"), [
    ("redis://localhost:6379/0", "redis://localhost:6379/0"),
    ("redis://:secret@host:6379/0", f"redis://:{MASK}@host:6379/0"),
    ("https://elastic:pa%40ss@es.example:9200", f"https://elastic:{MASK}@es.example:9200"),
    ("https://u:p@q@host/x?y=1", f"https://u:{MASK}@host/x?y=1"),
    ("https://token@host", "https://token@host"),
    ("redis://:secret@[bad", MASK),
    ("redis://host:6379/0?db=1&password=secret", f"redis://host:6379/0?db=1&password={MASK}"),
    ("user:secret@host:6379", MASK),
    ("a robot (+mailto:desk@example.org)", "a robot (+mailto:desk@example.org)"),
    ("redis://host:6379/0?ssl=1&password=secret&x=2", f"redis://host:6379/0?ssl=1&password={MASK}&x=2"),
    ("rediss://host?ssl_password=secret", f"rediss://host?ssl_password={MASK}"),
    (Path("/data"), "/data"),
    (120, "120"),
    (None, "None"),
])  # fmt: skip
def test_a_password_is_never_shown(value: object, shown: str) -> None:
    assert masked(value) == shown


def test_settings_that_are_printed_show_no_password_and_are_used_as_they_were_given() -> None:
    schemes = {"broker_url": "redis", "state_url": "rediss", "elasticsearch_url": "https"}
    given = {name: f"{scheme}://user:secret@host.example:6379/0" for name, scheme in schemes.items()}
    settings = load(SharedSettings, {f"NEWSWIRE_{name.upper()}": address for name, address in given.items()})
    assert {name: getattr(settings, name) for name in given} == given
    for printed in (repr(settings), str(settings), repr([settings.broker_url])):
        assert "secret" not in printed and MASK in printed


@pytest.mark.parametrize("address", ["host:9200", "redis://host", "https://", "user:secret@host:9200"])
def test_an_address_that_is_no_server_s_is_refused_for_elasticsearch(address: str) -> None:
    with pytest.raises(SettingsError, match="write https://HOST:PORT, or http://HOST:PORT where no TLS") as refused:
        load(SharedSettings, {"NEWSWIRE_ELASTICSEARCH_URL": address})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["http://localhost:9200", "https://elastic:p@es.example:9200/below", ""])
def test_an_address_of_a_server_is_taken_for_elasticsearch(address: str) -> None:
    assert load(SharedSettings, {"NEWSWIRE_ELASTICSEARCH_URL": address}).elasticsearch_url == (address or None)


def test_a_level_of_logs_is_one_of_four() -> None:
    with pytest.raises(SettingsError, match="NEWSWIRE_LOG_LEVEL='debug': write DEBUG, INFO, WARNING, ERROR"):
        load(SharedSettings, {"NEWSWIRE_LOG_LEVEL": "debug"})


@pytest.mark.parametrize("name", ["NEWSWIRE_BROKER_URL", "NEWSWIRE_STATE_URL"])
@pytest.mark.parametrize(
    "address", ["http://user:secret@host/", "amqp://:secret@host", "host:6379", "redis://:secret@host:port/0"]
)
def test_an_address_that_is_no_redis_is_refused_without_its_password(name: str, address: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(SharedSettings, {name: address})
    said = str(refused.value)
    assert said.startswith(f"{name}=") and ": write redis://HOST:PORT/0" in said and "secret" not in said


@pytest.mark.parametrize(
    "address", ["redis://host", "rediss://:p@host:6380/1?ssl_cert_reqs=none", "redis://[::1]:1/0", ""]
)
def test_an_address_of_redis_is_taken(address: str) -> None:
    assert load(SharedSettings, {"NEWSWIRE_BROKER_URL": address}).broker_url == (address or None)


def test_a_form_of_logs_that_there_is_not_is_answered_with_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_LOG_FORMAT", "JSON")
    with pytest.raises(SettingsError, match="Input should be 'console' or 'json'"):
        load(SharedSettings)
