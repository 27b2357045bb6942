"""Pushes articles to a real server that is killed, with requests that are repeated and dropped; counts what came of it.

    python -m benchmarks.push --articles 20000 --kills 10

No worker runs, so that what was published still lies in the queue and can be counted.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.accounting.ledger import total
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import Broker, free_port
from newswire_shared.state.access_keys import RedisAccessKeys
from warcio.archiveiterator import ArchiveIterator

SOURCE = "desk"
CLIENTS = 4
NDJSON = "application/x-ndjson"
GONE = (OSError, http.client.HTTPException)  # what a client sees of a server that was killed
AGAIN_S = 0.1  # before a request is sent again
READY_S = 300.0


@dataclass(frozen=True, slots=True)
class Trial:
    """How many articles in which batches, how often the server is killed, and by which seed requests go wrong."""

    articles: int
    batch: int = 50
    kills: int = 5
    seed: int = 1
    dropped: float = 0.15  # of the requests are cut off in the middle
    repeated: float = 0.2  # are sent again after their answer


@dataclass(frozen=True, slots=True)
class Report:
    """What a trial found."""

    articles: int
    accepted: int
    published: int
    published_again: int
    archived: int
    archived_again: int
    unreadable: int
    kills: int
    dropped: int
    repeated: int
    broken: int
    seconds: float

    def line(self) -> str:
        return ", ".join(f"{name} {getattr(self, name):g}" for name in self.__slots__)


@dataclass
class PushServer:
    """The HTTP application in a process of its own, at one port however often it is started."""

    folder: Path
    broker_url: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        own = {"BROKER_URL": self.broker_url, "DATA_DIR": str(self.folder), "SEARCH_PORT": str(self.port),
               "HIGH_WATER_MESSAGES": "1000000"}  # fmt: skip
        environment = {**os.environ, **{f"NEWSWIRE_{name}": value for name, value in own.items()}}
        with (self.folder / "server.log").open("ab") as log:
            argv = [sys.executable, "-m", "newswire_search.server"]
            self.process = subprocess.Popen(argv, env=environment, stdout=log, stderr=log)
        ends = time.monotonic() + READY_S
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < ends, (self.folder / "server.log").read_text()
            time.sleep(0.05)

    def _answers(self) -> bool:
        with contextlib.suppress(*GONE):
            link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            link.request("GET", "/health/live")
            return link.getresponse().status == 200
        return False

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def article(n: int) -> dict[str, str]:
    """A made-up article; every other one is a page."""
    url = f"https://desk.example/news/{n}"
    body = f"The ferry number {n} left Saltmere late on Tuesday. " * 20
    if n % 2:
        return {"url": url, "html": f"<html><head><title>Ferry {n}</title></head><body><p>{body}</p></body></html>"}
    return {"url": url, "title": f"Ferry {n}", "body": body}


@dataclass
class Client:
    """Pushes batches until each was answered whole, and has some of its requests go wrong."""

    server: PushServer
    key: str
    trial: Trial
    chance: random.Random
    seen: Counter[str]

    def push(self, numbers: Sequence[int]) -> None:
        """Push a batch until every line of it is taken."""
        body = b"".join(json.dumps(article(n)).encode() + b"\n" for n in numbers)
        if self.chance.random() < self.trial.dropped:
            self._drop(body)
        while not self._is_taken(body, len(numbers)):
            self.seen["broken"] += 1
            time.sleep(AGAIN_S)
        if self.chance.random() < self.trial.repeated:
            self.seen["repeated"] += 1
            self._is_taken(body, len(numbers))

    def _is_taken(self, body: bytes, lines: int) -> bool:
        with contextlib.suppress(*GONE):
            link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
            headers = {"Authorization": f"Bearer {self.key}", "Content-Type": NDJSON}
            link.request("POST", "/v1/articles", body, headers)
            answer = link.getresponse()
            found = json.loads(answer.read())
            return answer.status == 202 and found["accepted"] + found["known"] == lines
        return False

    def _drop(self, body: bytes) -> None:
        """Send a part of a request, and go."""
        self.seen["dropped"] += 1
        head = (
            f"POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.key}\r\n"
            f"Content-Type: {NDJSON}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        part = self.chance.randrange(len(body))
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.server.port), 60) as link:
            link.sendall(head.encode() + body[:part])


def run(trial: Trial, folder: Path) -> Report:
    """Push everything, and look from outside at what there is then."""
    seen = Counter[str]()
    with newsroom(folder) as (parts, server, key):
        server.start()
        began = time.monotonic()
        numbers = [range(n, min(n + trial.batch, trial.articles)) for n in range(0, trial.articles, trial.batch)]
        random.Random(trial.seed).shuffle(numbers)
        kill_at = {len(numbers) * (turn + 1) // (trial.kills + 1) for turn in range(trial.kills)}
        with ThreadPoolExecutor(CLIENTS) as pool:
            clients = [
                Client(server, key, trial, random.Random(trial.seed * 1000 + n), seen) for n in range(len(numbers))
            ]
            lock, turns = threading.Lock(), iter(range(len(numbers)))

            def one(client: Client, batch: Sequence[int]) -> None:
                with lock:
                    is_killed = next(turns) in kill_at
                killer = threading.Timer(client.chance.random() / 10, lambda: _kill(server, seen))
                if is_killed:
                    killer.start()
                client.push(batch)
                if is_killed:
                    killer.join()

            for done in [pool.submit(one, client, batch) for client, batch in zip(clients, numbers, strict=True)]:
                done.result()
        server.kill()
        return _report(trial, parts, folder, seen, time.monotonic() - began)


def _kill(server: PushServer, seen: Counter[str]) -> None:
    server.kill()
    seen["kills"] += 1
    server.start()


@contextmanager
def newsroom(folder: Path) -> Iterator[tuple[Assembly, PushServer, str]]:
    """A broker, a server that is not started yet, and a key."""
    with Broker(folder / "broker") as broker:
        parts = assemble("push-trial", SharedSettings(data_dir=folder, broker_url=broker.url))
        parts.epoch.begin()
        key, text = new_key("cms", SOURCE, (Right.PUSH,))
        RedisAccessKeys(parts.state).add(key)
        server = PushServer(folder, broker.url)
        try:
            yield parts, server, text
        finally:
            server.kill()


def _report(trial: Trial, parts: Assembly, folder: Path, seen: Counter[str], seconds: float) -> Report:
    queued = published(parts)
    copies = Counter(archived(folder))
    records = [parts.ledger.record(capture) for capture in queued]
    return Report(
        articles=trial.articles,
        accepted=total(parts.ledger.counts(name) for name in parts.ledger.buckets(0)).accepted,
        published=len(queued),
        published_again=queued.total() - len(queued),
        archived=len(copies),
        archived_again=copies.total() - len(copies),
        unreadable=sum(not record or not _is_kept(parts, record.ref("enrich"), record.url) for record in records),
        kills=seen["kills"], dropped=seen["dropped"], repeated=seen["repeated"], broken=seen["broken"],
        seconds=round(seconds, 1),
    )  # fmt: skip


def _is_kept(parts: Assembly, ref: str, url: str) -> bool:
    return parts.archive.read_raw(ref).url == url


def published(parts: Assembly) -> Counter[str]:
    """How often each capture lies in the queue of enrich."""
    frames = parts.broker.lrange(ENRICH.queue(), 0, -1)
    bodies = (json.loads(base64.b64decode(json.loads(frame)["body"])) for frame in frames)
    return Counter(capture["capture_id"] for body in bodies for capture in body[0][0]["captures"])


def archived(folder: Path) -> Iterator[str]:
    """The address of each raw copy in the archive; a segment of a killed process is read as far as it goes."""
    for path in (folder / "archive").glob("*/*.warc.gz"):
        with path.open("rb") as stream, contextlib.suppress(EOFError, OSError):
            copies = (record for record in ArchiveIterator(stream) if record.rec_type != "metadata")
            yield from (copy.rec_headers.get_header("WARC-Target-URI") for copy in copies)


def main() -> None:
    """Run a trial and print what it found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--batch", type=int, default=100)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Trial(given.articles, given.batch, given.kills, given.seed), Path(folder))
    print(report.line())
    whole = (report.articles, report.articles, report.articles, 0)
    sys.exit(0 if (report.accepted, report.published, report.archived, report.unreadable) == whole else 1)


if __name__ == "__main__":
    main()
