"""What it costs to index an article, in processor time of the worker, the engine and Redis.

    python -m benchmarks.indexing [--articles 2000] [--engine embedded|elasticsearch] [--captures 20]
    python -m benchmarks.indexing --outage [--articles 5000] [--engine-s 40] [--redis-s 10]

Made articles lie in an archive as enriched copies, and their captures wait for the index; a real index worker with
its 128 threads takes them from a real Redis into a real engine.  `--captures` is how many captures a message names: 1
as in the live lane, up to 20 in backfills.  What the worker costs while it has nothing to do is taken off.

With `--outage` the engine (Elasticsearch) and then Redis are stopped for a while in the middle of it, as a machine that
stands still does; the report says how long the rest took, and what was tried again or refused.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from elasticsearch_server import MEMORY, Server, free_server  # noqa: E402
from newswire_shared.accounting.ledger import Acceptance, Offer  # noqa: E402
from newswire_shared.contracts.events import ArticleEnriched, CaptureRef  # noqa: E402
from newswire_shared.contracts.reasons import Lane, Stage  # noqa: E402
from newswire_shared.running.assembly import Assembly  # noqa: E402
from real_stack import RealStack, Worker, eventually, real_stack  # noqa: E402

from benchmarks.made_articles import MadeArticles  # noqa: E402
from benchmarks.processor_time import seconds_of  # noqa: E402

T = TypeVar("T")
TARGET_MS = 2.0  # of the worker
IDLE_S = 5.0
PATIENCE_S = 3600.0
RUN = "bench"
# as a stack has it by default, where tests lower it: nothing is delivered twice because a machine is slow
USUAL = {
    "NEWSWIRE_VISIBILITY_TIMEOUT_S": "120", "NEWSWIRE_OVERDUE_LIVE_S": "300", "NEWSWIRE_OVERDUE_BACKFILL_S": "3600",
    "NEWSWIRE_RETRY_FIRST_S": "1", "NEWSWIRE_RETRY_LONGEST_S": "300",
}  # fmt: skip
TROUBLES = {
    "pool errors": "Too many connections", "messages requeued": "message.requeued", "captures parked": "capture.parked",
    "tracebacks": "Traceback",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """A stack with its articles accepted, and the engine's own server where it has one."""

    stack: RealStack
    server: Server | None
    messages: Sequence[ArticleEnriched]
    articles: int

    def spent(self, worker: Worker) -> dict[str, float]:
        """Processor seconds so far, by process."""
        broker = self.stack.broker.process
        found = {"worker": worker.process.pid, "redis": broker.pid if broker else 0}
        if self.server:
            found["engine"] = self.server.pid()
        return {name: seconds_of(pid) for name, pid in found.items()}

    def indexed(self) -> int:
        return self.stack.counts(f"run/{RUN}").indexed

    def await_indexed(self, number: int) -> None:
        eventually(lambda: self.indexed() >= number, f"{number} are indexed", PATIENCE_S)


@contextmanager
def bench(engine: str, articles: int, captures: int, lane: Lane) -> Iterator[Bench]:
    """A stack of its own, with its articles archived and accepted; no message is published yet."""
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="newswire-bench-")))
        server, environment = None, dict(USUAL)
        if engine == "elasticsearch":
            server = started(folder / "elasticsearch")
            kept.callback(server.stop)
            environment["NEWSWIRE_ELASTICSEARCH_URL"] = server.address
        stack = kept.enter_context(real_stack(folder, environment))
        references = prepared(stack.parts, articles, lane)
        messages = [ArticleEnriched(lane=lane, captures=part) for part in parts_of(references, captures)]
        yield Bench(stack, server, messages, articles)


def started(folder: Path) -> Server:
    """An Elasticsearch that compiles as it does in use."""
    folder.mkdir(mode=0o755)
    folder.parent.chmod(0o755)
    server = free_server(folder)
    server.java_options = MEMORY
    server.start()
    server.await_ready()
    return server


