"""Each address is answered, whatever the others are."""

from __future__ import annotations

import json

import pytest
from newswire_ingest.commands.url import app
from newswire_ingest.intake.addresses import answer
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.testing import FakeUrlRegistry, Memory
from typer.testing import CliRunner

GOOD = ("https://example.org/a", "https://example.org/b?utm_source=x")


@pytest.mark.parametrize("bad", ["", "example.org", "ftp://example.org/x", "http://[bad", "https://example.org/\udcff"])
def test_a_bad_address_is_answered_with_its_error_and_ends_nothing(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/nowhere")
    ran = CliRunner().invoke(app, [GOOD[0], bad, GOOD[1], "--json"])
    first, second, third = map(json.loads, ran.stdout.splitlines())
    assert ran.exit_code == 1
    assert (first["canonical"], third["canonical"]) == ("https://example.org/a", "https://example.org/b")
    assert set(second) == {"address", "error"} and second["error"]


def test_people_are_told_the_error_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/nowhere")
    ran = CliRunner().invoke(app, ["example.org", GOOD[0]])
    assert ran.exit_code == 1
    assert "example.org" in ran.stdout.splitlines()[0] and ran.stdout.splitlines()[1] == GOOD[0]


def test_good_addresses_are_answered_with_what_the_registry_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", "/nowhere")
    assert CliRunner().invoke(app, list(GOOD)).exit_code == 0
    memory = Memory()
    key = answer(GOOD[0], None)["key"]
    memory.articles["other"], memory.aliases[key] = {"url": "x"}, "other"
    assert answer(GOOD[0], FakeUrlRegistry(memory))["article_id"] == "other"


def test_an_article_of_the_scheme_before_is_told_by_its_id_and_the_address_by_its_new_key() -> None:
    memory = Memory(articles={earlier_key(GOOD[0]): {"url": GOOD[0]}})
    found = answer(GOOD[0], FakeUrlRegistry(memory))
    assert (found["key"], found["article_id"]) == (canonicalize(GOOD[0]).key, earlier_key(GOOD[0]))
