"""Workers are killed at random while articles come in: nothing is lost, nothing is twice in the index."""

from __future__ import annotations

from pathlib import Path

from benchmarks.chaos import Report, Trial, run


def test_nothing_is_lost_or_duplicated_while_workers_are_killed(tmp_path: Path, engine: dict[str, str]) -> None:
    report: Report = run(Trial(articles=500, kill_s=30, seed=20261124, environment=engine), tmp_path, print)
    assert report.counts.accepted == 500
    assert report.counts.is_balanced and report.counts.in_flight == 0
    assert (report.lost, report.duplicated, report.dead) == (0, 0, 0)
    assert report.kills >= 8, "the trial really killed workers"
