"""A stage or a source that does not exist is refused, with those that do, instead of an answer that all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ops.accounting.names import stage_named
from newswire_ops.commands import dead, ledger
from newswire_ops.ports import RunningStack
from newswire_ops.testing import FakeDeclaredSources
from newswire_shared.contracts.errors import UsageError
from newswire_shared.testing import Memory
from typer import Typer
from typer.testing import CliRunner, Result
from unit.ops.samples import accept, operator_of, stack_of


@pytest.fixture
def declared() -> FakeDeclaredSources:
    return FakeDeclaredSources({"quiet"})


@pytest.fixture
def stack(declared: FakeDeclaredSources) -> RunningStack:
    memory = Memory()
    accept(memory, "a", source="saltmere")
    return replace(stack_of(memory), sources=declared)


@pytest.mark.parametrize("stage", ["indexed", "INDEX", ""])
def test_a_stage_is_named_exactly(stage: str) -> None:
    with pytest.raises(UsageError, match="there are fetch, enrich, index"):
        stage_named(stage)


def run(app: Typer, stack: RunningStack, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), obj=operator_of(stack))


def refusal(app: Typer, stack: RunningStack, *words: str) -> str:
    error = run(app, stack, *words).exception
    assert isinstance(error, UsageError), repr(error)
    return str(error)


@pytest.mark.parametrize("command", ["list", "replay", "drop"])
def test_a_stage_that_is_none_is_told(stack: RunningStack, command: str) -> None:
    assert refusal(dead.app, stack, command, "--stage", "foo") == "foo is no stage; there are fetch, enrich, index"


def test_a_source_that_is_none_is_told(stack: RunningStack) -> None:
    told = "nothing is known of the source nope; there are quiet, saltmere"
    assert refusal(ledger.app, stack, "--source", "nope") == told
    assert refusal(dead.app, stack, "list", "--source", "nope") == told


@pytest.mark.parametrize("source", ["saltmere", "quiet"])
def test_a_source_that_accepted_or_is_declared_is_known(stack: RunningStack, source: str) -> None:
    assert run(ledger.app, stack, "--source", source).exit_code == 0
    assert run(dead.app, stack, "list", "--source", source, "--stage", "index").exit_code == 0


def test_of_many_sources_those_that_are_near_are_named(stack: RunningStack, declared: FakeDeclaredSources) -> None:
    declared.declared |= {f"town-{number:02}" for number in range(30)}
    assert "did you mean saltmere?" in refusal(ledger.app, stack, "--source", "saltmeer")
    assert "newswire sources list" in refusal(ledger.app, stack, "--source", "x")
