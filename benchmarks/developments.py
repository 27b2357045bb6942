"""What timelines and trends cost, and how often chance alone makes a trend.

    python -m benchmarks.developments [--articles 20000] [--elasticsearch http://127.0.0.1:9200]
    python -m benchmarks.developments --chance

Made articles of 60 days are written, then each is asked several times: milliseconds of a processor here, and in
Elasticsearch, where that is the engine.  `--chance` draws names whose frequency never changes, or changes from day to
day without a trend, and counts how many of a thousand pass as one: by the score that is used, and by the log-likelihood
ratio at the threshold that lets as many of the steady ones pass.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.timelines.ports import TimelineEngine
from newswire_search.timelines.read_timeline import ReadTimeline
from newswire_search.timelines.request import TimelineRequest
from newswire_search.trends.read_trends import ReadTrends
from newswire_search.trends.request import TrendsRequest
from newswire_search.trends.significance import LEAST_SCORE, significance
from newswire_shared.contracts.clock import SystemClock

from benchmarks.made_articles import LAST_DAY, MadeArticles

BATCH, TIMES = 100, 10
FRESH_S = 1.1  # the server reads its own processor time once a second
TIMELINES: tuple[dict[str, Any], ...] = (
    {}, {"zone": "Europe/Berlin", "interval": "hour", "since": "2026-06-01"}, {"by": "source", "measure": "share"},
    {"q": "strike"}, {"q": "the"}, {"q": "harbour council bridge", "by": "language"},
)  # fmt: skip
TRENDS: tuple[dict[str, Any], ...] = ({}, {"hours": 168, "weeks": 8}, {"q": "strike"}, {"type": ("place",)})
DAYS, EVERY_DAY, DRAWN = 28, 500, 4000


@dataclass(frozen=True, slots=True)
class MeasuredEngine:
    """An index with a search over it, and the milliseconds of a processor that its server has spent."""

    index: Index
    search: TimelineEngine
    spent_ms: Callable[[], float]


@contextmanager
def opened(folder: Path, address: str | None) -> Iterator[MeasuredEngine]:
    """An empty index, which is gone afterwards."""
    if address is None:
        file = folder / "index" / "index.sqlite"
        yield MeasuredEngine(SqliteIndex(file), SqliteEngine(file), lambda: 0.0)
        return
    prefix = f"developments-{uuid4().hex}"
    with Elasticsearch(address, request_timeout=120) as client:
        search = ElasticsearchEngine(address, prefix)
        yield MeasuredEngine(ElasticsearchIndex(address, prefix), search, lambda: _spent_ms(client))
        client.indices.delete(index=[*client.indices.get(index=f"{prefix}-*")])
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")


def _spent_ms(client: Elasticsearch) -> float:
    time.sleep(FRESH_S)
    nodes = client.nodes.stats(metric="process")["nodes"].values()
    return float(sum(node["process"]["cpu"]["total_in_millis"] for node in nodes))


def measured(engine: MeasuredEngine, name: str, ask: Callable[[], object]) -> None:
    """Ask several times, and print what one time costs."""
    ask()
    before, began, started = engine.spent_ms(), time.process_time(), time.perf_counter()
    for _ in range(TIMES):
        ask()
    here, by_the_clock = time.process_time() - began, time.perf_counter() - started
    each = [1000 * here / TIMES, (engine.spent_ms() - before) / TIMES, 1000 * by_the_clock / TIMES]
    print(f"{name}: {each[0]:.1f} ms here, {each[1]:.1f} ms in the engine, {each[2]:.0f} ms by the clock", flush=True)


def costs(engine: MeasuredEngine, number: int) -> None:
    """Write the articles, and ask for timelines and trends."""
    engine.index.install()
    documents = [*MadeArticles(number)]
    for first in range(0, number, BATCH):
        engine.index.write([Write(each, None) for each in documents[first : first + BATCH]])
    engine.index.refresh()
    for asked in TIMELINES:
        timeline = TimelineRequest.model_validate(asked)
        measured(engine, f"timeline {asked}", partial(ReadTimeline(engine.search), timeline))
    for asked in TRENDS:
        trends = TrendsRequest.model_validate({"until": LAST_DAY.isoformat(), **asked})
        reading = ReadTrends(engine.search, SystemClock())
        measured(engine, f"trends {asked}: {len(reading(trends).trends)}", partial(reading, trends))


def chance() -> None:
    """Draw names without a trend, and count how many pass as one."""
    for mean in (0.2, 1.0, 5.0, 30.0):
        for variation in (0.0, 0.5):
            draws = random.Random(f"{mean}:{variation}")
            scores, ratios = zip(*(_drawn(draws, mean, variation) for _ in range(DRAWN)), strict=True)
            passed = [1000 * sum(each >= least for each in found) / DRAWN
                      for found, least in ((scores, LEAST_SCORE), (ratios, 13.0))]  # fmt: skip
            print(f"{mean:g} a day, variation {variation:g}: {passed[0]:.1f} of 1000; by the ratio {passed[1]:.1f}")


def _drawn(draws: random.Random, mean: float, variation: float) -> tuple[float, float]:
    numbers = [_number(draws, mean, variation) for _ in range(DAYS + 1)]
    *past, now = numbers
    if now < 3:
        return 0.0, 0.0
    return significance(now, EVERY_DAY, past, [EVERY_DAY] * DAYS).score, _ratio(now, sum(past))


def _number(draws: random.Random, mean: float, variation: float) -> int:
    """A number of articles by Poisson's law, of a mean that itself varies from day to day."""
    usual = mean * draws.gammavariate(1 / variation, variation) if variation else mean
    number, passed = 0, draws.expovariate(1)
    while passed < usual:
        number, passed = number + 1, passed + draws.expovariate(1)
    return number


def _ratio(now: int, past: int) -> float:
    """Dunning's log-likelihood ratio of a number against its past, 0 where it fell."""
    expected = (now + past) / (DAYS + 1)
    if now <= expected:
        return 0.0
    return 2 * (now * math.log(now / expected) + (past * math.log(past / (expected * DAYS)) if past else 0))


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=20_000)
    reading.add_argument("--elasticsearch", help="its address; the embedded file otherwise")
    reading.add_argument("--chance", action="store_true")
    given = reading.parse_args()
    if given.chance:
        chance()
        return 0
    with tempfile.TemporaryDirectory() as name, opened(Path(name), given.elasticsearch) as engine:
        costs(engine, given.articles)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
