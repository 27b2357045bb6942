"""What the links of articles cost, and how large they are.

    python -m benchmarks.links [--articles 20000] [--elasticsearch http://127.0.0.1:9200]

Made articles are written in batches, then their edges as index workers write them, with a real Redis as the registry;
then those that most link to are asked who does.  Processor time of this process, for an article and for an answer.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.links.edges import Linking, links_of
from newswire_index.links.write_links import known_links
from newswire_search.articles.ports import LinkLookup
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.link_query import LinkQuery
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.links import target_keys
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry

from benchmarks.made_articles import MadeArticles

BATCH = 100  # small, so that a busy machine's Elasticsearch answers in time
ASKED = 200  # articles that most link to


@dataclass(frozen=True, slots=True)
class Engine:
    """An index and who looks up links in it; `file` is the embedded one's."""

    index: Index
    links: LinkLookup
    file: Path | None = None

    def size(self) -> int:
        """Bytes of what the edges are in; in the embedded file, of all of it."""
        if self.file:
            return sum(path.stat().st_size for path in self.file.parent.iterdir())
        return sum(row.size_bytes for row in self.index.status() if row.alias.endswith("-links"))


@contextmanager
def opened(folder: Path, address: str | None) -> Iterator[Engine]:
    """An empty index, which is gone afterwards."""
    if address is None:
        file = folder / "index" / "index.sqlite"
        yield Engine(SqliteIndex(file), SqliteEngine(file).links, file)
        return
    prefix = f"links-{uuid4().hex}"
    yield Engine(ElasticsearchIndex(address, prefix), ElasticsearchEngine(address, prefix).links)
    with Elasticsearch(address) as client:
        client.indices.delete(index=[*client.indices.get(index=f"{prefix}-*")])
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")


def written(engine: Engine, state: State, documents: list[ArticleDocument]) -> None:
    """Write articles, then their edges, and tell what these cost."""
    batches = [documents[first : first + BATCH] for first in range(0, len(documents), BATCH)]
    for batch in batches:
        engine.index.write([Write(each, None) for each in batch])
    before, registry = engine.size(), RedisUrlRegistry(state)
    made = time.process_time()
    links = [links_of(Linking(each.article), {}) for each in documents]
    asked = time.process_time()
    registry.resolve([edge.target for each in links for edge in each.edges])
    began = time.process_time()
    for batch in batches:
        engine.index.write_links(known_links(registry, [Linking(each.article) for each in batch]))
    ended = time.process_time()
    engine.index.refresh()
    edges, number = sum(len(each.edges) for each in links), len(documents)
    spent = [1000 * (later - earlier) / number for earlier, later in ((began, ended), (made, asked), (asked, began))]
    print(f"{number} articles with {edges / number:.1f} edges each: {spent[0]:.3f} ms an article,", end=" ")
    print(f"of them {spent[1]:.3f} to make the edges and {spent[2]:.3f} to ask the registry")
    print(f"{(engine.size() - before) / edges:.0f} bytes an edge", flush=True)


def asked_of(engine: Engine, documents: list[ArticleDocument]) -> None:
    """Ask who links to the articles that most do."""
    keys = {key: each.article for each in documents for key in target_keys(each.article)}
    counted = Counter(edge.target for each in documents for edge in links_of(Linking(each.article), {}).edges)
    popular = [keys[target] for target, _ in counted.most_common(ASKED)]
    took, began = list[float](), time.process_time()
    for article in popular:
        started = time.perf_counter()
        engine.links.linking(LinkQuery(target_keys(article), 10))
        took.append(1000 * (time.perf_counter() - started))
    spent = 1000 * (time.process_time() - began) / len(popular)
    most = engine.links.linking(LinkQuery(target_keys(popular[0]), 10)).count
    print(f"who links to it: {spent:.2f} ms an answer, {sorted(took)[len(took) // 2]:.2f} ms by the clock (median), ")
    print(f"the slowest {max(took):.1f} ms; {most} link to the one that most link to")


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=20_000)
    reading.add_argument("--elasticsearch", help="its address; the embedded file otherwise")
    given = reading.parse_args()
    documents = [*MadeArticles(given.articles)]
    with (
        tempfile.TemporaryDirectory() as name,
        Broker(Path(name) / "redis") as broker,
        opened(Path(name), given.elasticsearch) as engine,
    ):
        engine.index.install()
        state = State(broker.url)
        state.check_version()
        written(engine, state, documents)
        asked_of(engine, documents)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
