"""Measure what an article costs and where it goes: as tables, as JSON, and as plots.

    python -m benchmarks.performance [--full] [--pages FOLDER] [--only alone chain …] [--out FOLDER | --docs]
    python -m benchmarks.performance --short [--keep RELEASE]

Figures are processor time as a share of a calibration job, a piece of which runs beside each part: what else the
machine does slows both.  FOLDER of pages holds *.html or *.html.gz, at any depth; without it pages are made up.  With
--docs the figures are kept in the tree and docs/performance.md is written of them.  --short counts what an article
takes and says what moved by more than a tenth since the last release; exit status 1 where a count rose, not for times.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks.performance import alone, chain, load, scale, sizes  # noqa: E402
from benchmarks.performance.comparison import Kept, keep, read_kept, report, risen  # noqa: E402
from benchmarks.performance.page import charts, page, printed  # noqa: E402
from benchmarks.performance.pages import pages_of  # noqa: E402
from benchmarks.quality.figures import Figure, Figures, read, write  # noqa: E402

FIGURES = Path(__file__).with_name("figures.json")
KEPT = Path(__file__).with_name("counts.json")
DOCS = ROOT / "docs"
ALONE, CHAINED = 30, 120  # articles of a run
SHORT_ARTICLES = 16  # some 15 s of processor time in all, most of it to load models


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured, and on which pages."""

    is_full: bool
    pages: Path | None = None
    sizes: Sequence[int] = ()

    @property
    def set(self) -> str:
        return "given pages" if self.pages else "made pages"

    @property
    def rounds(self) -> int:
        """Runs of the same: the middle one is kept, and how far they are apart."""
        return 3 if self.is_full else 1


def alone_of(asked: Asked) -> Iterator[Figure]:
    """Each stage alone, and what is counted."""
    runs = [alone.measure(asked.pages, ALONE, "") for _ in range(asked.rounds)]
    middle = sorted(runs, key=_units)[len(runs) // 2]
    for cause, units in middle.units.items():
        yield Figure("alone", asked.set, cause, "units", units, ALONE)
    for name, value in middle.counts.items():
        yield Figure("counts", asked.set, name, "an article", value, ALONE)
    yield from spread("alone", [_units(one) for one in runs], asked.set)


def _units(kept: Kept) -> float:
    return sum(kept.units.values())


def chain_of(asked: Asked) -> Iterator[Figure]:
    """The whole chain by process and by cause."""
    pages = pages_of(asked.pages, chain.WARM + CHAINED)
    runs = [chain.measure(pages) for _ in range(asked.rounds)]
    found = sorted(runs, key=lambda one: one.ms / one.unit_ms)[len(runs) // 2]
    yield from chain.told(found, asked.set)
    yield from spread("chain", [one.ms / one.unit_ms for one in runs], asked.set)


def spread(what: str, values: list[float], where: str) -> Iterator[Figure]:
    """How far runs of the same are apart, where there were several."""
    if len(values) > 1:
        yield Figure(f"spread of {what}", where, "newswire", "of the least", max(values) / min(values) - 1, len(values))


def load_of(asked: Asked) -> Iterator[Figure]:
    """Latency, memory and rest of a whole stack."""
    return load.measure(asked.pages, 60.0 if asked.is_full else 20.0, 300 if asked.is_full else 80)


def scale_of(asked: Asked) -> Iterator[Figure]:
    """One process of each kind, and two."""
    return scale.measure(pages_of(asked.pages, chain.WARM + (450 if asked.is_full else 150)))


def size_of(state: str, asked: Asked) -> Iterator[Figure]:
    """What one more costs where many are."""
    return sizes.measure(state, asked.sizes or (sizes.MANY[state] if asked.is_full else sizes.FEW))


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "alone": alone_of, "chain": chain_of, "load": load_of, "scale": scale_of,
    **{name: partial(size_of, name) for name in sizes.STATES},
}  # fmt: skip
QUICK = ("alone", "chain", "load")


def short(release: str | None) -> int:
    """Compare what one article takes with what was kept, or keep it as that of a release."""
    now = alone.measure(None, SHORT_ARTICLES, release or "this tree")
    if release:
        keep(now, KEPT)
        return 0
    kept = read_kept(KEPT)
    print("\n".join(report(kept, now)))
    return int(bool(risen(kept.counts, now.counts)))


def told() -> argparse.Namespace:
    """What the command line asks for."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--full", action="store_true", help="all parts, three runs of each: about an hour")
    reading.add_argument("--pages", type=Path, help="folder of recorded pages; without it they are made up")
    reading.add_argument("--only", nargs="+", choices=PARTS)
    reading.add_argument("--sizes", type=int, nargs="+", default=(), help="of index, frontier, registry and linking")
    reading.add_argument("--out", type=Path, default=ROOT / ".bench", help="where figures and plots go (.bench)")
    reading.add_argument("--docs", action="store_true", help="keep them in the tree, and write docs/performance.md")
    reading.add_argument("--write", action="store_true", help="measure nothing: write the page of what is kept")
    reading.add_argument("--short", action="store_true", help="what moved since the last release")
    reading.add_argument("--keep", metavar="RELEASE", help="with --short: keep the figures as those of a release")
    return reading.parse_args()


def main() -> int:
    """Measure, show and keep what is asked for."""
    given = told()
    if given.short:
        return short(given.keep)
    asked = Asked(given.full, given.pages, sorted(given.sizes))
    out = FIGURES if given.docs or given.write else given.out / FIGURES.name
    for part in () if given.write else given.only or (PARTS if given.full else QUICK):
        print(f"measuring {part}", file=sys.stderr, flush=True)
        measured = [*PARTS[part](asked)]
        out.parent.mkdir(exist_ok=True)
        write(renewed(read(out), measured), out)
    show(out, DOCS if out == FIGURES else given.out)
    return 0


def renewed(figures: Figures, measured: Sequence[Figure]) -> Figures:
    """Figures with what was measured anew in place of the old ones of the same topics on the same set."""
    anew = {(figure.topic, figure.set) for figure in measured}
    return Figures((*(old for old in figures.all if (old.topic, old.set) not in anew), *measured), figures.versions)


def show(kept: Path, folder: Path) -> None:
    """Print the tables, and write the plots and the page."""
    figures = read(kept)
    print(printed(figures))
    (folder / "plots").mkdir(exist_ok=True)
    for name, plot in charts(figures).items():
        (folder / "plots" / f"{name}.svg").write_text(plot, "utf-8")
    (folder / "performance.md").write_text(page(figures), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
