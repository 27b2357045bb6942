"""Damaged and made-up inputs to each reader: none may break it, take it too long, or make it say what is not so.

    python -m benchmarks.fuzz [--target NAME]… [--seconds 60] [--seed 1] [--keep tests/fixtures/fuzz]

The inputs are the repository's own samples, damaged by chance; the same seed gives the same ones.  What breaks a
reader is kept as a file, which `tests/unit/test_fuzz.py` reads again from then on.  Exit status 1 where one broke.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from benchmarks.fuzz.running import tried
from benchmarks.fuzz.seeds import ROOT
from benchmarks.fuzz.targets import TARGETS

MOST_KEPT = 20  # of a target in a run; more are the same few defects


def run(name: str, seed: int, seconds: float, folder: Path) -> int:
    """How many inputs broke a target."""
    done, kinds = 0, dict[str, Path]()
    for broken in tried(name, seed, seconds):
        done += 1
        kind = "".join(broken.error.splitlines()[-4:]) if broken else ""  # its error and where it was raised
        if broken and kind not in kinds and len(kinds) < MOST_KEPT:
            kinds[kind] = broken.keep(folder, name)
            print(f"{name}: {broken.error}\nkept as {kinds[kind]}")
    print(f"{name:10} {done:8,} inputs, {len(kinds)} kinds of failure")
    return len(kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", choices=[*TARGETS], help="only these")
    parser.add_argument("--seconds", type=float, default=60, help="of processor time for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=ROOT / "tests" / "fixtures" / "fuzz", help="folder of what broke")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    failures = [run(name, given.seed, given.seconds, given.keep) for name in given.target or TARGETS]
    sys.exit(any(failures))


if __name__ == "__main__":
    main()
