"""The engines that the chain and the script write to: the embedded one, and an Elasticsearch that has warmed up."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch, helpers
from elasticsearch_server import Server

from benchmarks.indexing import parts_of, started
from benchmarks.made_articles import MadeArticles
from benchmarks.processor_time import seconds_of

EMBEDDED, ELASTICSEARCH = "embedded", "Elasticsearch"
WARM = 4000  # articles: by then its compiler has seen what it runs often, as in a server that runs for days


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
    with Elasticsearch(address, request_timeout=60) as client:
        client.indices.create(index="warm")
        for documents in parts_of(MadeArticles(WARM), 100):
            articles = [document.article.model_dump(mode="json", include={"title", "body"}) for document in documents]
            helpers.bulk(client, ({"_index": "warm", **article} for article in articles), refresh=True)
        client.indices.delete(index="warm")
