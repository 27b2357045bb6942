"""Flower is started behind a password that no command line shows, and unable to do anything."""

from __future__ import annotations

import importlib
import stat
from pathlib import Path

import pytest
from newswire_ops.launcher.flower import flower_argv, flower_environment, password_of
from newswire_ops.launcher.workers import worker_argv
from newswire_ops.settings import OpsSettings
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import load
from newswire_shared.contracts.topology import group_named
from pydantic import SecretStr


def test_a_password_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    first, again = password_of(tmp_path / "run", None), password_of(tmp_path / "run", None)
    assert first.is_new and first.text in first.shown() and len(first.text) >= 16
    assert again.text == first.text and not again.is_new and again.text not in again.shown()
    assert first.file is not None and stat.S_IMODE(first.file.stat().st_mode) == 0o600
    assert first.text not in repr(first)


def test_a_password_that_is_set_is_taken_and_never_told(tmp_path: Path) -> None:
    password = password_of(tmp_path, SecretStr("correct horse battery"))
    assert password.text == "correct horse battery" and password.text not in password.shown()
    assert list(tmp_path.iterdir()) == []


def test_a_password_that_is_too_short_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as refused:
        load(OpsSettings, {"NEWSWIRE_OPS_FLOWER_PASSWORD": "short"})
    assert "at least 12" in str(refused.value) and "'short'" not in str(refused.value)


def test_flower_knows_every_option_that_it_is_given() -> None:
    options = importlib.import_module("flower.options").options
    given = [word[2:].partition("=")[0] for word in flower_argv("127.0.0.1", 5555) if word.startswith("--")]
    assert len(given) > 5 and all(hasattr(options, name) for name in given)


def test_flower_is_bound_to_its_address_reads_only_and_asks_for_the_password(tmp_path: Path) -> None:
    password = password_of(tmp_path, None)
    argv, environment = flower_argv("127.0.0.1", 5555), flower_environment(password)
    assert {"--address=127.0.0.1", "--read_only=True", "--max_tasks=10000", "--inspect_timeout=5000"} <= set(argv)
    assert not any(password.text in word for word in argv)
    assert environment == {
        "FLOWER_BASIC_AUTH": f"newswire:{password.text}",
        "FLOWER_UNAUTHENTICATED_API": "false",
    }


def test_workers_tell_of_their_tasks_only_when_asked() -> None:
    quiet = worker_argv(group_named("enrich"), "enrich@a", 2, "INFO")
    telling = worker_argv(group_named("enrich"), "enrich@a", 2, "INFO", task_events=True)
    assert "-E" not in quiet and "--without-heartbeat" in quiet
    assert "-E" in telling and "--without-heartbeat" not in telling
