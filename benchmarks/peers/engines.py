"""The engines that the chain and the script write to: the embedded one, and an Elasticsearch that has warmed up."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch
from elasticsearch_server import Server
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Write
from newswire_shared.contracts.index_schema import articles_alias, versioned

from benchmarks.indexing import parts_of, started
from benchmarks.made_articles import MadeArticles
from benchmarks.processor_time import seconds_of

EMBEDDED, ELASTICSEARCH = "embedded", "Elasticsearch"
# articles written before, and so many at once: by then the compiler has seen what it runs, as where it runs for days
WARM, FEW, WARM_PREFIX = 4000, 4, "warm"


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine; the embedded one is of no process of its own."""

    name: str
    server: Server | None = None

    @property
    def address(self) -> str:
        return self.server.address if self.server else ""

    @property
    def settings(self) -> dict[str, str]:
        """What tells newswire of it."""
        return {"NEWSWIRE_ELASTICSEARCH_URL": self.address} if self.server else {}

    def spent(self) -> dict[str, float]:
        """Processor seconds of its own process so far."""
        return {"engine": seconds_of(self.server.pid())} if self.server else {}


@contextmanager
def engine(name: str) -> Iterator[Engine]:
    """The engine of that name, with nothing in it that is searched."""
    if name == EMBEDDED:
        yield Engine(name)
        return
    with tempfile.TemporaryDirectory(prefix="newswire-bench-", ignore_cleanup_errors=True) as folder:
        server = started(Path(folder) / "elasticsearch")
        try:
            _warm(server.address)
            yield Engine(name, server)
        finally:
            server.stop()


def _warm(address: str) -> None:
    """Write made articles as newswire does, a few at a time, to an index that nobody reads."""
    index = ElasticsearchIndex(address, WARM_PREFIX)
    index.install()
    for documents in parts_of(MadeArticles(WARM), FEW):
        index.read([document.article.article_id for document in documents])
        index.write([Write(document, None) for document in documents])
    with Elasticsearch(address) as client:
        client.indices.delete(index=versioned(articles_alias(WARM_PREFIX)))
