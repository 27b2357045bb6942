"""Exports all of an embedded index of made articles over HTTP, and says how fast and in how much memory.

    python -m benchmarks.exporting --articles 20000

The server is a process of its own; the most memory that it has held is read after a search and after each export.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from followers import SearchServer, asked
from newswire_index.engine.ports import Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_shared.contracts.settings import SharedSettings

from benchmarks.made_articles import MadeArticles

BATCH = 500
QUERIES = ("", "q=harbour", "q=harbour+council+bridge")


def fill(index: SqliteIndex, articles: int) -> None:
    """Write so many made articles."""
    index.install()
    batch: list[Write] = []
    for document in MadeArticles(articles):
        batch.append(Write(document, None))
        if len(batch) == BATCH:
            index.write(batch)
            batch.clear()
    index.write(batch)


def export(port: int, path: str) -> tuple[int, float]:
    """How many lines an export has, and how long it took by the clock."""
    link, began = http.client.HTTPConnection("127.0.0.1", port, timeout=600), time.monotonic()
    link.request("GET", path)
    answer, lines = link.getresponse(), 0
    while piece := answer.read1(1 << 16):
        lines += piece.count(b"\n")
    link.close()
    return lines, time.monotonic() - began


def peak_mb(pid: int) -> float:
    """The most memory that a process has held, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    return 0.0


def main(articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = SharedSettings(data_dir=Path(folder))
        fill(SqliteIndex(settings.index_file), articles)
        server = SearchServer(settings)
        asked(server.port, "/v1/search?q=harbour")
        print(f"{'':32} {'lines':>8} {'a second':>9} {'peak MB':>8}\n{'one search':51} {peak_mb(server.pid):8.0f}")
        for form in ("ndjson", "csv"):
            for query in QUERIES:
                lines, took_s = export(server.port, f"/v1/export.{form}?{query}")
                print(f"{form} {query or 'everything':<27} {lines:>8} {lines / took_s:9.0f} {peak_mb(server.pid):8.0f}")
        server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    main(parser.parse_args().articles)
