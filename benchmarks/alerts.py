"""What a batch of changed articles costs to match to many alerts.

    python -m benchmarks.alerts [--articles 20000] [--alerts 500] [--folder FOLDER]
    python -m benchmarks.alerts --elasticsearch http://127.0.0.1:9200 --engine-pid 4711 [--kept NAME]

Made articles are written, or lie there from `benchmarks.search`; then the last hundred are matched to alerts of five
kinds: a place and a word, a name, one of two words, four words of which most must occur, a source.  Beside it the same
searches one after the other.  Processor time of this process, and of the server where its process id is given.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Filters, Query, Sort

from benchmarks.made_articles import COMMON, PLACES, SURNAMES, MadeArticles
from benchmarks.processor_time import seconds_of
from benchmarks.search import opened

CHANGED, TIMES = 100, 3
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


def run(engine: SearchEngine, given: argparse.Namespace) -> None:
    """Match the last articles, and print what it costs."""
    made, pid = MadeArticles(given.articles), given.engine_pid
    ids = [made.article_id(number) for number in range(given.articles - CHANGED, given.articles)]
    queries = alerts(given.alerts)
    found = engine.batches.matching(queries, ids)
    print(f"{len(queries)} alerts, {CHANGED} of {given.articles} articles: {sum(map(len, found))} matches")
    print("at once:   ", measured(lambda: engine.batches.matching(queries, ids), pid), flush=True)
    assert found == one_by_one(engine, queries, ids)
    print("one by one:", measured(lambda: one_by_one(engine, queries, ids), pid), flush=True)


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=20_000)
    reading.add_argument("--alerts", type=int, default=500)
    reading.add_argument("--folder", type=Path, help="where the embedded file lies, or is made and stays")
    reading.add_argument("--elasticsearch", help="its address; the embedded file otherwise")
    reading.add_argument("--engine-pid", type=int, default=0, help="its process")
    reading.add_argument("--kept", metavar="NAME", help="indices of that server that lie there, or are made and stay")
    given = reading.parse_args()
    with opened(given) as (engine, _):
        run(engine, given)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
