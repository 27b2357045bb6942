"""The whole chain in one process, an article after the other: what each stage takes alone, and what can be counted.

    python -m benchmarks.performance.one_process [--pages FOLDER] [--articles 40]

No worker waits or polls here: what is counted is the same on a busy machine as on a quiet one.  Each article comes
alone, so nothing is shared among several: the dearest way that an article can take.  Prints a line of JSON at the end.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from newswire_ops.one_thread import ONE_THREAD  # noqa: E402

from benchmarks.performance.causes import Account, read_accounts, since, watch  # noqa: E402

os.environ.update(ONE_THREAD)  # before numpy looks
FOLDER = tempfile.TemporaryDirectory(prefix="newswire-bench-")
ACCOUNT = Account(Path(FOLDER.name))
watch(ACCOUNT)  # before anything is imported that is counted

from newswire_enrich.composition.worker import Enrichment  # noqa: E402
from newswire_enrich.settings import EnrichSettings  # noqa: E402
from newswire_enrich.tasks import register as register_enrich  # noqa: E402
from newswire_index.composition import IndexService  # noqa: E402
from newswire_index.tasks import register as register_index  # noqa: E402
from newswire_ingest.composition import Ingest  # noqa: E402
from newswire_ingest.settings import IngestSettings  # noqa: E402
from newswire_shared.accounting.ledger import Offer  # noqa: E402
from newswire_shared.contracts import topology  # noqa: E402
from newswire_shared.contracts.identity import canonicalize, host_key  # noqa: E402
from newswire_shared.contracts.settings import SharedSettings, load  # noqa: E402
from newswire_shared.running.assembly import Assembly, assemble_worker  # noqa: E402
from newswire_shared.running.embedded.broker import Broker  # noqa: E402

from benchmarks.performance.pages import pages_of, served  # noqa: E402
from benchmarks.processor_time import PIECES, piece, redis_seconds, seconds  # noqa: E402

WARM = 8  # articles before anything is measured
EVERY = 4  # articles between two pieces of the calibration
PROFILED = 8  # articles whose function calls are counted after that: to count each makes them three times as dear
SETTINGS = {
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',  # the sites are on loopback, which is refused else
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.05",
    "NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "0",  # stories are written at the next tick
}
COMPUTED = ("parse", "extract", "tag", "quotes", "link")  # by this thread, and the same for the same pages
MS = ", ms"  # what a time's name ends with; others are counts
LEAST_MS = 0.001
QUEUES = ("enrich.live", "index.live", "index.stories")
COUNTED = {
    "total_commands_processed": "Redis commands", "total_net_input_bytes": "bytes to Redis",
    "total_net_output_bytes": "bytes from Redis",
}  # fmt: skip


@dataclass(slots=True)
class OneProcess:
    """The three services over one set of adapters, whose messages go through Redis and are taken here."""

    parts: Assembly
    ingest: Ingest
    statements: int = 0

    @classmethod
    def over(cls, parts: Assembly) -> OneProcess:
        """With the tasks of all three."""
        enrichment = Enrichment.over(parts, load(EnrichSettings))
        service = IndexService.over(parts)
        service.install()
        register_enrich(parts.app, enrichment.tick, enrichment.enrich)
        register_index(parts.app, lambda: None, service.use_cases())
        enrichment.begin()
        return cls(parts, Ingest.over(parts, load(IngestSettings)))

    def take_in(self, url: str, asked: Callable[[], int]) -> None:
        """One article, from its acceptance until it is searchable and its story is written."""
        offer = Offer(key=canonicalize(url).key, url=url, source="bench", host=host_key(url), run="bench")
        before = asked()
        self.parts.ledger.accept(offer)
        self.ingest.fetch(lambda: asked() > before)
        self._handle_all()
        self.parts.app.tasks[topology.ENRICH_TICK.task]({})
        self._handle_all()

    def _handle_all(self) -> None:
        """Take what waits in the queues, and what that brings."""
        while taken := self.parts.broker.lmpop(len(QUEUES), *QUEUES, direction="RIGHT"):
            for frame in cast(list[bytes], taken[1]):
                self._handle(json.loads(frame))

    def _handle(self, frame: dict[str, Any]) -> None:
        (encoded,), _, _ = json.loads(base64.b64decode(frame["body"]))
        self.parts.app.tasks[frame["headers"]["task"]](encoded)

    def counters(self) -> dict[str, float]:
        """What has been counted so far outside of this process' own time."""
        state, data = self.parts.state.client, self.parts.settings.data_dir
        found = {name: float(state.info("stats")[key]) for key, name in COUNTED.items()}
        archived = sum(path.stat().st_size for path in (data / "archive").rglob("*") if path.is_file())
        return {
            **found,
            "archive bytes": archived,
            "SQL statements": self.statements,
            f"Redis{MS}": 1000 * redis_seconds(state),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article took: milliseconds by cause, what was counted, and the calibration in between."""

    unit_ms: float
    articles: int
    ms: dict[str, float]
    counts: dict[str, float]


def traced(one: OneProcess) -> None:
    """Count the statements that SQLite runs on connections which are opened from now on."""
    connect = sqlite3.connect

    def note(statement: str) -> None:
        one.statements += not statement.startswith("--")  # those of triggers are told as comments

    def counted(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **named)
        connection.set_trace_callback(note)
        return connection

    sqlite3.connect = counted  # type: ignore[assignment]


def measure(one: OneProcess, pages: Sequence[bytes], accounts: Path) -> Reading:
    """Take the pages in, the first ones to warm.

    Times are the mean of an article; counts are what three of four have at least: where a busy machine answers late, a
    host rests for a while, and the loop that fetches looks once more, so a high count may be chance and a low one not.
    """
    with served(pages) as (hosts, addresses):

        def asked() -> int:
            return sum(path.path != "/robots.txt" for web in hosts for path in web.asked)

        for url in addresses[:WARM]:
            one.take_in(url, asked)
        looking = counted(one, accounts, lambda: None)
        articles, pieces = [], []
        for place, url in enumerate(addresses[WARM:-PROFILED]):
            if place % EVERY == 0:
                pieces.append(seconds(piece))
            articles.append(counted(one, accounts, lambda url=url: one.take_in(url, asked)))  # type: ignore[misc]
        called = function_calls(lambda: [*map(partial(one.take_in, asked=asked), addresses[-PROFILED:])])
    names = dict.fromkeys(name for each in articles for name in each)
    told = {name: fewest([each.get(name, 0.0) for each in articles]) - looking.get(name, 0.0) for name in names}
    ms = {name.removesuffix(MS): mean(each[name] for each in articles) for name in names if name.endswith(MS)}
    told |= {f"{cause}: functions called": called[cause] / PROFILED for cause in COMPUTED}
    return Reading(
        unit_ms=1000 * PIECES * median(pieces), articles=len(articles),
        ms={name: value for name, value in ms.items() if value >= LEAST_MS},
        counts={name: value for name, value in told.items() if value > 0 and not name.endswith(MS)},
    )  # fmt: skip


def fewest(values: Sequence[float]) -> float:
    """What three of four values are not below."""
    return sorted(values)[len(values) // 4]


def counted(one: OneProcess, accounts: Path, work: Callable[[], object]) -> dict[str, float]:
    """What some work costs and counts, with what it takes to look."""
    outside, before = one.counters(), read_accounts(accounts)
    work()
    spent = since(before, accounts)
    found = {name: now - outside[name] for name, now in one.counters().items()}
    for cause, each in spent.items():
        counts = {"exchanges": each.exchanges} if each.exchanges else {"calls": each.calls}
        found |= {f"{cause}{MS}": each.ms, **{f"{cause}: {name}": count for name, count in counts.items()}}
    return found | {"exchanges with Redis": sum(each.exchanges for each in spent.values())}


def function_calls(work: Callable[[], object]) -> Counter[str]:
    """How many functions this thread calls for each cause; what goes on inside a function in C is not seen."""
    called = Counter[str]()

    def count(_frame: object, event: str, _given: object) -> None:
        if event in ("call", "c_call"):
            called[ACCOUNT.current()] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return called


def main() -> None:
    """Measure, and print a line of JSON."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--pages", type=Path)
    reading.add_argument("--articles", type=int, default=40)
    asked = reading.parse_args()
    pages = pages_of(asked.pages, WARM + asked.articles + PROFILED)
    os.environ.update(SETTINGS)
    with ExitStack() as opened:
        data = Path(opened.enter_context(FOLDER))
        broker = opened.enter_context(Broker(data / "broker"))
        parts = assemble_worker("bench", SharedSettings(data_dir=data, broker_url=broker.url))
        parts.epoch.begin()
        one = OneProcess.over(parts)
        traced(one)
        found = measure(one, pages, data)
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main()
