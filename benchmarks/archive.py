"""What a record costs to write and to read: in a folder, and in an object store.

    python -m benchmarks.archive [--records 1000] [--threads 1]

The store is Swift on this machine, in a process of its own; its own time counts as wall time only.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import obstore
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.s3_objects import S3Objects
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from obstore.store import S3Store

ROOT = Path(__file__).resolve().parents[1]
KEYS: Any = {"access_key_id": "newswire:tester", "secret_access_key": "tested-secret", "region": "us-east-1"}


def capture() -> RawCapture:
    """A page of 36 kB of words that do not repeat much."""
    words = random.Random(1)
    page = " ".join(f"{words.getrandbits(32):08x}" for _ in range(4000)).encode()
    fetched = datetime(2026, 1, 1, tzinfo=UTC)
    return RawCapture("https://a.example/", "https://a.example/", page, "text/html", fetched, 200)


@contextmanager
def bucket(folder: Path) -> Iterator[S3Objects]:
    """An empty bucket of a server of our own."""
    command = [sys.executable, "-W", "ignore", str(ROOT / "tests" / "swift_store.py"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        endpoint = f"http://127.0.0.1:{int(server.stdout.readline())}"
        bare = S3Store("bench", endpoint=endpoint, client_options={"allow_http": True}, **KEYS)
        made = urllib.request.Request(obstore.sign(bare, "PUT", "", timedelta(minutes=5)), method="PUT")
        urllib.request.urlopen(made, timeout=60).close()
        yield S3Objects("bench", "archive", endpoint, **KEYS)
        server.kill()


def measured(name: str, work: Callable[[int], object], records: int, threads: int) -> None:
    """Print the time of one record of many."""
    processor, wall = time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(records)))
    spent = (time.process_time() - processor, time.perf_counter() - wall)
    print(f"{name:<34} {spent[0] / records * 1000:7.2f} {spent[1] / records * 1000:7.2f}", flush=True)


def both(name: str, archive: WarcArchive, other: WarcArchive, records: int, threads: int) -> None:
    """Write some records, and read them on the same machine and on another."""
    page, refs = capture(), [""] * records

    def write(number: int) -> None:
        refs[number] = archive.write_raw(page)

    measured(f"{name}: write", write, records, threads)
    measured(f"{name}: read", lambda number: archive.read_raw(refs[number]), records, threads)
    if other is archive:
        return
    measured(f"{name}: read elsewhere, tails", lambda number: other.read_raw(refs[number]), records, threads)
    started = time.perf_counter()
    archive.segments.close()
    print(f"{name + ': upload of the segment':<34} {'':7} {(time.perf_counter() - started) * 1000:7.0f} in all")
    measured(f"{name}: read elsewhere, whole", lambda number: other.read_raw(refs[number]), records, threads)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args(arguments)
    print(f"{'ms a record':<34} {'cpu':>7} {'wall':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = WarcArchive(folder / "plain")
        both("folder", plain, plain, asked.records, asked.threads)
        with bucket(folder / "swift") as store:
            a, b = (WarcArchive(folder / each, segments=StoredSegments(folder / each, store)) for each in "ab")
            both("store", a, b, asked.records, asked.threads)


if __name__ == "__main__":
    main()
