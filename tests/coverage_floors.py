"""How much of the lines the tests of `unit` and `contract` run, by area, and the least that it may be.

    python tests/coverage_floors.py

reads `.coverage.LEVEL.json`, which those levels of `tests/run` leave.  Exit status 1 where an area has fallen below its
floor.
A floor lies a point or two below what was measured last: raise it with what you add, lower it only with a reason.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {  # percent
    "*": 93,
    "shared/newswire_shared/accounting/*": 97,
    "shared/newswire_shared/state/*": 95,
    "shared/newswire_shared/contracts/identity/*": 98,
    "services/ingest/newswire_ingest/frontier/*": 98,
    "services/ingest/newswire_ingest/fetching/*": 97,
    "services/enrich/newswire_enrich/linking/*": 98,
    "services/index/newswire_index/articles/*": 98,
    "services/index/newswire_index/stories/*": 98,
}


def measured(runs: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Each file that was measured, with its lines and those of them that some run ran."""
    ran: dict[str, set[int]] = defaultdict(set)
    lines: dict[str, set[int]] = defaultdict(set)
    for run in runs:
        for name, file in json.loads(run.read_text("utf-8"))["files"].items():
            ran[name] |= {*file["executed_lines"]}
            lines[name] |= {*file["executed_lines"], *file["missing_lines"]}
    return [(name, len(lines[name]), len(ran[name])) for name in sorted(lines)]


def main() -> int:
    """Print each area's share and its floor."""
    files, fell = measured(ROOT.glob(".coverage.*.json")), False
    for pattern, floor in FLOORS.items():
        own = [(lines, ran) for name, lines, ran in files if fnmatch(name, pattern)]
        share = 100 * sum(ran for _, ran in own) / max(1, sum(lines for lines, _ in own))
        fell |= share < floor
        print(f"   {pattern:<46} {share:5.1f} % of lines, floor {floor} %{' FALLEN' if share < floor else ''}")
    return int(fell)


if __name__ == "__main__":
    sys.exit(main())
