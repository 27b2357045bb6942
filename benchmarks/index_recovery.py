"""What it costs to make an index anew from the archive, to compare it, and to take and put back a snapshot.

    python -m benchmarks.index_recovery [--articles 20000] [--engine embedded|elasticsearch]

Made-up articles lie in an archive, every tenth with a second capture much later.  The index is made from them as the
indexer would make it, then lost and restored.  Processor time for one article, and by the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import redis
from newswire_index.composition import IndexService
from newswire_index.recovery.put_back import PutBack
from newswire_index.recovery.restore_index import RestoreIndex
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.broker import Broker

from benchmarks.made_articles import MadeArticles
from benchmarks.processor_time import redis_seconds

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import elasticsearch_server
from articles import page

T = TypeVar("T")
LOOKED_AT_AGAIN = 10  # every so many articles have a second capture
LATER = timedelta(days=2)


@dataclass(frozen=True)
class Cost:
    """What some work took: processor time of this process, of Redis and of the engine's server, and by the clock."""

    own_s: float
    redis_s: float
    engine_s: float
    clock_s: float

    def of(self, number: int) -> str:
        parts = (("here", self.own_s), ("in Redis", self.redis_s), ("in Elasticsearch", self.engine_s))
        shares = ", ".join(f"{1000 * seconds / number:.2f} ms {where}" for where, seconds in parts if seconds)
        return f"of processor an article {shares}; {self.clock_s:.1f} s in all"


@dataclass(frozen=True)
class Meter:
    """Measures work."""

    redis: redis.Redis
    elasticsearch: str | None

    def __call__(self, work: Callable[[], T]) -> tuple[T, Cost]:
        before = self._read()
        answer = work()
        return answer, Cost(*(now - then for now, then in zip(self._read(), before, strict=True)))

    def _read(self) -> tuple[float, float, float, float]:
        return time.process_time(), redis_seconds(self.redis), self._engine_s(), time.perf_counter()

    def _engine_s(self) -> float:
        if self.elasticsearch is None:
            return 0.0
        from elasticsearch import Elasticsearch

        with Elasticsearch(self.elasticsearch) as client:
            (node,) = client.nodes.stats(metric="process")["nodes"].values()
        return float(node["process"]["cpu"]["total_in_millis"]) / 1000


def written(archive: WarcArchive, articles: int) -> None:
    """Raw and enriched copies, the later captures after all first ones."""
    again = list[Article]()
    for number, document in enumerate(MadeArticles(articles)):
        article = document.article
        raw = RawCapture(article.url, article.url, page(number), "text/html", article.fetched_at, 200)
        article = article.model_copy(update={"raw_ref": archive.write_raw(raw)})
        archive.write_article(article.url, article.model_dump_json().encode())
        if number % LOOKED_AT_AGAIN == 0:
            again.append(later(article))
    for article in again:
        archive.write_article(article.url, article.model_dump_json().encode())


def later(article: Article) -> Article:
    """The article as a later look found it."""
    return article.model_copy(update={
        "capture_id": f"f{article.capture_id[1:]}", "fetched_at": article.fetched_at + LATER,
        "body": f"{article.body}\n\nCorrected since.", "digest": f"f{article.digest[1:]}",
    })  # fmt: skip


@contextlib.contextmanager
def environment(engine: str, folder: Path) -> Iterator[None]:
    """The settings of a run."""
    own = {"NEWSWIRE_DATA_DIR": str(folder)}
    if engine == "embedded":
        os.environ |= own
        yield
        return
    with elasticsearch_server.running() as address:
        prefix = f"b{secrets.token_hex(4)}"
        own |= {"NEWSWIRE_ELASTICSEARCH_URL": address, "NEWSWIRE_ALIAS_PREFIX": prefix,
                "NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY": prefix}  # fmt: skip
        register(address, prefix)
        os.environ |= own
        yield


def register(address: str, name: str) -> None:
    """A repository in a folder of the server."""
    from elasticsearch import Elasticsearch

    with Elasticsearch(address) as client:
        client.snapshot.create_repository(name=name, repository={"type": "fs", "settings": {"location": name}})


def restored(service: IndexService) -> RestoreIndex:
    """A run that retells nothing: no workers are there to listen."""
    found = service.restore_from_archive()
    return RestoreIndex(
        found.index, found.segments, found.placements, found.registry, found.known, found.journal, found.clock, tuple
    )


def run(articles: int, folder: Path, broker: Broker) -> None:
    settings = load(SharedSettings, {**os.environ, "NEWSWIRE_BROKER_URL": broker.url})
    parts = assemble("index", settings)
    service, measured = IndexService.over(parts), Meter(parts.state.client, settings.elasticsearch_url)
    service.install()
    archive = WarcArchive(folder / "archive")
    written(archive, articles)
    archive.segments.close()
    report, cost = measured(restored(service))
    print(
        f"restore from the archive: {report.articles} articles of {report.progress.copies} copies, {cost.of(articles)}"
    )
    snapshots = service.snapshots()
    taken, cost = measured(lambda: snapshots.take("measured"))
    print(f"snapshot: {taken.articles} articles, {taken.size_bytes / 1e6:.1f} MB, {cost.of(articles)}")
    _, cost = measured(
        lambda: PutBack(service.index, snapshots, service.ports().known, tuple)("measured", replace=True)
    )
    print(f"snapshot put back: {cost.of(articles)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--engine", choices=("embedded", "elasticsearch"), default="embedded")
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        Broker(Path(name) / "broker") as broker,
        environment(asked.engine, Path(name)),
    ):
        run(asked.articles, Path(name), broker)


if __name__ == "__main__":
    main()
