"""What polls cost: processor time of this process and of Redis for each, with a real Redis and a real web server.

    .venv/bin/python -m benchmarks.poll_cost [--polls 300 --items 50]

A poll is what a worker does from the claim of a due source to the end of its turn.  The web server is not counted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newswire_ingest.composition import Ingest
from newswire_ingest.frontier.ports import ClaimEnd, Idle
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.ports import Source
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running import logs
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.broker import Broker

from benchmarks.processor_time import seconds_of

SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
kind, items = sys.argv[1], int(sys.argv[2])
asked = 0

def body():
    first = asked if kind == "new" else 0
    listed = "".join(f"<item><title>Headline {n}</title><link>http://127.0.0.1/{n}</link>"
                     f"<description>{'word ' * 40}</description></item>" for n in range(first, first + items))
    return f'<rss version="2.0"><channel><title>T</title>{listed}</channel></rss>'.encode()

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        global asked
        asked += 1
        same = kind == "304" and self.headers.get("If-None-Match")
        sent = b"" if same else body() if "feed" in self.path else b""
        self.send_response(304 if same else 200 if "feed" in self.path else 404)
        self.send_header("ETag", f'"{asked if kind == "new" else 1}"')
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)
    def log_message(self, *_): pass

server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def measured(kind: str, polls: int, items: int) -> tuple[float, float]:
    """Milliseconds of this process and of Redis for each poll of a feed that answers in one way."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Broker(Path(folder)) as broker,
        subprocess.Popen([sys.executable, "-c", SERVER, kind, str(items)], stdout=subprocess.PIPE, text=True) as web,
    ):
        try:
            assert web.stdout is not None
            address = f"http://127.0.0.1:{web.stdout.readline().strip()}/feed.xml"
            return _polled(broker, folder, address, polls)
        finally:
            web.kill()


def _polled(broker: Broker, folder: str, address: str, polls: int) -> tuple[float, float]:
    shared = load(SharedSettings, {"NEWSWIRE_BROKER_URL": broker.url, "NEWSWIRE_DATA_DIR": folder})
    own = load(IngestSettings, {
        "NEWSWIRE_INGEST_HOST_DELAY_S": "0", "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    })  # fmt: skip
    parts = assemble("benchmark", shared)
    parts.epoch.begin()
    ingest = Ingest.over(parts, own)
    source = Source("desk", address, 0)
    ingest.sources.save(source)
    poll = _one_poll(ingest, source)
    for _ in range(5):  # the first learns robots.txt, connects and reads
        poll()
    redis = seconds_of(_pid(broker))
    own_s = sum(poll() for _ in range(polls))
    return own_s * 1000 / polls, (seconds_of(_pid(broker)) - redis) * 1000 / polls


def _pid(broker: Broker) -> int:
    assert broker.process is not None
    return broker.process.pid


def _one_poll(ingest: Ingest, source: Source) -> Callable[[], float]:
    use = ingest.poll

    def poll() -> float:
        """The processor time of one poll; that the source is due, which time would bring, is set before it."""
        ingest.sources.polled(source, replace(ingest.sources.state(source.name), next_ms=0), 0)
        begun = time.process_time()
        for name in ingest.sources.claim_due(20):
            use.line_up(name)
        while not isinstance(claims := ingest.frontier.claim(), Idle):
            # An article of it is no part of this.
            ends = (use(each) if each.poll else ClaimEnd(each, wait_s=1e6) for each in claims)
            ingest.frontier.end(*ends)
        return time.process_time() - begun

    return poll


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--polls", type=int, default=300)
    parser.add_argument("--items", type=int, default=50)
    arguments = parser.parse_args()
    logs.configure_command()
    print(f"{'answer':24} {'ms of the worker':>18} {'ms of Redis':>12}")
    for kind, says in (("304", "304"), ("same", "200, equal bytes"), ("new", "200, one item is new")):
        own, redis = measured(kind, arguments.polls, arguments.items)
        print(f"{says:24} {own:18.2f} {redis:12.2f}")


if __name__ == "__main__":
    main()
