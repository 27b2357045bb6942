"""How long a reader waits for the first byte of each page, at an index of a size.

    python -m benchmarks.first_byte [--articles 100000] [--times 20] [--folder FOLDER]

Articles are made up (`made_articles.py`) and lie in an embedded index of their own, which is thrown away, or stays in
FOLDER and is used again.  The server is a process as it is run; one reader asks each page over a socket, again and
again.  Beside it stands the processor time of the server for an answer, which a busy machine changes less.  Exit status
1: half of the answers to a page take longer than 100 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from newswire_index.engine.sqlite.index import SqliteIndex

from benchmarks.answers import fill
from benchmarks.processor_time import seconds_of

MOST_MS = 100
WARM = 2  # answers that are not counted: they open what the others find open
PAGES = ("/", "/search", "/search?q=harbour", "/search?q=harbour+council+bridge", "/stories", "/entities", "/quotes",
         "/sources", "/help")  # fmt: skip


def main() -> int:
    """Print a row a page; the status of the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where the index lies, or is made and stays")
    given = parser.parse_args()
    late = False
    with TemporaryDirectory() as made, _served(given.folder or Path(made), given.articles) as (host, port, pid):
        link = HTTPConnection(host, port, timeout=60)
        print(f"{'page':<50}{'half ms':>10}{'95 % ms':>10}{'processor ms':>14}")
        for path in (*PAGES, *_found(link)):
            for _ in range(WARM):
                _wait_ms(link, path)
            before = seconds_of(pid)
            waits = sorted(_wait_ms(link, path) for _ in range(given.times))
            spent = 1000 * (seconds_of(pid) - before) / given.times
            half, most = statistics.median(waits), waits[int(0.95 * len(waits))]
            print(f"{path[:48]:<50}{half:>10.0f}{most:>10.0f}{spent:>14.0f}", flush=True)
            late |= half > MOST_MS
    return int(late)


@contextmanager
def _served(folder: Path, articles: int) -> Iterator[tuple[str, int, int]]:
    if not (folder / "index.sqlite").exists():
        fill(SqliteIndex(folder / "index.sqlite"), articles)
    own = {"NEWSWIRE_DATA_DIR": str(folder), "NEWSWIRE_SEARCH_PORT": "0", "NEWSWIRE_SEARCH_PICTURES": "false"}
    command = [sys.executable, "-m", "newswire_search.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | own) as server:
        assert server.stdout
        host, _, port = server.stdout.readline().split()[-1].strip("/").rpartition("/")[2].rpartition(":")
        yield host, int(port), server.pid
        server.terminate()


def _found(link: HTTPConnection) -> Iterator[str]:
    """An article, and a story, if there is one."""
    link.request("GET", "/v1/search?size=20")
    hits = json.load(link.getresponse())["hits"]
    yield f"/articles/{quote(hits[0]['id'], safe='')}"
    yield from [f"/stories/{quote(hit['story']['id'], safe='')}" for hit in hits if hit["story"]][:1]


def _wait_ms(link: HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    link.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    reply = link.getresponse()
    waited = time.perf_counter() - began
    reply.read()
    if reply.status != 200:
        sys.exit(f"{path} is answered {reply.status}")
    return 1000 * waited


if __name__ == "__main__":
    sys.exit(main())
