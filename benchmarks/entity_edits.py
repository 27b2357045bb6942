"""What operators' edits cost a worker: at each article, and when one was made.

Run: python benchmarks/entity_edits.py [--edits 1000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.editing.entities.edits import Alias
from newswire_enrich.editing.entities.log import LoggedChange
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.entities.catalogue.catalogue import load
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State

ARTICLES = 5000


def entry(number: int) -> LoggedChange:
    """An edit that gives a name."""
    change = Alias(entity_id="org:tass", alias=f"Name {number}", type="organisation", name="TASS")
    return LoggedChange(number=number, at=SystemClock().now(), by="bench", why="", change=change)


def timed(what: str, work: Callable[[], object], times: int = 1) -> None:
    """Print the processor's and the wall's milliseconds of one of so many."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        work()
    cpu, wall = (time.process_time() - cpu) * 1000 / times, (time.perf_counter() - wall) * 1000 / times
    print(f"{what}: {cpu:.3f} ms of processor time, {wall:.3f} ms")


def measure(state: State, edits: int) -> None:
    """Print what each step costs."""
    log, base = RedisEditLog(state), load()
    base.gazetteer()
    current = CurrentCatalogue(base, log)
    timed("an article, nothing edited", current.now, ARTICLES)
    entries = [entry(number) for number in range(1, edits + 1)]
    log.append(0, entries)
    timed(f"the first article after an edit, with {edits} edits", lambda: current.now().gazetteer())
    timed("each further article", current.now, ARTICLES)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=1000)
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder)) as broker:
        measure(State(broker.url), parser.parse_args().edits)
