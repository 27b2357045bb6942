"""What linking costs: processor time and Redis memory for each article, with more and more articles live.

    .venv/bin/python -m benchmarks.linking_cost --live 10000 30000 100000

Articles are made up: words by their frequency in English, and a vocabulary of its own for each of many stories that
begin, go on for a few days and end.  Time is processor time of this process and of the server, not the clock's.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import wordfreq
from newswire_enrich.composition.offline import state_for_a_run
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.linking.signature import sign
from newswire_shared.contracts.stories import Card
from newswire_shared.state.redis_state import State

from benchmarks.processor_time import redis_seconds

WORDS = 400
STORY_WORDS = 60
A_DAY = 86_400_000 // 7200  # milliseconds between two of 7,200 articles a day
MEASURED = 1000
SYLLABLES = ["ka", "lo", "mir", "tan", "vel", "dor", "shi", "pra", "nol", "gus", "be", "ry", "quin", "fa", "zet", "hul"]


class Newsroom:
    """An endless stream of made-up articles; four of five belong to one of the stories that go on."""

    def __init__(self, seed: int) -> None:
        self._chance, self._numpy = random.Random(seed), np.random.default_rng(seed)
        table = wordfreq.get_frequency_dict("en", "large")
        self._words = np.array([word for word in table if word.isalpha()][:150_000])
        shares = np.array([table[word] for word in self._words])
        self._ends = np.cumsum(shares / shares.sum())
        self._stories: list[list[str]] = []

    def articles(self) -> Iterator[Linkable]:
        """One article after another, 7,200 a day."""
        for number in itertools.count():
            own = self._story()
            title = " ".join(self._chance.sample(own, 6))
            places = self._numpy.random(WORDS)
            words = self._words[np.minimum(np.searchsorted(self._ends, places), len(self._words) - 1)].tolist()
            for place in self._chance.sample(range(WORDS), 90):
                words[place] = self._chance.choice(own)
            card = Card(f"{number:032x}", f"source {number % 40}", number * A_DAY + 1, tuple(own[:5]))
            yield Linkable(card, title, " ".join(words))

    def _story(self) -> list[str]:
        if len(self._stories) < 300 or self._chance.random() < 0.2:
            self._stories.append(self._vocabulary())
        if len(self._stories) > 2000:
            del self._stories[:500]
        recent = self._stories[-300:]
        return recent[min(int(self._chance.expovariate(1 / 40)), len(recent) - 1)]

    def _vocabulary(self) -> list[str]:
        names = ["".join(self._chance.choices(SYLLABLES, k=3)).title() for _ in range(12)]
        places = self._numpy.integers(500, len(self._words), STORY_WORDS - len(names))
        common: list[str] = self._words[places].tolist()
        return names + common


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of a processor for each article, and bytes of Redis memory for each that is live."""

    live: int
    signing: float
    client: float
    server: float
    second_look: float
    memory: float


def main() -> None:
    """Fill the state step by step and print a row at each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--live", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    sizes = sorted(parser.parse_args().live)
    print(f"{'live':>8} {'sign':>6} {'client':>7} {'Redis':>6} {'sum':>6} {'second look':>12} {'bytes':>7}")
    with state_for_a_run() as url:
        for cost in costs(State(url), sizes):
            total = cost.client + cost.server
            print(
                f"{cost.live:>8} {cost.signing:>6.2f} {cost.client:>7.2f} {cost.server:>6.2f} {total:>6.2f} "
                f"{cost.second_look:>12.2f} {cost.memory:>7.0f}",
                flush=True,
            )


def costs(state: State, sizes: list[int]) -> Iterator[Cost]:
    """The cost at each size; articles come in order, the last of each step are measured."""
    linker, stream, live = Linker(RedisStoryState(state)), Newsroom(1).articles(), 0
    empty = memory_of(state)
    for size in sizes:
        for article in itertools.islice(stream, size - live - MEASURED):
            linker(article)
        sample = list(itertools.islice(stream, MEASURED))
        live = size
        yield measured(linker, state, sample, live, empty)


def measured(linker: Linker, state: State, sample: list[Linkable], live: int, empty: int) -> Cost:
    """What the articles of a sample cost."""
    started = time.process_time()
    for article in sample:
        sign(article.title, article.body, article.language)
    signing = time.process_time() - started
    client, server = spent(state, lambda: [linker(article) for article in sample])
    again = sum(spent(state, lambda: [linker.look_again(article.card.article_id) for article in sample]))
    each = 1000 / len(sample)
    return Cost(
        live, signing * each, client * each, server * each, again * each, (memory_of(state) - empty) / live
    )  # fmt: skip


def spent(state: State, work: Any) -> tuple[float, float]:
    """Seconds of a processor that this process and the server spend on some work."""
    server, client = redis_seconds(state.client), time.process_time()
    work()
    return time.process_time() - client, redis_seconds(state.client) - server


def memory_of(state: State) -> int:
    """Bytes that the server's data take."""
    return int(state.client.info("memory")["used_memory"])


if __name__ == "__main__":
    main()
