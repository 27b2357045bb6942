"""The straightforward script: fetch, parse with trafilatura, find names with spaCy, index; and what each step costs.

    python -m benchmarks.peers.script [--elasticsearch ADDRESS] < ADDRESSES

A line of ADDRESSES is that of a page; printed are milliseconds of processor time a page, by step.  It runs in an
environment of its own (`environments.py`).  The index is Elasticsearch's, written by `helpers.bulk`, or SQLite's FTS5.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

from benchmarks.peers.extractors import by_trafilatura
from benchmarks.peers.others import spacy_md

BATCH = 100  # articles a request, or a transaction
SCHEMA = "create virtual table articles using fts5 (url unindexed, title, body, document unindexed)"
TEXT, KEPT = {"type": "text"}, {"type": "object", "enabled": False}
MAPPINGS = {"properties": {"url": {"type": "keyword"}, "title": TEXT, "body": TEXT, "document": KEPT}}
PATIENCE_S = 60
Row = Mapping[str, object]
Write = Callable[[Sequence[Row]], object]


class Clock:
    """Milliseconds of processor time by step."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.ms[name] = self.ms.get(name, 0.0) + 1000 * (time.process_time() - began)


def run(addresses: Sequence[str], clock: Clock, write: Write) -> None:
    """Take all pages in; what a tool needs once is loaded before."""
    tag, session = spacy_md(), requests.Session()
    by_trafilatura(session.get(addresses[0], timeout=PATIENCE_S).content, addresses[0])
    tag("Warm.")
    rows: list[Row] = []
    for url in addresses:
        with clock.step("fetch"):
            html = session.get(url, timeout=PATIENCE_S).content
        with clock.step("parse"):
            article = by_trafilatura(html, url)
        with clock.step("entities"):
            article |= tag(article.get("body") or "")
        rows.append({"url": url, "title": article.get("title"), "body": article.get("body"), "document": article})
        if len(rows) == BATCH or url is addresses[-1]:
            with clock.step("index"):
                write(rows)
            rows.clear()


@contextmanager
def embedded() -> Iterator[Write]:
    """A file of SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        index = sqlite3.connect(Path(folder) / "articles.db")
        index.execute("pragma journal_mode=wal")
        index.execute(SCHEMA)

        def write(rows: Sequence[Row]) -> None:
            values = [(r["url"], r["title"] or "", r["body"] or "", json.dumps(r["document"])) for r in rows]
            with index:
                index.executemany("insert into articles values (?, ?, ?, ?)", values)

        yield write
        index.close()


@contextmanager
def elasticsearch(address: str) -> Iterator[Write]:
    """An index of a server, made anew; the last batch is searchable when this ends."""
    from elasticsearch import Elasticsearch, helpers

    with Elasticsearch(address, request_timeout=PATIENCE_S) as client:
        client.indices.create(index="script", mappings=MAPPINGS)
        yield lambda rows: helpers.bulk(client, ({"_index": "script", **row} for row in rows))
        client.indices.refresh(index="script")


def main() -> None:
    """Measure the pages of standard input."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--elasticsearch", metavar="ADDRESS")
    asked, addresses, clock = reading.parse_args(), sys.stdin.read().split(), Clock()
    with elasticsearch(asked.elasticsearch) if asked.elasticsearch else embedded() as write:
        run(addresses, clock, write)
    print(json.dumps({step: ms / len(addresses) for step, ms in clock.ms.items()}))


if __name__ == "__main__":
    main()
