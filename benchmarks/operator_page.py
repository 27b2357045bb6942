"""How long a look at the operator's page takes, however large the installation is: the page, the status, a trace.

    python -m benchmarks.operator_page [--workers 100] [--sources 10000] [--letters 2000] [--looks 50]

A real Redis holds what that many workers on ten machines and that many sources told, each of which brought something,
dead letters, and hosts that fail.  The page is asked of the HTTP application in this process, each time from a new
reading.
Exit status 1 if half of the looks take 300 ms or more.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from newswire_ops.composition.desk import OperatorDesk
from newswire_ops.router import router
from newswire_search.composition import Search
from newswire_search.web.application import create_application
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state import keys
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.redis_state import State

from benchmarks.scrape import fill

AIM_MS = 300.0
HOSTS = 500
KINDS = 40  # of errors: a bad day


def trouble(state: State, letters: int) -> None:
    """Let hosts fail, and letters lie dead."""
    dead, now_ms = RedisDeadLetters(state), state.now_ms()
    for n in range(letters):
        dead.bury(
            DeadLetter(
                id=f"{n}:enrich", task="enrich.enrich_article", stage="enrich", capture_id="", article_id="",
                source=f"source-{n % 100}", message="{}", error=f"error {n % KINDS}", kind="ValueError",
                traceback="Traceback\n" * 40, fingerprint=f"{n % KINDS:08x}",
            )
        )  # fmt: skip
    for n in range(HOSTS):
        host = f"s{n}.example"
        state.client.hset(keys.FAILING(), mapping={host: n % 9 + 1, f"at {host}": now_ms, f"since {host}": now_ms})


def taken_ms(look: Callable[[], object], forget: Callable[[], None], times: int) -> list[float]:
    """How long each look took, the shortest first."""
    took = []
    for _ in range(times):
        forget()
        began = time.perf_counter()
        look()
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def measured(folder: Path, url: str, looks: int) -> dict[str, list[float]]:
    """The times by what was looked at."""
    shared = SharedSettings(data_dir=folder, broker_url=url)
    application, desk = create_application(Search.open(shared), (router,)), OperatorDesk.open(shared)
    application.state.ops_desk = desk
    key, text = new_key("edna", "edna", (Right.READ, Right.OPERATE))
    desk.stack.access_keys.add(key)
    session = desk.door.log_in(text, "127.0.0.1")
    assert session
    browser = TestClient(application, headers={"X-API-Key": text}, cookies={"newswire-ops": session[1]})
    article = next(iter(desk.stack.rejections.newest())).article_id

    def ask(path: str) -> Callable[[], object]:
        assert browser.get(path).status_code == 200, path
        return lambda: browser.get(path)

    pages = ("/ops", "/v1/ops/status", "/ops/rejected", f"/ops/trace?what={article}")
    return {path: taken_ms(ask(path), desk.read_status.forget, looks) for path in pages}


def main() -> int:
    """Measure from the command line."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--workers", type=int, default=100)
    reading.add_argument("--sources", type=int, default=10_000)
    reading.add_argument("--letters", type=int, default=2000)
    reading.add_argument("--looks", type=int, default=50)
    given = reading.parse_args()
    with tempfile.TemporaryDirectory(prefix="newswire-page-") as text:
        folder = Path(text)
        with Broker(folder / "broker") as broker:
            state = State(broker.url)
            fill(state, given.workers, given.sources)
            trouble(state, given.letters)
            found = measured(folder, broker.url, given.looks)
    for path, took in found.items():
        half, worst = statistics.median(took), took[int(len(took) * 0.95)]
        print(f"{path.partition('=')[0]:<20} half within {half:.0f} ms, 95 of 100 within {worst:.0f} ms")
    return int(max(map(statistics.median, found.values())) >= AIM_MS)


if __name__ == "__main__":
    sys.exit(main())
