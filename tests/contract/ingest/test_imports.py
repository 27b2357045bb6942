"""Imports that have not ended are remembered with their run, and how far each file was taken in."""

from __future__ import annotations

import pytest
from newswire_ingest.intake.warc.progress import Imports, Reached
from newswire_ingest.intake.warc.redis_imports import RedisImports
from newswire_ingest.testing import FakeImports

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def imports(request: pytest.FixtureRequest) -> Imports:
    """Each adapter in turn, empty."""
    return FakeImports() if request.param == "memory" else RedisImports(request.getfixturevalue("redis_state"))


def test_an_import_keeps_its_run_until_it_ends(imports: Imports) -> None:
    assert imports.begin("a", "run-1") == "run-1"
    assert imports.begin("a", "run-2") == "run-1"
    assert imports.begin("b", "run-3") == "run-3"
    imports.end("a")
    assert imports.begin("a", "run-4") == "run-4"


def test_what_was_reached_is_known_of_each_file_of_each_import(imports: Imports) -> None:
    imports.begin("a", "run-1")
    assert imports.reached("a", "f:0") is None
    imports.note("a", "f:0", Reached(7, counts={"pages": 3}))
    imports.note("a", "f:0", Reached(9, is_done=True, counts={"pages": 4, "requests": 1}))
    imports.note("a", "g:0", Reached(2))
    assert imports.reached("a", "f:0") == Reached(9, True, {"pages": 4, "requests": 1})
    assert (imports.reached("a", "g:0"), imports.reached("b", "f:0")) == (Reached(2), None)
    imports.end("a")
    assert imports.reached("a", "f:0") is None


def test_an_end_of_what_never_began_is_none(imports: Imports) -> None:
    imports.end("a")
