"""How much of the lines the tests of `unit` and `contract` run, by area, and the least that it may be.

    LINES_FOLDER=… python tests/coverage_floors.py

reads what `line_coverage.py` left there.  Exit status 1 where an area has fallen below its floor.
A floor lies a point or two below what was measured last: raise it with what you add, lower it only with a reason.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from line_coverage import SOURCES
from slipcover import Slipcover

FLOORS = {  # percent
    "*": 94,
    "shared/newswire_shared/accounting/*": 98,
    "shared/newswire_shared/state/*": 96,
    "shared/newswire_shared/contracts/identity/*": 98,
    "services/ingest/newswire_ingest/frontier/*": 98,
    "services/ingest/newswire_ingest/fetching/*": 97,
    "services/enrich/newswire_enrich/linking/*": 98,
    "services/index/newswire_index/articles/*": 98,
    "services/index/newswire_index/stories/*": 98,
}


def ran_lines(folder: Path) -> dict[str, set[int]]:
    """The lines of each file that any process ran."""
    ran: dict[str, set[int]] = defaultdict(set)
    for left in folder.glob("*.json"):
        for name, lines in json.loads(left.read_text(encoding="utf-8")).items():
            ran[name].update(lines)
    return ran


def measured(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Each file of the product, with its lines and those of them that ran."""
    ran = ran_lines(folder)
    for name, file in Slipcover(source=SOURCES).get_coverage()["files"].items():
        lines = set(file["missing_lines"])
        yield name, len(lines), len(lines & ran[name])


def main() -> int:
    """Print each area's share and its floor."""
    files, fell = [*measured(Path(os.environ["LINES_FOLDER"]))], False
    for pattern, floor in FLOORS.items():
        own = [(lines, ran) for name, lines, ran in files if fnmatch(name, pattern)]
        share = 100 * sum(ran for _, ran in own) / max(1, sum(lines for lines, _ in own))
        fell |= share < floor
        print(f"   {pattern:<46} {share:5.1f} % of lines, floor {floor} %{' FALLEN' if share < floor else ''}")
    return int(fell)


if __name__ == "__main__":
    sys.exit(main())
