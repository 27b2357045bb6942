"""What a batch of changed articles costs to match to many alerts.

    python -m benchmarks.alerts [--articles 20000] [--alerts 500] [--elasticsearch http://127.0.0.1:9200 --pid PID]

Made articles are written; then the last hundred are matched to alerts of five kinds: a place and a word, a name, one of
two words, four words of which most must occur, a source.  Beside it the same searches one after the other.
Processor time of this process, and of the server where its process id is given.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import SearchEngine
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.article_query import Filters, Query, Sort

from benchmarks.made_articles import COMMON, PLACES, SURNAMES, MadeArticles
from benchmarks.processor_time import seconds_of

CHANGED, BATCH, TIMES = 100, 200, 3
WORDS = COMMON[24:]  # those that tell something


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, of this process and of the server."""

    wall: float
    own: float
    server: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s by the clock, {self.own:.2f} s of this process, {self.server:.2f} s of the server"


def measured(work: Callable[[], object], pid: int) -> Cost:
    """The least of some runs, each by itself."""
    costs = []
    for _ in range(TIMES):
        wall, own, server = time.perf_counter(), time.process_time(), seconds_of(pid) if pid else 0.0
        work()
        server = (seconds_of(pid) if pid else 0.0) - server
        costs.append(Cost(time.perf_counter() - wall, time.process_time() - own, server))
    return min(costs, key=lambda cost: cost.wall)


def alerts(number: int) -> list[Query]:
    """So many searches, the same each time."""
    chance = random.Random(11)
    made: list[Callable[[], Query]] = [
        lambda: Query(f'"{chance.choice(PLACES)}" {chance.choice(WORDS)}'),
        lambda: Query(chance.choice(SURNAMES)),
        lambda: Query(f"{chance.choice(WORDS)} OR {chance.choice(SURNAMES)}"),
        lambda: Query(" ".join([*chance.sample(WORDS, 3), chance.choice(SURNAMES)])),
        lambda: Query(filters=Filters(sources=(f"source-{chance.randrange(40)}.example",))),
    ]
    return [made[place % len(made)]() for place in range(number)]


def one_by_one(engine: SearchEngine, queries: Sequence[Query], ids: Sequence[str]) -> list[frozenset[str]]:
    """The same by searches."""
    among = [replace(each, filters=replace(each.filters, articles=tuple(ids))) for each in queries]
    asked = [replace(each, sort=Sort.NEWEST, size=len(ids), facets=(), facet_size=0, marked=False) for each in among]
    return [frozenset(hit.head.article_id for hit in engine.search(each).hits) for each in asked]


def run(index: Index, engine: SearchEngine, given: argparse.Namespace) -> None:
    """Write, then match."""
    index.install()
    made = MadeArticles(given.articles)
    for first in range(0, given.articles, BATCH):
        documents = [made.document(number) for number in range(first, min(first + BATCH, given.articles))]
        index.write([Write(document, None) for document in documents])
    index.refresh()
    ids = [made.article_id(number) for number in range(given.articles - CHANGED, given.articles)]
    queries = alerts(given.alerts)
    found = engine.batches.matching(queries, ids)
    print(f"{len(queries)} alerts, {CHANGED} of {given.articles} articles: {sum(map(len, found))} matches")
    assert found == one_by_one(engine, queries, ids)
    print("at once:   ", measured(lambda: engine.batches.matching(queries, ids), given.pid))
    print("one by one:", measured(lambda: one_by_one(engine, queries, ids), given.pid), flush=True)


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=20_000)
    reading.add_argument("--alerts", type=int, default=500)
    reading.add_argument("--elasticsearch", help="its address; the embedded file otherwise")
    reading.add_argument("--pid", type=int, default=0, help="its process")
    given = reading.parse_args()
    if given.elasticsearch is None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "index.sqlite"
            run(SqliteIndex(file), SqliteEngine(file, 60), given)
        return 0
    prefix = f"alerts-{uuid4().hex}"
    run(ElasticsearchIndex(given.elasticsearch, prefix), ElasticsearchEngine(given.elasticsearch, prefix, 60), given)
    with Elasticsearch(given.elasticsearch) as client:
        client.indices.delete(index=[*client.indices.get(index=f"{prefix}-*")])
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
