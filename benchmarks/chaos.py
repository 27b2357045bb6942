"""Kills workers of every kind at random while articles come in, and counts what was lost, doubled or dead.

    python -m benchmarks.chaos --seed 1 --articles 2000

Half of the articles are given as files and half are fetched from a web server on loopback.  The seed decides
which worker is killed when; how the machine schedules the rest, it does not.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from articles import page, take_in  # noqa: E402
from newswire_index.composition import open_index  # noqa: E402
from newswire_shared.accounting.ledger import Counts, Offer  # noqa: E402
from newswire_shared.contracts.identity import canonicalize, host_key  # noqa: E402
from newswire_shared.contracts.settings import SharedSettings, load  # noqa: E402
from real_stack import RealStack, Worker, eventually, real_stack  # noqa: E402
from web_server import WebServer, article_pages  # noqa: E402

RUN = "chaos"
PAUSES_S = (0.5, 2.5)
SETTLE_S = 240.0
KINDS = ("ingest", "enrich", "enrich", "index")


@dataclass(frozen=True, slots=True)
class Trial:
    """How many articles, for how long workers are killed, and by which seed."""

    articles: int
    kill_s: float
    seed: int
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What a trial found."""

    counts: Counts
    stored: int
    lost: int
    duplicated: int
    dead: int
    kills: int
    seconds: float

    def line(self, seed: int) -> str:
        balance = "balanced" if self.counts.is_balanced else "NOT balanced"
        return (
            f"seed {seed}: {self.counts.accepted} accepted, {self.stored} in the index, {self.lost} lost, "
            f"{self.duplicated} duplicated, {self.dead} dead, ledger {balance}; "
            f"{self.kills} kills in {self.seconds:.0f} s"
        )


def run(trial: Trial, folder: Path, say: Callable[[str], None]) -> Report:
    """Run one trial in a folder."""
    chance = random.Random(trial.seed)
    begun = time.monotonic()
    fetched = trial.articles // 2
    with real_stack(folder, trial.environment) as stack, WebServer(article_pages(fetched, wait_s=0.01)) as web:
        workers = [stack.work(kind, app=None, wait=False) for kind in (*KINDS, "enrich-suspect")]
        for worker in workers:
            stack.await_ready(worker)
        articles = _offer_all(stack, web, trial.articles - fetched, fetched)
        kills = _kill_at_random(stack, workers, chance, trial.kill_s, say)
        eventually(lambda: stack.counts(f"run/{RUN}").in_flight == 0, "everything has ended", SETTLE_S)
        return _report(stack, articles, kills, time.monotonic() - begun)


def _offer_all(stack: RealStack, web: WebServer, files: int, fetched: int) -> list[str]:
    parts = stack.parts
    given = [a.article_id for a in take_in(parts, [page(10_000 + n) for n in range(files)], RUN)]
    offered = []
    for n in range(fetched):
        url = f"{web.address}/articles/{n}"
        key = canonicalize(url).key
        offered.append(
            parts.ledger.accept(Offer(key=key, url=url, source="web", host=host_key(url), run=RUN)).article_id
        )
    return given + offered


def _kill_at_random(
    stack: RealStack, workers: list[Worker], chance: random.Random, seconds: float, say: Callable[[str], None]
) -> int:
    """kill -9 a worker, or only its parent, or only a child, and start another in its place, again and again."""
    ends, kills = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        time.sleep(chance.uniform(*PAUSES_S))
        place = chance.randrange(len(workers))
        worker = workers[place]
        how = chance.choice((worker.kill, worker.kill, worker.kill_parent))
        how()
        kills += 1
        say(f"killed {worker.node} ({how.__name__})")
        workers[place] = stack.work(worker.group, wait=False)
    return kills


def _report(stack: RealStack, articles: list[str], kills: int, seconds: float) -> Report:
    parts = stack.parts
    environment = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    index = open_index(load(SharedSettings, environment))
    index.refresh()
    stored = index.read(articles)
    documents = next(row.documents for row in index.status() if row.alias.endswith("articles"))
    doubled = sum(len(found.document.revisions) - 1 for found in stored.values()) + documents - len(stored)
    counts = parts.ledger.counts(f"run/{RUN}")
    return Report(
        counts=counts, stored=len(stored), lost=len(set(articles)) - len(stored), duplicated=doubled,
        dead=parts.dead_letters.size(), kills=kills, seconds=seconds,
    )  # fmt: skip


def main() -> int:
    """Run a trial from the command line; exit status 1 if anything was lost, doubled or dead."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--articles", type=int, default=2000)
    reading.add_argument("--kill-seconds", type=float, default=90)
    wanted = reading.parse_args()
    with tempfile.TemporaryDirectory(prefix="newswire-chaos-") as folder:
        trial = Trial(wanted.articles, wanted.kill_seconds, wanted.seed)
        report = run(trial, Path(folder), lambda text: print(f"  {text}", file=sys.stderr))
    print(report.line(wanted.seed))
    return int(bool(report.lost or report.duplicated or report.dead or not report.counts.is_balanced))


if __name__ == "__main__":
    sys.exit(main())