def prepared(parts: Assembly, number: int, lane: Lane) -> list[CaptureRef]:
    """The captures of made articles whose enriched copies lie in the archive."""
    found: list[CaptureRef] = []
    for documents in parts_of(MadeArticles(number), 500):
        articles = [document.article for document in documents]
        refs = [parts.archive.write_article(a.url, a.model_dump_json().encode()) for a in articles]
        offers = [
            Offer(key=a.article_id, url=a.url, source=a.source, lane=lane, stage=Stage.INDEX, ref=ref, run=RUN)
            for a, ref in zip(articles, refs, strict=True)
        ]
        accepted = parts.ledger.accept_all(offers)
        found += map(_reference, accepted, offers)
    parts.archive.segments.close()
    return found


def _reference(accepted: Acceptance, offer: Offer) -> CaptureRef:
    return CaptureRef(
        capture_id=accepted.capture_id, article_id=accepted.article_id, source=offer.source, ref=offer.ref
    )


def parts_of(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in order, so many at a time."""
    walk = iter(items)
    while part := tuple(islice(walk, size)):
        yield part


def measure(running: Bench) -> dict[str, float]:
    """Milliseconds of processor time for an article, by process."""
    worker = running.stack.work("index")
    time.sleep(1)  # for what it does once
    before = running.spent(worker)
    time.sleep(IDLE_S)
    idle = {name: (now - before[name]) / IDLE_S for name, now in running.spent(worker).items()}
    before, begun = running.spent(worker), time.monotonic()
    running.stack.parts.publisher.publish_all(running.messages)
    running.await_indexed(running.articles)
    took, after = time.monotonic() - begun, running.spent(worker)
    cost = {name: 1000 * (after[name] - before[name] - idle[name] * took) / running.articles for name in after}
    return {**cost, "articles a second": running.articles / took}


def outage(running: Bench, engine_s: float, redis_s: float) -> dict[str, float]:
    """What became of a backlog whose engine, and then Redis, stood still."""
    worker = running.stack.work("index")
    running.stack.parts.publisher.publish_all(running.messages)
    running.await_indexed(running.articles // 20)
    broker = running.stack.broker.process
    stops = [(running.server.pid(), engine_s)] if running.server else []
    stops += [(broker.pid, redis_s)] if broker else []
    for pid, stopped_s in stops:
        os.kill(pid, signal.SIGSTOP)
        try:
            time.sleep(stopped_s)
        finally:
            os.kill(pid, signal.SIGCONT)
    at_return, begun = running.indexed(), time.monotonic()
    running.await_indexed(running.articles)
    told = running.stack.log_of(worker)
    counts = running.stack.counts(f"run/{RUN}")
    return {
        "indexed when both were back": at_return,
        "seconds for the rest": time.monotonic() - begun,
        "articles of the rest a second": (running.articles - at_return) / max(0.001, time.monotonic() - begun),
        "dead": counts.dead,
        **{name: len(re.findall(word, told)) for name, word in TROUBLES.items()},
    }


def main() -> int:
    """Print what was measured; exit status 1 where the worker costs more than it may, or the outage left traces."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=2000)
    reading.add_argument("--engine", choices=["embedded", "elasticsearch"], default="embedded")
    reading.add_argument("--captures", type=int, default=20, help="that a message names")
    reading.add_argument("--live", action="store_true", help="in the live lane")
    reading.add_argument("--outage", action="store_true", help="stop engine and Redis in the middle")
    reading.add_argument("--engine-s", type=float, default=40)
    reading.add_argument("--redis-s", type=float, default=10)
    asked = reading.parse_args()
    with bench(asked.engine, asked.articles, asked.captures, Lane.LIVE if asked.live else Lane.BACKFILL) as running:
        found = outage(running, asked.engine_s, asked.redis_s) if asked.outage else measure(running)
    what = "an outage" if asked.outage else "ms of processor time an article"
    print(f"\n{what}: {asked.articles} articles, {asked.engine}, {asked.captures} captures a message")
    for name, number in found.items():
        print(f"  {name:<32}{number:10.2f}")
    if asked.outage:
        return int(any(found[name] for name in ("dead", "pool errors", "tracebacks")))
    return int(found["worker"] > TARGET_MS)


if __name__ == "__main__":
    sys.exit(main())
