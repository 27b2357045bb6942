"""The cost of fetching a page, beside what requests and warcio alone take for it, and the pages that come in a second.

    python -m benchmarks.fetching [--pages 2000] [--hosts 60] [--answer-s 0] [--delay-s 0] [--hanging 200] [--peers]

A worker's fetch loop runs in this process against a web server in another, with a real Redis.  Each loopback address is
a host of its own.  Processor time is that of this process alone; the server's and Redis' are not in it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import requests
from isal import igzip
from newswire_ingest.composition import Ingest
from newswire_ingest.settings import IngestSettings
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.broker import Broker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.peers.environments import python_of
from benchmarks.peers.fetchers import FETCHERS

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    "NEWSWIRE_INGEST_RECHECK_AFTER_S": "[]",
}
BODY = b"<html><body>" + b" ".join(b"word%d" % (n * 7919 % 5000) for n in range(8000)) + b"</body></html>"
HEAD = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n"


async def _serve(port: int, answer_s: float) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := (await reader.readuntil(b"\r\n\r\n")):
                is_rules = b" /robots.txt " in request
                if b"Host: 127.0.1." in request:
                    await asyncio.sleep(3600)
                if not is_rules:
                    await asyncio.sleep(answer_s)
                body = b"" if is_rules else BODY
                writer.write(HEAD % (b"404 no" if is_rules else b"200 OK", len(body)) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async with await asyncio.start_server(talk, "0.0.0.0", port) as server:
        await server.serve_forever()


def _addresses(pages: int, hosts: int, port: int) -> list[str]:
    return [f"http://127.0.0.{1 + n % hosts}:{port}/news/{n}" for n in range(pages)]


def baseline_ms(addresses: list[str]) -> float:
    """Processor milliseconds a page of requests and warcio alone, one after another, packed as the archive does."""
    session, out = requests.Session(), io.BytesIO()

    def take(url: str) -> None:
        answer = session.get(url)
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=False)
        http = StatusAndHeaders(str(answer.status_code), list(answer.headers.items()), protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(answer.content), length=len(answer.content), http_headers=http
        )
        writer.write_record(record)
        out.write(igzip.compress(buffer.getvalue(), 1))

    return _cost_ms(lambda: deque(map(take, addresses), 0), len(addresses))


def peer_ms(name: str, addresses: list[str]) -> float:
    """Processor milliseconds a page of a fetcher of `benchmarks/peers/fetchers.py`."""
    argv = [python_of("peers"), "-m", "benchmarks.peers.fetchers", name]
    done = subprocess.run(argv, cwd=ROOT, input="\n".join(addresses), capture_output=True, text=True, check=True)
    return float(done.stdout)


def _cost_ms(work: Callable[[], object], count: int) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun) / count


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--pages", type=int, default=2000)
    reading.add_argument("--hosts", type=int, default=60)
    reading.add_argument("--answer-s", type=float, default=0)
    reading.add_argument("--delay-s", type=float, default=0, help="Between two requests to a host.")
    reading.add_argument("--hanging", type=int, default=0, help="Hosts that never answer, with ten pages each.")
    reading.add_argument(
        "--peers", action="store_true", help="Also requests, httpx, aiohttp and Scrapy, which keep nothing."
    )
    reading.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    reading.add_argument("--profile", action="store_true", help="Print where the time goes.")
    asked = reading.parse_args()
    if asked.serve:
        asyncio.run(_serve(asked.serve, asked.answer_s))
        return 0
    os.environ.update(SETTINGS | {"NEWSWIRE_INGEST_HOST_DELAY_S": str(asked.delay_s)})
    port = 18273
    argv = [sys.executable, "-m", "benchmarks.fetching", "--serve", str(port), "--answer-s", str(asked.answer_s)]
    server = subprocess.Popen(argv, cwd=ROOT)
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        _measure(asked, port)
    finally:
        server.kill()
    return 0


def _measure(asked: argparse.Namespace, port: int) -> None:
    addresses = _addresses(asked.pages, asked.hosts, port)
    alone = baseline_ms(addresses[: min(1000, asked.pages)]) if not asked.answer_s else 0
    for name in FETCHERS if asked.peers else ():
        print(f"{name} {peer_ms(name, addresses):.2f} ms a page, which it does not keep")
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        shared = SharedSettings(data_dir=Path(folder), broker_url=broker.url)
        parts = assemble("bench", shared)
        parts.epoch.begin()
        ingest = Ingest.over(parts, load(IngestSettings))
        hanging = [f"http://127.0.1.{1 + n % asked.hanging}:{port}/news/{n}" for n in range(10 * asked.hanging)]
        for url in hanging + addresses:
            parts.ledger.accept(Offer(key=canonicalize(url).key, url=url, source="b", host=host_key(url), run="b"))
        fetch, begun, redis_before = ingest.fetch, time.monotonic(), _redis_s(broker)
        before = time.process_time()

        def through() -> None:
            while _fetched(parts) < len(addresses):
                fetch()

        if asked.profile:
            import cProfile
            import pstats

            with cProfile.Profile() as profile:
                through()
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
        else:
            through()
        took, cost = time.monotonic() - begun, 1000 * (time.process_time() - before) / asked.pages
        print(f"{asked.pages} pages of {asked.hosts} hosts in {took:.1f} s: {asked.pages / took:.0f} a second")
        print(f"redis {1000 * (_redis_s(broker) - redis_before) / asked.pages:.2f} ms a page")
        print(f"fetching {cost:.2f} ms a page" + (f", alone {alone:.2f}: {cost / alone:.2f} times" if alone else ""))


def _fetched(parts: object) -> int:
    return int(parts.queues.length("enrich.live"))  # type: ignore[attr-defined]


def _redis_s(broker: Broker) -> float:
    from benchmarks.processor_time import seconds_of

    return seconds_of(broker.process.pid) if broker.process else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
