"""What an article costs beyond the work itself, in processor time, and where it goes.

    python -m benchmarks.pipeline [--articles 600]

Articles are fetched from a web server on loopback by a real ingest worker and go through real enrich and index
workers whose extractor, model and engine are left out, so that all they cost is the pipeline's own: three hops,
archive, ledger, frontier, registry.  The second table times single steps in one process.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from articles import page  # noqa: E402
from newswire_shared.accounting.ledger import Offer  # noqa: E402
from newswire_shared.archive.captures import RawCapture  # noqa: E402
from newswire_shared.archive.warc import WarcArchive  # noqa: E402
from newswire_shared.contracts.events import ArticleFetched, CaptureRef  # noqa: E402
from newswire_shared.contracts.identity import canonicalize, host_key  # noqa: E402
from newswire_shared.contracts.reasons import Lane, Stage  # noqa: E402
from newswire_shared.running.assembly import assemble  # noqa: E402
from real_stack import RealStack, eventually, real_stack  # noqa: E402
from web_server import Reply, WebServer  # noqa: E402

from benchmarks.processor_time import a_second, seconds_of  # noqa: E402

TARGET_MS = 12.0
PAGE_BYTES = 80_000
IDLE_S = 5.0
HOSTS = 8
STEPS = 300
QUICK = {"NEWSWIRE_INGEST_HOST_DELAY_S": "0.05", "NEWSWIRE_VISIBILITY_TIMEOUT_S": "120"}


def big_page(number: int) -> bytes:
    """A page of usual size: 80 kB of markup around a short text."""
    chance = random.Random(number)
    words = [f"{chance.choice('abcdefgh')}{chance.randrange(5000)}" for _ in range(PAGE_BYTES // 6)]
    return page(number).replace(b"<body>", b"<body><script>" + " ".join(words).encode()[:PAGE_BYTES] + b"</script>")


def spent(stack: RealStack) -> dict[str, float]:
    """Processor seconds so far, by process."""
    named = {worker.group: worker.process.pid for worker in stack.workers}
    broker = stack.broker.process
    return {name: seconds_of(pid) for name, pid in named.items()} | {"broker": seconds_of(broker.pid) if broker else 0}


def measure(articles: int) -> dict[str, float]:
    """Milliseconds of processor time for an article, by process; the idle cost is taken off."""
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder, real_stack(Path(folder), QUICK) as stack:
        for kind in ("enrich", "index"):
            stack.environment["BENCH_WORKER"] = kind
            stack.environment["PYTHONPATH"] = f"{ROOT}:{ROOT / 'tests'}"
            stack.work(kind, app="benchmarks.bare_workers", concurrency=1 if kind == "enrich" else None)
        stack.work("ingest")
        idle = a_second(lambda: spent(stack), IDLE_S)
        with ExitStack() as open_hosts:
            hosts = [open_hosts.enter_context(WebServer(_pages(n, articles))) for n in range(HOSTS)]
            return _through(stack, hosts, articles, idle)


def _pages(host: int, articles: int) -> dict[str, Reply]:
    """One host's share of the articles."""
    return {f"/articles/{n}": Reply(big_page(n)) for n in range(host, articles, HOSTS)}


def _through(stack: RealStack, hosts: list[WebServer], articles: int, idle: dict[str, float]) -> dict[str, float]:
    before, begun = spent(stack), time.monotonic()
    ledger = stack.parts.ledger
    for url in [web.address + path for web in hosts for path in web.replies]:
        ledger.accept(Offer(key=canonicalize(url).key, url=url, source="bench", host=host_key(url), run="bench"))
    eventually(lambda: ledger.counts("run/bench").in_flight == 0, "all have ended", 300)
    took = time.monotonic() - begun
    counts = ledger.counts("run/bench")
    assert counts.indexed == articles, counts
    after = spent(stack)
    return {name: 1000 * (after[name] - before[name] - idle[name] * took) / articles for name in after}


def steps() -> dict[str, float]:
    """Milliseconds of this process' time for single steps; the broker's share is not in them."""
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder, real_stack(Path(folder)) as stack:
        parts, archive = assemble("bench", stack.settings), WarcArchive(Path(folder) / "archive")
        raw = RawCapture("https://a.example/1", "https://a.example/1", big_page(1), "text/html", datetime.now(UTC), 200)
        raw_ref, article_ref = archive.write_raw(raw), archive.write_article(raw.url, page(1))
        capture = parts.ledger.accept(Offer(key="k", url=raw.url, source="bench", host="a.example:443")).capture_id
        reference = CaptureRef(capture_id=capture, article_id="k", source="bench", ref=raw_ref)
        numbers = itertools.count()  # the last addresses are remembered
        message = ArticleFetched(lane=Lane.LIVE, captures=(reference,))
        timed: dict[str, Callable[[], object]] = {
            "archive: write a page": lambda: archive.write_raw(raw),
            "archive: read a page": lambda: archive.read_raw(raw_ref),
            "archive: write an article": lambda: archive.write_article(raw.url, page(1)),
            "archive: read an article": lambda: archive.read_article(article_ref),
            "address: canonical form": lambda: canonicalize(
                f"https://m.a.example/news/1?utm_source=x&id={next(numbers)}"
            ),
            "ledger: begin a stage": lambda: parts.ledger.begin(capture, Stage.FETCH),
            "ledger: advance": lambda: parts.ledger.advance(capture, Stage.ENRICH, {"x": "1"}),
            "ledger: read a record": lambda: parts.ledger.record(capture),
            "message: publish": lambda: parts.publisher.publish(message),
        }
        return {name: _cost_ms(step) for name, step in timed.items()}


def _cost_ms(step: Callable[[], object]) -> float:
    step()
    begun = time.process_time()
    for _ in range(STEPS):
        step()
    return 1000 * (time.process_time() - begun) / STEPS


def main() -> int:
    """Print both tables; exit status 1 when the sum is over the target."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=600)
    articles = reading.parse_args().articles
    by_process = measure(articles)
    total = sum(by_process.values())
    print(f"\nms of processor time for an article, beyond extraction, tagging and engine ({articles} articles)")
    for name, cost in by_process.items():
        print(f"  {name:<10}{cost:8.2f}")
    print(f"  {'sum':<10}{total:8.2f}   (target: at most {TARGET_MS:g})")
    print("\nms of processor time for single steps, in the client")
    for name, cost in steps().items():
        print(f"  {name:<28}{cost:8.3f}")
    return int(total > TARGET_MS)


if __name__ == "__main__":
    sys.exit(main())
