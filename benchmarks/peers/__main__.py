"""What a page costs, beside other tools: extraction alone, and the whole chain beside a straightforward script.

    python -m benchmarks.peers --data DIR [--pages 214]

DIR is that of `benchmarks.quality`, which shows the same figures with all others in docs/quality.md.  All are processor
time, as ratios: another program on the machine changes them little.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks.peers import chain  # noqa: E402
from benchmarks.quality import extraction  # noqa: E402
from benchmarks.quality.figures import Figures  # noqa: E402
from benchmarks.quality.page import tables  # noqa: E402
from benchmarks.quality.sets import Sets  # noqa: E402

SHOWN = ("speed", "chain", "steps")


def main() -> None:
    """Measure, and print the tables."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--data", type=Path, required=True, help="folder of the sets")
    reading.add_argument("--pages", type=int, help="so many of them")
    asked = reading.parse_args()
    pages = list(Sets(asked.data).pages())[: asked.pages]
    found = (*extraction.speed(extraction.extracted(pages)), *chain.measure(pages))
    for name, table in tables(Figures(found, {})):
        if name in SHOWN:
            print(f"\n{name}\n{table.markdown()}")


if __name__ == "__main__":
    main()
