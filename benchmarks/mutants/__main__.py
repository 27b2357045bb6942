"""Make small bugs in an area, one at a time, and say which of them no test finds.

    python -m benchmarks.mutants --area ledger --limit 40 --seed 1

Every survivor is printed with its file, line and change.  It is given a test, or a line with a reason in
`equivalent.toml`, if nobody could tell the two apart.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from benchmarks.mutants import lua_mutations, python_mutations
from benchmarks.mutants.areas import AREAS, Area
from benchmarks.mutants.copied import ROOT, Copy
from benchmarks.mutants.mutation import Mutation
from benchmarks.mutants.trial import Sources, try_all

ENOUGH = 0.85  # of the bugs that somebody could notice
EQUIVALENT = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one bug."""

    mutation: Mutation
    is_found: bool
    reason: str  # why nobody could tell it from the code as it is, if so


def files_of(area: Area) -> list[PurePosixPath]:
    """The files of an area."""
    patterns = [each for pattern in area.files for each in _alternatives(pattern)]
    return sorted(
        PurePosixPath(path.relative_to(ROOT).as_posix()) for pattern in patterns for path in ROOT.glob(pattern)
    )


def _alternatives(pattern: str) -> list[str]:
    found = re.search(r"\{([^}]*)\}", pattern)
    return [pattern.replace(found[0], each) for each in found[1].split(",")] if found else [pattern]


def mutations_of(sources: Sources) -> list[Mutation]:
    """All small bugs of some files, in order."""
    kinds = {".py": python_mutations, ".lua": lua_mutations}
    return sorted({m for file, source in sources.items() for m in kinds[file.suffix].mutations(file, source)})


def equivalents() -> dict[tuple[str, str, str], str]:
    """The changes that nobody could notice, each with its reason."""
    entries = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("equivalent", [])
    return {(entry["file"], entry["before"], entry["after"]): entry["reason"] for entry in entries}


def run(name: str, limit: int, seed: int, jobs: int, most_s: float) -> float:
    """Try a sample of an area's bugs, none after some time; answers the part that was found of those that could be."""
    area, known, begun = AREAS[name], equivalents(), time.monotonic()
    sources = {file: (ROOT / file).read_text("utf-8") for file in files_of(area)}
    every = mutations_of(sources)
    sample = random.Random(seed).sample(every, min(limit, len(every)))
    reasons = {m: known.get((str(m.file), *m.change(sources[m.file])), "") for m in sample}
    to_try = [m for m in sample if not reasons[m]]
    with tempfile.TemporaryDirectory(prefix="newswire-mutants-") as folder, ThreadPoolExecutor(jobs) as pool:

        def tried(n: int) -> list[Result]:
            copy = Copy.made(Path(folder) / str(n))
            verdicts = try_all(copy, sources, to_try[n::jobs], area.tests, begun + most_s)
            return [_told(Result(mutation, is_found, ""), sources) for mutation, is_found in verdicts]

        results = [result for some in pool.map(tried, range(jobs)) for result in some]
    results += [Result(mutation, False, reason) for mutation, reason in reasons.items() if reason]
    return _report(name, results, len(every), time.monotonic() - begun)


def _told(result: Result, sources: Sources) -> Result:
    """Print a bug if it lived."""
    if not result.is_found:
        mutation, source = result.mutation, sources[result.mutation.file]
        before, after = mutation.change(source)
        print(f"survived {mutation.file}:{mutation.line(source)}\n    - {before}\n    + {after}", flush=True)
    return result


def _report(name: str, results: list[Result], of: int, seconds: float) -> float:
    found, same = sum(result.is_found for result in results), sum(bool(result.reason) for result in results)
    share = found / max(1, len(results) - same)
    print(
        f"{name}: {found} of {len(results)} found ({share:.0%} of those that could be), "
        f"{len(results) - found - same} survived, {same} equivalent; {len(results)} of {of} tried in {seconds:.0f} s",
        flush=True,
    )
    return share


def main() -> int:
    """Try areas from the command line; exit status 1 if too many bugs lived."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--area", action="append", choices=[*AREAS], help="again for each; all of them if left out")
    reading.add_argument("--limit", type=int, default=40, help="bugs tried of each area")
    reading.add_argument("--seed", type=int, default=1, help="which of them")
    reading.add_argument("--minutes", type=float, default=float("inf"), help="no bug of an area is begun after that")
    reading.add_argument("--jobs", type=int, default=2, help="copies of the tree at work side by side")
    wanted = reading.parse_args()
    shares = [run(name, wanted.limit, wanted.seed, wanted.jobs, 60 * wanted.minutes) for name in wanted.area or AREAS]
    return int(min(shares) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
