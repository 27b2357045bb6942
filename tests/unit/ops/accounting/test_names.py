"""A stage or a source that there is not is told, with those there are, instead of an answer that all is well."""

from __future__ import annotations

import pytest
from newswire_ops.accounting.names import stage_named
from newswire_ops.commands import dead, ledger
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.assembly import Assembly
from newswire_shared.state import keys
from newswire_shared.testing import Memory
from typer import Typer
from typer.testing import CliRunner
from unit.ops.samples import accept, parts_over


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Assembly:
    memory = Memory()
    made = parts_over(memory)
    accept(memory, "a", source="saltmere")
    made.state.client.hset(keys.SOURCES(), "quiet", "{}")
    monkeypatch.setattr("newswire_ops.composition.open_state", lambda: made)
    return made


@pytest.mark.parametrize("stage", ["indexed", "INDEX", ""])
def test_a_stage_is_named_exactly(stage: str) -> None:
    with pytest.raises(UsageError, match="there are fetch, enrich, index"):
        stage_named(stage)


def refusal(app: Typer, *words: str) -> str:
    error = CliRunner().invoke(app, list(words)).exception
    assert isinstance(error, UsageError), repr(error)
    return str(error)


@pytest.mark.parametrize("command", ["list", "replay", "drop"])
def test_a_stage_that_is_none_is_told(parts: Assembly, command: str) -> None:
    assert refusal(dead.app, command, "--stage", "foo") == "foo is no stage; there are fetch, enrich, index"


def test_a_source_that_is_none_is_told(parts: Assembly) -> None:
    told = "nothing is known of the source nope; there are quiet, saltmere"
    assert refusal(ledger.app, "--source", "nope") == told == refusal(dead.app, "list", "--source", "nope")


@pytest.mark.parametrize("source", ["saltmere", "quiet"])
def test_a_source_that_accepted_or_is_declared_is_known(parts: Assembly, source: str) -> None:
    assert CliRunner().invoke(ledger.app, ["--source", source]).exit_code == 0
    assert CliRunner().invoke(dead.app, ["list", "--source", source, "--stage", "index"]).exit_code == 0


def test_of_many_sources_those_that_are_near_are_named(parts: Assembly) -> None:
    for number in range(30):
        parts.state.client.hset(keys.SOURCES(), f"town-{number:02}", "{}")
    assert "did you mean saltmere?" in refusal(ledger.app, "--source", "saltmeer")
    assert "newswire sources list" in refusal(ledger.app, "--source", "x")
