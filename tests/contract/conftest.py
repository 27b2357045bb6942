"""The engines that the contract runs over: in memory, the embedded file, a real Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import elasticsearch_server
import pytest
from elasticsearch import Elasticsearch

from contract.articles import store
from contract.engines import Engines, Server, opened, prefix_of_our_own
from contract.library import LIBRARY, forty

EMBEDDED = ["memory", "sqlite"]
KINDS = [*EMBEDDED, "elasticsearch"] if elasticsearch_server.takes_part() else EMBEDDED
# The suites that may depend on where articles lie.  By year a part is enough: it is the same code with fewer homes.
PARTED = {
    "test_article_index": ["elasticsearch by month"],
    "test_search_engine": ["elasticsearch by month", "elasticsearch by year"],
    "test_search_input": ["elasticsearch by month"],
}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without a server there is nothing to say about Elasticsearch alone."""
    return True if "elasticsearch" not in KINDS and collection_path.name.startswith("test_elasticsearch") else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each engine in turn."""
    own = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "kind" in metafunc.fixturenames and "kind" not in own:
        parted = PARTED.get(metafunc.module.__name__.rpartition(".")[2], []) if "elasticsearch" in KINDS else []
        metafunc.parametrize("kind", [*KINDS, *parted], scope="session", indirect=True)


@pytest.fixture(scope="session")
def kind(request: pytest.FixtureRequest) -> str:
    """The engine of a test."""
    return str(request.param)


@pytest.fixture
def engines(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engines]:
    """An empty index."""
    with opened(kind, tmp_path, lambda: str(request.getfixturevalue("elasticsearch_address"))) as empty:
        yield empty


@pytest.fixture(scope="session")
def library(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles of the library, which nobody changes."""
    folder = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *LIBRARY)
        yield filled


@pytest.fixture(scope="session")
def many(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with forty articles, many of one date or one score, which nobody changes."""
    folder = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *forty())
        yield filled


@pytest.fixture
def server(elasticsearch_address: str) -> Iterator[Server]:
    with prefix_of_our_own(elasticsearch_address) as prefix, Elasticsearch(elasticsearch_address) as client:
        yield Server(elasticsearch_address, prefix, client)
