"""How each kind of engine is opened for a test."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.testing import InMemoryIndex
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.ports import WholeEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.index_schema import Partition, articles_alias

PARTITIONS: dict[str, Partition] = {
    "elasticsearch": "none", "elasticsearch by year": "year", "elasticsearch by month": "month"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Engines:
    """An installed index and the search over it; `kind` says which."""

    kind: str
    index: Index
    search: WholeEngine


@contextmanager
def opened(kind: str, folder: Path, address: Callable[[], str]) -> Iterator[Engines]:
    """An empty index of a kind; `address` is asked for an Elasticsearch only where one is needed."""
    if kind == "memory":
        memory = InMemoryIndex()
        found = InMemoryEngine(memory.documents, memory.stories, memory.people, memory.links)
        yield Engines(kind, memory, found)
    elif kind == "sqlite":
        file = folder / "data" / "index.sqlite"
        yield _installed(Engines(kind, SqliteIndex(file), SqliteEngine(file)))
    else:
        with prefix_of_our_own(address()) as prefix:
            index = ElasticsearchIndex(address(), prefix, PARTITIONS[kind])
            yield _installed(Engines(kind, index, ElasticsearchEngine(address(), prefix)))


@contextmanager
def prefix_of_our_own(address: str) -> Iterator[str]:
    """A first word of index names that nobody else has; what bears it is deleted at the end."""
    prefix = f"test-{uuid.uuid4().hex}"
    yield prefix
    with Elasticsearch(address) as client:
        indices = [*client.indices.get_alias(index=f"{prefix}-*")]
        if indices:
            client.indices.delete(index=indices, ignore_unavailable=True)
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")


def _installed(engines: Engines) -> Engines:
    engines.index.install()
    return engines


@dataclass(frozen=True, slots=True)
class Server:
    """A server, and a prefix that nobody else has."""

    address: str
    prefix: str
    client: Elasticsearch

    @property
    def alias(self) -> str:
        return articles_alias(self.prefix)

    def index(self, partition: Partition = "none", clock: Clock | None = None) -> ElasticsearchIndex:
        return ElasticsearchIndex(self.address, self.prefix, partition, clock)

    def engine(self) -> ElasticsearchEngine:
        return ElasticsearchEngine(self.address, self.prefix)
