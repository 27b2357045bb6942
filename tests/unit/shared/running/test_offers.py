"""A command that needs all services says which are not there, before it does a part of its work."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.offers import of_all, offered


def points(*names: str) -> list[EntryPoint]:
    return [EntryPoint(name, "a:b", "newswire.restorers") for name in names]


def test_what_is_not_installed_is_named() -> None:
    with pytest.raises(UsageError, match="enrich and ingest and search must be installed"):
        of_all(points("index"))
    with pytest.raises(UsageError, match="ingest and search must be installed"):
        of_all(points("index", "enrich"))
    names = ["enrich", "index", "ingest", "search"]
    assert [point.name for point in of_all(points(*names))] == names


@pytest.mark.parametrize("group", ["newswire.restorers", "newswire.retellers"])
def test_here_are_all_of_them(group: str) -> None:
    assert of_all(offered(group))
