"""What it costs that articles are parted: writes, reads by id and searches over one index and over several homes.

    python tests/elasticsearch_server.py --port 9200
    .venv/bin/python -m benchmarks.months http://127.0.0.1:9200 [--articles 20000] [--homes 24]

The same made articles are stored twice in indices of their own, which are deleted at the end: once unparted, once by
month, their first sight spread evenly over the last months.  Printed are, for each article or search, the time on the
clock and the processor time of this process: of writing batches, of reading by ids that are stored (with and without
their home) and by ids that are nowhere, as those of new articles are, of a page with facets, and the size on the disk.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Write, WriteFate
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.query.article_query import Query
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import Partition, articles_alias, home_of

from benchmarks.made_articles import MadeArticles

BATCH = 128  # as many as an index worker has threads
SEARCHES = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds for one of many: on the clock, and of this process' processor."""

    wall_ms: float
    processor_ms: float


def main() -> None:
    """Measure both and print a row for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--homes", type=int, default=24)
    given = parser.parse_args()
    documents = [*_spread(MadeArticles(given.articles), given.homes)]
    print(f"{'':<22}{'step':<34}{'wall ms':>9}{'CPU ms':>9}")
    for partition in ("none", "month"):
        with _index(given.address, partition) as (index, engine, size):
            for step, cost in _steps(index, engine, documents).items():
                print(f"{partition:<22}{step:<34}{cost.wall_ms:>9.3f}{cost.processor_ms:>9.3f}", flush=True)
            print(f"{partition:<22}{'bytes on the disk an article':<34}{size() / len(documents):>9.0f}", flush=True)


def _spread(articles: MadeArticles, homes: int) -> Iterator[ArticleDocument]:
    for number, document in enumerate(articles):
        months = 2026 * 12 + 5 - number * homes // articles.number
        first_seen = datetime(months // 12, months % 12 + 1, 1 + number % 28, tzinfo=UTC)
        article = document.article.model_copy(update={"first_seen_at": first_seen})
        yield document.model_copy(update={"article": article})


@contextmanager
def _index(
    address: str, partition: Partition
) -> Iterator[tuple[ElasticsearchIndex, ElasticsearchEngine, Callable[[], int]]]:
    prefix = f"bench-{uuid4().hex}"
    index = ElasticsearchIndex(address, prefix, partition)
    index.install()
    with Elasticsearch(address, request_timeout=60) as client:
        try:
            yield index, ElasticsearchEngine(address, prefix, longest_s=60), lambda: _size(client, prefix)
        finally:
            client.indices.delete(index=[*client.indices.get_alias(index=f"{prefix}-*")])
            client.indices.delete_index_template(name=f"{prefix}-*")


def _size(client: Elasticsearch, prefix: str) -> int:
    alias = articles_alias(prefix)
    client.indices.forcemerge(index=alias, max_num_segments=1, flush=True)
    return int(client.indices.stats(index=alias, metric=["store"])["_all"]["primaries"]["store"]["size_in_bytes"])


def _steps(
    index: ElasticsearchIndex, engine: ElasticsearchEngine, documents: Sequence[ArticleDocument]
) -> dict[str, Cost]:
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    ids = [[document.article.article_id for document in batch] for batch in batches]
    homes = {d.article.article_id: home_of("month", d.article.first_seen_at) for d in documents}
    costs = {"write": _cost(len(documents), lambda: _write(index, batches))}
    index.refresh()
    named = {
        "read, home known": lambda: [index.read(each, homes) for each in ids],
        "read, home not known": lambda: [index.read(each) for each in ids],
        "read of what is nowhere": lambda: [index.read([f"{i}-" for i in each]) for each in ids],
    }
    costs |= {step: _cost(len(documents), work) for step, work in named.items()}
    words = documents[0].article.title
    page = _cost(SEARCHES, lambda: [engine.search(Query(words)) for _ in range(SEARCHES)])
    return costs | {"page of a search with facets": page}


def _write(index: ElasticsearchIndex, batches: Sequence[Sequence[ArticleDocument]]) -> None:
    for batch in batches:
        outcomes = index.write([Write(document, None) for document in batch])
        assert {outcome.fate for outcome in outcomes} == {WriteFate.DONE}, outcomes


def _cost(number: int, work: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    wall_s, processor_s = time.perf_counter() - clock, time.process_time() - processor
    return Cost(wall_s * 1000 / number, processor_s * 1000 / number)


if __name__ == "__main__":
    main()
