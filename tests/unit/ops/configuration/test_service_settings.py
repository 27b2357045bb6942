"""Every setting of every service is shown with its meaning, and no password is."""

from __future__ import annotations

import json

import pytest
from newswire_ops.commands.config import app
from newswire_ops.configuration.service_settings import SettingRow, all_settings, kinds
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import MASK, SERVICES, SharedSettings
from typer.testing import CliRunner

SECRET = "hunter2"


def row(name: str) -> SettingRow:
    return next(row for row in all_settings() if row.name == name)


def test_the_settings_of_every_service_are_found_the_shared_ones_first() -> None:
    first, *others = kinds()
    assert first is SharedSettings
    assert {kind.model_config.get("env_prefix") for kind in others} == {f"NEWSWIRE_{service}_" for service in SERVICES}


def test_every_setting_has_a_name_of_its_own_and_a_meaning() -> None:
    rows = all_settings()
    assert len({row.name for row in rows}) == len(rows)
    assert [row.name for row in rows if not row.meaning.endswith(".")] == []


def test_a_setting_says_whether_it_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSWIRE_ALIAS_PREFIX", raising=False)
    assert (row("NEWSWIRE_ALIAS_PREFIX").value, row("NEWSWIRE_ALIAS_PREFIX").is_set) == ("newswire", False)
    monkeypatch.setenv("NEWSWIRE_ALIAS_PREFIX", "desk")
    assert (row("NEWSWIRE_ALIAS_PREFIX").value, row("NEWSWIRE_ALIAS_PREFIX").is_set) == ("desk", True)


@pytest.mark.parametrize("name", ["NEWSWIRE_BROKER_URL", "NEWSWIRE_STATE_URL", "NEWSWIRE_ELASTICSEARCH_URL"])
@pytest.mark.parametrize("user", ["", "elastic"])
def test_no_password_is_shown(monkeypatch: pytest.MonkeyPatch, name: str, user: str) -> None:
    scheme = "https" if "ELASTICSEARCH" in name else "rediss"
    monkeypatch.setenv(name, f"{scheme}://{user}:{SECRET}@host.example:9200/0")
    assert row(name).value == f"{scheme}://{user}:{MASK}@host.example:9200/0"
    for words in (["show"], ["show", "--json"]):
        assert SECRET not in CliRunner().invoke(app, words).output


def test_show_gives_one_object_a_setting_for_machines() -> None:
    shown = [json.loads(line) for line in CliRunner().invoke(app, ["show", "--json"]).stdout.splitlines()]
    assert [line["name"] for line in shown] == [row.name for row in all_settings()]
    assert all(line.keys() == {"name", "value", "is_set", "meaning"} for line in shown)


def test_check_names_the_setting_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
    monkeypatch.setenv("NEWSWIRE_INDEX_BATCH_DOCUMENTS", "none")
    with pytest.raises(SettingsError, match="NEWSWIRE_INDEX_BATCH_DOCUMENTS='none'"):
        CliRunner().invoke(app, ["check"], catch_exceptions=False)
