"""What a look-up in the registry's files costs.

    python -m benchmarks.registry_files [--articles 1000000]

Rows as articles have them lie in 1, 5 and 20 files; known and unknown keys are looked up, each once.  Processor time of
this process, for one key.  Then as many articles are made known in a real Redis and filed from there.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from newswire_shared.accounting.registry import LastCapture, RestoredArticle
from newswire_shared.registry_files.rows import KeptRow
from newswire_shared.registry_files.run_folder import RunFolder, path_of
from newswire_shared.registry_files.run_writing import write_run
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_filing import RegistryFiling
from newswire_shared.state.registry_restoration import RedisRegistryRestoration

LOOKED_UP = 20_000
A_CALL = 1000
ROW = KeptRow((os.urandom(190),), True).packed()  # as long as what is known of an article is packed


def key(number: int) -> bytes:
    return hashlib.md5(b"%d" % number, usedforsecurity=False).digest()


def cost_us(folder: RunFolder, numbers: list[int]) -> float:
    ids = [key(number).hex() for number in numbers]
    began = time.process_time()
    for each in ids:
        folder.look_up((each,))
    return 1e6 * (time.process_time() - began) / len(ids)


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of a look-up, milliseconds to open all files, and seconds to write them."""

    known_us: float
    unknown_us: float
    opened_ms: float
    written_s: float


def measure(folder: Path, articles: int, files: int) -> Cost:
    """What rows cost that lie in so many files."""
    began = time.process_time()
    for number in range(files):
        rows = sorted((key(each), ROW) for each in range(number, articles, files))
        write_run(path_of(folder, number + 1, number + 1), rows, len(rows))
    written = time.process_time() - began
    runs = RunFolder(folder)
    began = time.process_time()
    runs.look()
    opened = time.process_time() - began
    known, unknown = ([random.randrange(begin, begin + articles) for _ in range(LOOKED_UP)] for begin in (0, articles))
    return Cost(cost_us(runs, known), cost_us(runs, unknown), 1000 * opened, written)


def told(number: int) -> RestoredArticle:
    """What is known of an article of usual length."""
    article, text = key(number).hex(), key(-number).hex()
    url = f"https://www.news-{number % 1000}.example/2026/03/04/{text[:12]}-{text[12:20]}-{text[20:30]}-{number}"
    facts = {"etag": f'"{text[:12]}"', "last-modified": "Wed, 04 Mar 2026 05:06:07 GMT", "digest": text * 2,
             "digest_of": text}  # fmt: skip
    last = LastCapture(text, 0, "live", "raw:0:1", "enriched:0:1")  # so long ago that no record is left of it
    return RestoredArticle(article, url, f"source-{number % 1000}", 1772600000000 + number, text, facts, last)


def used(state: State) -> int:
    return int(state.client.info("memory")["used_memory"])


def filed(folder: Path, articles: int) -> None:
    with Broker(folder / "redis") as broker:
        state = State(broker.url, files=RunFolder(folder / "registry"))
        state.check_version()
        restoration, filing = RedisRegistryRestoration(state), RegistryFiling(state)
        before, most, spent = used(state), 0, 0.0
        for begin in range(0, articles, A_CALL):
            restoration.restore([*map(told, range(begin, min(begin + A_CALL, articles)))])
            began = time.process_time()
            while filing.is_due():
                filing.step()
            spent, most = spent + time.process_time() - began, max(most, used(state) - before)
        while filing.step():
            pass
        runs = state.files.look().runs
        size = sum(run.path.stat().st_size for run in runs)
        lies = f"{len(runs)} files, {size / articles:.0f} bytes each"
        print(f"filed from Redis: {1e6 * spent / articles:.0f} µs each here; {lies}", flush=True)
        print(f"in Redis {most / 1e6:.1f} MB at most, {(used(state) - before) / articles:.1f} bytes each at the end")


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=1_000_000)
    asked = reading.parse_args()
    for files in (1, 5, 20):
        with tempfile.TemporaryDirectory() as folder:
            cost = measure(Path(folder), asked.articles, files)
        print(
            f"{files:2} files: known {cost.known_us:.1f} µs, unknown {cost.unknown_us:.1f} µs; "
            f"opened in {cost.opened_ms:.0f} ms; written in {cost.written_s:.1f} s",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        filed(Path(folder), asked.articles)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most, with the rows to be written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
