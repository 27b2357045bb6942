"""The straightforward script: read, parse with trafilatura, find names with spaCy, index; and what each step costs.

    python -m benchmarks.peers.script < PAGES

A line of PAGES is `{"page": FILE, "url": …}`; printed are milliseconds of processor time a page, by step.  It runs in
the environment of the peers.  The index is SQLite's FTS5, as newswire's embedded one, written in batches.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.peers.extractors import trafilatura
from benchmarks.peers.others import spacy_md

BATCH = 100  # articles a transaction
SCHEMA = "create virtual table articles using fts5 (url unindexed, title, body, document unindexed)"


class Clock:
    """Milliseconds of processor time by step."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.ms[name] = self.ms.get(name, 0.0) + 1000 * (time.process_time() - began)


def run(pages: list[dict[str, str]], clock: Clock, index: sqlite3.Connection) -> None:
    """Take all pages in; what a tool needs once is loaded before."""
    parse, tag = trafilatura(), spacy_md()
    parse(pages[0]["page"], pages[0]["url"])
    tag("Warm.")
    rows: list[tuple[str, ...]] = []
    for asked in pages:
        with clock.step("parse"):
            article: dict[str, Any] = parse(asked["page"], asked["url"])
        with clock.step("entities"):
            article |= tag(article.get("body") or "")
        rows.append((asked["url"], article.get("title") or "", article.get("body") or "", json.dumps(article)))
        if len(rows) == BATCH or asked is pages[-1]:
            with clock.step("index"), index:
                index.executemany("insert into articles values (?, ?, ?, ?)", rows)
            rows.clear()


def main() -> None:
    """Measure the pages of standard input."""
    pages, clock = [json.loads(line) for line in sys.stdin], Clock()
    with tempfile.TemporaryDirectory() as folder:
        index = sqlite3.connect(Path(folder) / "articles.db")
        index.execute("pragma journal_mode=wal")
        index.execute(SCHEMA)
        run(pages, clock, index)
        index.close()
    print(json.dumps({step: ms / len(pages) for step, ms in clock.ms.items()}))


if __name__ == "__main__":
    main()
