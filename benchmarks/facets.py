"""What facets cost: processor time of this process and of the engine, over an index of made articles.

    python -m benchmarks.facets [--articles 20000]
    python -m benchmarks.facets --articles 20000 --elasticsearch http://127.0.0.1:9200 --engine-pid 4711

Each search is made with the facets of a results page as somebody asks first after a change of the index, as it is asked
again, and without facets; then for one hit a story.  The embedded file is kept nowhere; what is made in Elasticsearch
is deleted at the end.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from contract.engines import Engines, opened
from newswire_index.engine.ports import Write
from newswire_search.query.article_query import Filters, Query
from newswire_search.stories.ports import NewsEngine
from newswire_shared.contracts.documents import ArticleDocument

from benchmarks.made_articles import MadeArticles
from benchmarks.processor_time import seconds_of

BATCH, TIMES = 500, 10
QUERIES = {
    "everything": Query(),
    "a word of nearly all": Query("the"),
    "a frequent word": Query("harbour"),
    "three words": Query("harbour council bridge"),
    "of one language": Query("", Filters(languages=("en",))),
}


@dataclass(frozen=True, slots=True)
class Meter:
    """Processor time by process id; of this process alone where there is no other."""

    pids: tuple[int, ...]

    def ms(self, work: Callable[[], object], between: Callable[[], object]) -> float:
        """The mean of some times, without what happens between them."""
        spent = 0.0
        for _ in range(TIMES):
            between()
            before = sum(map(seconds_of, self.pids))
            work()
            spent += sum(map(seconds_of, self.pids)) - before
        return spent * 1000 / TIMES


@contextmanager
def filled(articles: int, address: str | None) -> Iterator[tuple[Engines, Iterator[ArticleDocument]]]:
    """An engine with so many made articles, and those that come next; its index is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        kind = "elasticsearch" if address else "sqlite"
        with opened(kind, Path(folder), lambda: str(address)) as engines:
            made = iter(MadeArticles(articles + TIMES * len(QUERIES)))
            while batch := [Write(each, None) for each in islice(made, min(BATCH, articles))]:
                engines.index.write(batch)
                articles -= len(batch)
            engines.index.refresh()
            yield engines, made


def change(engines: Engines, made: Iterator[ArticleDocument]) -> None:
    """Let an article come: what was remembered of the index holds no more."""
    engines.index.write([Write(next(made), None)])
    engines.index.refresh()


def main() -> None:
    """Measure and print a row for each search."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--elasticsearch", help="address of a server; without it the embedded index is measured")
    parser.add_argument("--engine-pid", type=int, help="process id of that server, whose time counts too")
    given = parser.parse_args()
    meter = Meter((os.getpid(), *([given.engine_pid] if given.engine_pid else [])))
    print(f"{'ms of a processor':<24}{'found':>8}{'facets':>9}{'again':>8}{'without':>9}{'by story':>10}")
    with filled(given.articles, given.elasticsearch) as (engines, made):
        for name, query in QUERIES.items():
            costs = measured(engines.search, meter, query, lambda: change(engines, made))
            print(f"{name:<24}{costs}", flush=True)


def measured(engine: NewsEngine, meter: Meter, query: Query, change: Callable[[], None]) -> str:
    """The costs of one search."""
    bare = replace(query, facets=())
    first, again = meter.ms(lambda: engine.search(query), change), meter.ms(lambda: engine.search(query), lambda: None)
    without = meter.ms(lambda: engine.search(bare), lambda: None)
    by_story = meter.ms(lambda: engine.search(replace(bare, by_story=True)), lambda: None)
    return f"{engine.search(query).total:>8,}{first:>9.1f}{again:>8.1f}{without:>9.1f}{by_story:>10.1f}"


if __name__ == "__main__":
    main()
