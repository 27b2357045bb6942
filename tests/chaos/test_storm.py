"""A short storm over the whole stack: nothing is lost, doubled or false, whatever breaks.

The seed is the same each day, so that a failure is of the change that it comes with; `STORM_SEED` and `STORM_ENGINE`
try another, and `make chaos` runs the long form.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from real_stack import PATIENCE_S

from benchmarks.storm.faults import EMBEDDED, LONG_S, Fault, faults_of
from benchmarks.storm.report import lines_of
from benchmarks.storm.trial import Trial, run

SEEDS = tuple(map(int, os.environ.get("STORM_SEED", "4").split()))  # one: the start of a stack alone takes 12 s
ENGINE = os.environ.get("STORM_ENGINE", EMBEDDED)
SLOW = {"kill the engine", "kill launcher"}  # all of it starts again, which takes longer than this storm
SURE = {
    "kill ingest",
    "kill enrich",
    "kill index",
    "kill broker",
    "kill beat",
    "kill a child of enrich",
    "a frame is no message",
}


def is_short(fault: Fault) -> bool:
    """Whether a fault is over within this storm, and so is what it leads to."""
    return fault.lasts_s < LONG_S and fault.name not in SLOW and not fault.name.startswith("the clock")


def chosen() -> tuple[Fault, ...]:
    """Each fault once, and what must happen at any rate first."""
    faults = [*dict.fromkeys(fault for fault in faults_of(ENGINE) if is_short(fault) or fault.name in SURE)]
    return tuple(faults)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_doubled_or_false_in_a_storm(seed: int, tmp_path: Path) -> None:
    said: list[str] = []
    trial = Trial(
        seed, ENGINE, articles=60, seconds=12, most_seconds=25, pauses_s=(0.05, 0.6), longest_s=2, settle_s=PATIENCE_S,
        poisons=3, batches=2, faults=chosen(), sure=frozenset(SURE),
    )  # fmt: skip
    report = run(trial, tmp_path, said.append)
    assert not report.findings, "\n".join([*lines_of(report), *said])
    assert {*SURE} <= {*report.done}, f"these faults really happened: {report.done}"
    busy = sum(report.done[name] - report.idle[name] for name in SURE if name.startswith("kill"))
    assert busy >= 3, f"most kills interrupted work: {report.idle} idle of {report.done}"
