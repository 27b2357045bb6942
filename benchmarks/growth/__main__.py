"""Growth of processor time with length, for each text stage and shape of text; a row in the table for what is steep.

    python -m benchmarks.growth [--stage NAME]… [--shape NAME]… [--rounds 2] [--all]

Each stage reads each shape at 10, 20, 40 and 80 thousand characters.  The exponent is the slope of the straight line
through the four costs on a logarithmic scale, at the pace of a calibration beside them.  Exit status 1 where one is
above 1.15.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator
from itertools import product

from newswire_shared.running.console.output import progress

from benchmarks.growth.measuring import LENGTHS, MOST, ROUNDS, Growth, growth_of
from benchmarks.growth.shapes import SHAPES
from benchmarks.growth.stages import STAGES

Row = tuple[str, str, Growth]


def measured(stages: list[str], shapes: list[str], rounds: int) -> Iterator[Row]:
    """The growth of each stage over each shape."""
    texts = {shape: [SHAPES[shape](length) for length in LENGTHS] for shape in shapes}
    pairs = [*product(stages, shapes)]
    for stage, shape in progress(iter(pairs), len(pairs), "measuring"):
        yield stage, shape, growth_of(STAGES[stage], texts[shape], rounds)


def line(stage: str, shape: str, growth: Growth) -> str:
    """A row of the table."""
    shown = f"{growth.exponent:8.2f}" if growth.exponent else "       –"
    return f"{stage:22} {shape:20} {shown} {growth.longest_ms:10.1f}{'  above ' + str(MOST) if growth.is_steep else ''}"


def summary(stage: str, rows: list[Row]) -> str:
    """The steepest and the costliest shape of a stage in one row."""
    steepest, costliest = max(rows, key=lambda row: row[2].exponent), max(rows, key=lambda row: row[2].longest_ms)
    return (
        f"{stage:22} {steepest[2].exponent:5.2f} {steepest[1]:20} {costliest[2].longest_ms:9.1f} ms {costliest[1]:20}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", action="append", choices=[*STAGES], help="only these stages")
    parser.add_argument("--shape", action="append", choices=[*SHAPES], help="only these shapes")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of what looks even; what looks steep has more")
    parser.add_argument("--all", action="store_true", help="a row for each pair, not for each stage")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    stages, shapes = given.stage or [*STAGES], given.shape or [*SHAPES]
    rows = [*measured(stages, shapes, given.rounds)]
    print(f"{'stage':22} {'shape':20} exponent  ms at {LENGTHS[-1]:,}")
    for row in rows:
        if given.all or row[2].is_steep:
            print(line(*row))
    print("\nsteepest and costliest shape of each stage")
    for stage in stages:
        print(summary(stage, [row for row in rows if row[0] == stage]))
    sys.exit(any(growth.is_steep for _, _, growth in rows))


if __name__ == "__main__":
    main()
