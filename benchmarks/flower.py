"""Takes articles through all worker groups, and holds what Flower shows of their tasks to what the workers did.

    python -m benchmarks.flower [--articles 5000]

Sites on loopback are fetched from, each page is enriched and indexed, by real workers over a real Redis.  Then tasks
of `/api/tasks` by name and state are compared with what each worker itself says that it began, and with the ledger.
Exit status 1 where Flower shows another number, a task that has not ended, or one without its article and source.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from articles import page
from articles import take_in as take_in_pages
from flower_viewer import Viewer
from newswire_shared.accounting.ledger import Counts, Offer, total
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.topology import ENRICH, GROUPS, INDEX
from newswire_shared.messaging.celery_app import create_app
from real_stack import RealStack, eventually, real_stack
from web_server import WebServer, article_pages

SITES = 10  # the delay between two requests is that of a site
QUIET_S = 15.0  # a loop that fetches lasts ten seconds, and events come in bundles
PATIENCE_S = 3600.0  # met by what never comes true only
ENVIRONMENT = {"NEWSWIRE_TASK_EVENTS": "true", "NEWSWIRE_ENRICH_MODEL": "none", "NEWSWIRE_OVERDUE_LIVE_S": "3600",
               "NEWSWIRE_VISIBILITY_TIMEOUT_S": "120", "NEWSWIRE_INGEST_LEASE_S": "120"}  # fmt: skip
Tasks = Sequence[Mapping[str, Any]]


@contextmanager
def watched(folder: Path, articles: int) -> Iterator[tuple[RealStack, Viewer]]:
    """All worker groups, and Flower, which listens before anything is to be done and forgets nothing."""
    with real_stack(folder, ENVIRONMENT) as stack:
        viewer = Viewer(stack)
        viewer.start(f"--max_tasks={10 * articles}")
        try:
            workers = [stack.work(group.name, app=group.app, wait=False) for group in GROUPS]
            for worker in workers:
                stack.await_ready(worker)
            probes = count()
            eventually(lambda: _listens(stack, viewer, next(probes)), "Flower listens")
            yield stack, viewer
        finally:
            viewer.supervisor.stop(10)


def _listens(stack: RealStack, viewer: Viewer, probe: int) -> bool:
    """Flower answers before it listens, so one article after another is taken in until it has seen one indexed."""
    if probe % 40 == 0:  # asked every 0.05 s
        take_in_pages(stack.parts, [page(10_000_000 + probe)])
    return any(task["name"] == INDEX.task for task in viewer.tasks("SUCCESS"))


def take_in(stack: RealStack, articles: int) -> None:
    """Let articles be fetched, enriched and indexed, until all of them are."""
    each = articles // SITES
    with ExitStack() as open_:
        sites = [open_.enter_context(WebServer(article_pages(each))) for _ in range(SITES)]
        urls = [f"{site.address}/articles/{n}" for n in range(each) for site in sites]
        offers = [Offer(canonicalize(url).key, url, "sites", host=host_key(url)) for url in urls]
        stack.parts.ledger.accept_all(offers)
        eventually(lambda: counts(stack).in_flight == 0, "all have ended", PATIENCE_S)


def counts(stack: RealStack) -> Counts:
    """The ledger's account of all."""
    ledger = stack.parts.ledger
    return total(map(ledger.counts, ledger.buckets(0)))


def began(stack: RealStack) -> Counter[str]:
    """How many tasks of each name the workers themselves say that they began; ticks, which tell Flower nothing, not."""
    app = create_app("flower-benchmark", stack.settings, stack.settings.broker_url or stack.broker.url)
    told = app.control.inspect(timeout=10, limit=len(stack.workers)).stats() or {}
    if len(told) != len(stack.workers):
        raise AssertionError(f"only {', '.join(told)} answered")
    ticks = {group.control.task for group in GROUPS if group.control}
    numbers: Counter[str] = sum((Counter(each["total"]) for each in told.values()), Counter())
    return Counter({name: number for name, number in numbers.items() if name not in ticks})


def quiet(stack: RealStack, viewer: Viewer) -> tuple[Counter[str], Mapping[str, Mapping[str, Any]]]:
    """What workers began and what Flower shows, once nothing is under way."""
    eventually(lambda: counts(stack).in_flight == 0, "all have ended", PATIENCE_S)
    time.sleep(QUIET_S)
    return began(stack), viewer.see("/api/tasks")


def wrong(done: Counter[str], seen: Tasks, articles: int) -> Iterator[str]:
    """What is not as it must be."""
    shown = Counter((str(task["name"]), str(task["state"])) for task in seen)
    if shown != Counter({(name, "SUCCESS"): number for name, number in done.items()}):
        yield f"Flower shows {dict(shown)}, and the workers did {dict(done)}"
    for route in (ENRICH, INDEX):
        nameless = sum(task["name"] == route.task and " from sites" not in str(task["args"]) for task in seen)
        if nameless or done[route.task] < articles:
            yield f"{route.task}: {done[route.task]} for {articles} articles, {nameless} without source"


def main() -> int:
    """Compare from the command line."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=5000)
    given = reading.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="newswire-flower-") as folder,
        watched(Path(folder), given.articles) as seen,
    ):
        stack, viewer = seen
        before, known = quiet(stack, viewer)
        began_s = time.monotonic()
        take_in(stack, given.articles)
        print(f"{counts(stack)} in {time.monotonic() - began_s:.0f} s", flush=True)
        after, shown = quiet(stack, viewer)
        done, tasks = after - before, [task for name, task in shown.items() if name not in known]
        print("workers began:", dict(done))
        print("Flower shows:", dict(Counter((task["name"], task["state"]) for task in tasks)))
        found = [*wrong(done, tasks, given.articles // SITES * SITES)]
        print("\n".join(found) or "Flower shows what the workers did", flush=True)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
