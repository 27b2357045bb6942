"""How much of the lines the tests of `unit` and `contract` run, by area, and the least that it may be.

    python tests/coverage_floors.py

reads `.coverage`, which those levels of `tests/run` leave.  Exit status 1 where an area has fallen below its floor.
A floor lies a point or two below what was measured last: raise it with what you add, lower it only with a reason.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from coverage import Coverage

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


def measured(coverage: Coverage) -> Iterator[tuple[str, int, int]]:
    """Each file that was measured, with its lines and those of them that ran."""
    for name in sorted(coverage.get_data().measured_files()):
        _, lines, _, missing, _ = coverage.analysis2(name)
        yield Path(name).relative_to(ROOT).as_posix(), len(lines), len(lines) - len(missing)


def main() -> int:
    """Print each area's share and its floor."""
    coverage = Coverage(data_file=str(ROOT / ".coverage"), source_pkgs=None)
    coverage.load()
    files, fell = [*measured(coverage)], False
    for pattern, floor in FLOORS.items():
        own = [(lines, ran) for name, lines, ran in files if fnmatch(name, pattern)]
        share = 100 * sum(ran for _, ran in own) / max(1, sum(lines for lines, _ in own))
        fell |= share < floor
        print(f"   {pattern:<46} {share:5.1f} % of lines, floor {floor} %{' FALLEN' if share < floor else ''}")
    return int(fell)


if __name__ == "__main__":
    sys.exit(main())
