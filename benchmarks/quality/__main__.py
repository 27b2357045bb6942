"""Measure how right newswire is, beside the best open tools, and write docs/quality.md.

    python -m benchmarks.quality --data DIR [--only linking …]

DIR holds the sets and their scorers: `pages/dev/SET`, `entities`, `linking` and `identity`.  Tools that newswire is
compared with get an environment of their own at the first run.  With --only the other figures stay as they were.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks.peers import chain  # noqa: E402
from benchmarks.peers.environments import versions  # noqa: E402
from benchmarks.quality import addresses, entities, extraction, languages, quotes, related, stories  # noqa: E402
from benchmarks.quality.figures import Figure, read, write  # noqa: E402
from benchmarks.quality.page import page  # noqa: E402
from benchmarks.quality.sets import Sets  # noqa: E402

FIGURES = Path(__file__).with_name("figures.json")
PAGE = ROOT / "docs" / "quality.md"


def of_pages(sets: Sets) -> Iterator[Figure]:
    """Extraction and related items, from one extraction of each page."""
    pages = list(sets.pages())
    answers = extraction.extracted(pages)
    yield from extraction.measure(sets, pages, answers)
    own = dict(zip((one.id for one in pages), answers[extraction.OWN], strict=True))
    yield from related.measure(sets, own)


PARTS: dict[str, Callable[[Sets], Iterator[Figure]]] = {
    "pages": of_pages,
    "chain": lambda sets: chain.measure(list(sets.pages())),
    "entities": entities.measure,
    "quotes": quotes.measure,
    "identity": addresses.measure,
    "languages": languages.measure,
    "linking": stories.measure,
}


def main() -> None:
    """Measure what is asked for, keep the figures, and write the page."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--data", type=Path, help="folder of the sets; without it the page is written anew")
    reading.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    asked = reading.parse_args()
    figures = read(FIGURES)
    for part in asked.only if asked.data else ():
        print(f"measuring {part}", file=sys.stderr)
        figures = figures.with_topics(PARTS[part](Sets(asked.data)), versions())
        write(figures, FIGURES)
    PAGE.write_text(page(read(FIGURES)), "utf-8")  # of what was written, which is rounded


if __name__ == "__main__":
    main()
