"""Quality and speed of extraction, beside the best-known libraries, in one run.

    python -m benchmarks.extraction PAGES [--score SCORE.py]

PAGES holds folders with `html/ID.html.gz` and a `gold.json` of {id: {url, body, …}}; SCORE.py gives the metric
(`body_precision_recall`, `harmonic`, `best_body_match`).  trafilatura comes with the product; readability-lxml and
newspaper4k are compared where they are installed (`pip install readability-lxml newspaper4k`), and named where not.
The differences of body F1 by page are drawn again 10,000 times (paired bootstrap, 95 %).
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura
from newswire_enrich.extraction import extract
from rich.console import Console
from rich.table import Table

DRAWS = 10_000  # of the bootstrap
SEED = 1  # so that one set of pages gives one interval
Taken = dict[str, Any]
Tool = Callable[[bytes, str], Taken]


@dataclass(frozen=True, slots=True)
class Gold:
    """A recorded page and what it should give."""

    name: str
    set: str
    source: bytes
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool gave for a page: its body's precision and recall, and the processor time in milliseconds."""

    gold: Gold
    precision: float | None
    recall: float | None
    f1: float
    ms: float


def newswire(source: bytes, url: str) -> Taken:
    return {"body": extract(source, "text/html; charset=utf-8", url).body}


def trafilatura_precise(source: bytes, url: str) -> Taken:
    found: Any = trafilatura.bare_extraction(
        source.decode("utf-8", "replace"), url=url, favor_precision=True, include_comments=False, with_metadata=True
    )
    return {"body": found.text if found else ""}


def readability(source: bytes, url: str) -> Taken:
    from lxml import html
    from readability import Document  # type: ignore[import-not-found,unused-ignore]

    text = Document(source.decode("utf-8", "replace")).summary()
    blocks = html.fromstring(text).iter("p", "li", "h2", "h3", "pre") if text.strip() else ()
    return {"body": "\n".join(" ".join(block.text_content().split()) for block in blocks)}


def newspaper(source: bytes, url: str) -> Taken:
    from newspaper import Article  # type: ignore[import-not-found,unused-ignore]

    article = Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=source.decode("utf-8", "replace"))
    article.parse()
    return {"body": article.text}


TOOLS: dict[str, tuple[Tool, str | None]] = {
    "newswire": (newswire, None),
    "trafilatura": (trafilatura_precise, None),
    "readability-lxml": (readability, "readability"),
    "newspaper4k": (newspaper, "newspaper"),
}


def pages(folder: Path) -> Iterator[Gold]:
    """The recorded pages of every set in a folder."""
    for listed in sorted(folder.glob("*/gold.json")):
        for name, record in json.loads(listed.read_text("utf-8")).items():
            source = gzip.decompress((listed.parent / "html" / f"{name}.html.gz").read_bytes())
            yield Gold(name, listed.parent.name, source, record)


def run(tool: Tool, golds: Sequence[Gold], score: ModuleType) -> list[Result]:
    """Each page's result; a tool that breaks on a page gives an empty text for it."""
    tool(golds[0].source, golds[0].record["url"])  # loads what is loaded once
    return [_result(tool, gold, score) for gold in golds]


def _result(tool: Tool, gold: Gold, score: ModuleType) -> Result:
    began = time.process_time()
    try:
        body = tool(gold.source, gold.record["url"])["body"] or ""
    except Exception:
        body = ""
    spent = (time.process_time() - began) * 1000
    wanted = [gold.record["body"], *gold.record.get("body_alternatives", [])]
    precision, recall = score.best_body_match(wanted, body)
    return Result(gold, precision, recall, score.harmonic(precision, recall), spent)


def f1(results: Sequence[Result], score: ModuleType) -> float:
    """F1 of mean precision and mean recall, which is the benchmark's own."""
    precisions = [r.precision for r in results if r.precision is not None]
    recalls = [r.recall for r in results if r.recall is not None]
    return float(score.harmonic(sum(precisions) / len(precisions), sum(recalls) / len(recalls)))


def bootstrap(own: Sequence[Result], other: Sequence[Result]) -> tuple[float, float, float]:
    """The mean difference of body F1 by page, and the ends of its 95 % interval."""
    differences = [a.f1 - b.f1 for a, b in zip(own, other, strict=True)]
    chance, size = random.Random(SEED), len(differences)
    means = sorted(sum(chance.choices(differences, k=size)) / size for _ in range(DRAWS))
    return sum(differences) / size, means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]


def report(results: dict[str, list[Result]], score: ModuleType) -> None:
    """Print a table of all tools, and how much better newswire is than each."""
    sets = sorted({r.gold.set for r in results["newswire"]})
    table = Table("tool", *(f"F1 {name}" for name in sets), "F1 all", "ms mean", "ms p99", "of trafilatura")
    base = sum(r.ms for r in results["trafilatura"])
    for name, rows in results.items():
        by_set = [f"{f1([r for r in rows if r.gold.set == s], score):.3f}" for s in sets]
        times = sorted(r.ms for r in rows)
        cost = f"{sum(times) / len(times):.1f}", f"{times[int(0.99 * len(times))]:.0f}", f"{sum(times) / base:.2f}"
        table.add_row(name, *by_set, f"{f1(rows, score):.3f}", *cost)
    Console(width=110).print(table)
    for name, rows in results.items():
        if name != "newswire":
            mean, low, high = bootstrap(results["newswire"], rows)
            print(f"newswire better than {name} by {mean:+.4f} a page (95 %: {low:+.4f} to {high:+.4f})")


def load(path: Path) -> ModuleType:
    """The metric, from its file."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--score", type=Path, help="the metric; ../score.py beside the pages otherwise")
    given = parser.parse_args()
    score = load(given.score or given.pages.parent / "score.py")
    golds, results = list(pages(given.pages)), {}
    for name, (tool, module) in TOOLS.items():
        if module and importlib.util.find_spec(module) is None:
            print(f"{name} is not installed and left out")
            continue
        results[name] = run(tool, golds, score)
    report(results, score)


if __name__ == "__main__":
    main()
