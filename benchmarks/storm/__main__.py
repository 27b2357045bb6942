"""Runs storms from the command line.

    python -m benchmarks.storm --seed 1 --engine embedded

The seed decides the articles, and which faults come in which order after which pauses; how the machine schedules
processes, it does not.  Exit status 1 if anything is not as it must be; the folder of such a storm is kept.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from benchmarks.storm.faults import ELASTICSEARCH, EMBEDDED
from benchmarks.storm.report import lines_of
from benchmarks.storm.trial import Trial, all_faults, run


def main() -> int:
    """Run one storm for each seed."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--seed", type=int, nargs="+", default=[1])
    reading.add_argument("--engine", choices=(EMBEDDED, ELASTICSEARCH), default=EMBEDDED)
    reading.add_argument("--articles", type=int, default=2000)
    reading.add_argument("--seconds", type=float, default=180)
    reading.add_argument("--most-seconds", type=float, default=600, help="until every fault has happened once")
    reading.add_argument("--all-faults", action="store_true", help="each kind once and nothing else, however long")
    reading.add_argument("--settle", type=float, default=400, help="how long nothing may move in the calm after it")
    reading.add_argument("--poisons", type=int, default=12)
    reading.add_argument("--folder", type=Path, help="where the storms' folders are made")
    wanted = reading.parse_args()
    failed = 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a storm that is ended leaves nothing running
    for seed in wanted.seed:
        folder = Path(tempfile.mkdtemp(prefix=f"newswire-storm-{seed}-", dir=wanted.folder))
        trial = Trial(
            seed,
            wanted.engine,
            wanted.articles,
            wanted.seconds,
            wanted.most_seconds,
            settle_s=wanted.settle,
            poisons=wanted.poisons,
            **(all_faults(wanted.engine) if wanted.all_faults else {}),
        )
        with (folder / "storm.log").open("w") as log:
            report = run(trial, folder, lambda text, log=log: print(text, file=log, flush=True))  # type: ignore[misc]
        print("\n".join(lines_of(report)), flush=True)
        if report.findings or (wanted.all_faults and report.missed):
            failed = 1
            print(f"  kept: {folder}", flush=True)
        else:
            shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(main())
