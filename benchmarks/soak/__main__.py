"""Runs the whole embedded stack, with the model, at a steady rate, and prints what grew.

    python -m benchmarks.soak --minutes 30 --rate 4 [--readings soak.jsonl]

Sites on loopback publish `rate` articles a second; searches come in at one a second.  Every 15 s the processes, the
disk and Redis are read from outside.  The table tells the slope of each value by the hour, and by a thousand articles:
what is kept of each article has the second, what leaks has the first alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from newswire_shared.accounting.ledger import Counts, total  # noqa: E402
from newswire_shared.contracts.settings import SharedSettings, load  # noqa: E402
from newswire_shared.running.assembly import Assembly, assemble  # noqa: E402
from newswire_shared.running.embedded.stack_address import StackAddress, read_stack  # noqa: E402
from real_stack import PATIENCE_S, eventually  # noqa: E402
from redis import Redis  # noqa: E402

from benchmarks.soak.newsroom import SteadyNewsroom  # noqa: E402
from benchmarks.soak.readings import Values, disk_of, lasting_keys, processes_of, redis_of  # noqa: E402
from benchmarks.soak.slopes import HEADING, slope_of  # noqa: E402

EVERY_S = 15.0
KEYS_EVERY = 8  # readings: a walk over all keys costs Redis time, which should not be what is measured
DRAIN_S = 300.0
SETTINGS = {
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',  # the sites are on loopback, which is refused else
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.1",
    "NEWSWIRE_INGEST_POLL_INTERVAL_S": "60",
}


NO_SETTINGS: Mapping[str, str] = {}


@dataclass(slots=True)
class Soak:
    """A stack in a data folder, and what was read of it."""

    data: Path
    environment: dict[str, str]
    address: StackAddress
    parts: Assembly
    readings: list[Values] = field(default_factory=list)

    def read(self, at_s: float) -> None:
        values = {"at_s": at_s, "articles": float(self.counts().accepted)}
        redis = Redis.from_url(self.address.broker_url)
        values |= processes_of(self.address.pid) | disk_of(self.data) | redis_of(redis)
        if len(self.readings) % KEYS_EVERY == 0:
            values |= lasting_keys(redis)
        self.readings.append(values)

    def counts(self) -> Counts:
        ledger = self.parts.ledger
        return total(map(ledger.counts, ledger.buckets(0)))

    def newswire(self, *words: str) -> None:
        command = [str(Path(sys.executable).with_name("newswire")), *words]
        subprocess.run(command, check=True, env=self.environment, capture_output=True)

    def search(self) -> None:
        with (
            suppress(OSError),
            urllib.request.urlopen(f"{self.address.http_url}/v1/search?q=government+said") as answer,
        ):
            answer.read()


@contextmanager
def running_stack(data: Path, port: int, own: Mapping[str, str] = NO_SETTINGS) -> Iterator[Soak]:
    """`newswire up` in a data folder of its own, until left; with settings of its own where given."""
    environment = {**os.environ, **SETTINGS, **own, "NEWSWIRE_DATA_DIR": str(data)}
    command = [str(Path(sys.executable).with_name("newswire")), "up", "--port", str(port)]
    with (data / "up.log").open("wb") as log, subprocess.Popen(command, env=environment, stdout=log, stderr=log) as up:
        try:
            eventually(lambda: read_stack(data / "run") or up.poll() is not None, "the stack is ready", PATIENCE_S)
            address = read_stack(data / "run")
            if address is None:
                raise SystemExit((data / "up.log").read_text())
            settings = {"NEWSWIRE_DATA_DIR": str(data), "NEWSWIRE_BROKER_URL": address.broker_url}
            yield Soak(data, environment, address, assemble("soak", load(SharedSettings, settings)))
        finally:
            up.terminate()


def soak(stack: Soak, newsroom: SteadyNewsroom, minutes: float) -> None:
    """Add the sites as sources and read until the time is over."""
    for number, site in enumerate(newsroom.sites):
        stack.newswire("sources", "add", site.feed, "--name", f"site-{number}", "--every", "1m")
    begun = time.monotonic()
    while (gone := time.monotonic() - begun) < minutes * 60:
        if gone >= len(stack.readings) * EVERY_S:
            stack.read(gone)
        stack.search()
        time.sleep(1)


def report(stack: Soak, newsroom: SteadyNewsroom) -> bool:
    """Print what came in and what grew; whether all that was accepted has ended."""
    counts = stack.counts()
    print(f"{newsroom.published} published; {counts}")
    print(HEADING)
    for name in sorted({name for reading in stack.readings for name in reading} - {"at_s", "articles"}):
        rows = [reading for reading in stack.readings if name in reading]
        columns = [[row[key] for row in rows] for key in ("at_s", "articles", name)]
        print(slope_of(name, *columns).row())
    return counts.is_balanced and counts.in_flight == 0


def main() -> int:
    """Soak from the command line; exit status 1 if something is left in flight or the ledger is not balanced."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--minutes", type=float, default=30)
    reading.add_argument("--rate", type=float, default=4, help="articles a second")
    reading.add_argument("--port", type=int, default=18480)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--readings", type=Path, help="write every reading there, a line each")
    given = reading.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="newswire-soak-") as folder,
        SteadyNewsroom(given.rate, given.seed) as newsroom,
        running_stack(Path(folder), given.port) as stack,
    ):
        soak(stack, newsroom, given.minutes)
        newsroom.end()
        with suppress(AssertionError):
            eventually(lambda: stack.counts().in_flight == 0, "everything has ended", DRAIN_S)
        if given.readings:
            given.readings.write_text("".join(json.dumps(values) + "\n" for values in stack.readings), "utf-8")
        return int(not report(stack, newsroom))


if __name__ == "__main__":
    sys.exit(main())
