"""Logs are of bounded size while their writers go on: real processes that know nothing of it."""

from __future__ import annotations

import sys
from pathlib import Path

from newswire_ops.launcher.log_rotation import KEPT, rotate
from newswire_ops.launcher.supervisor import Program, Supervisor
from newswire_shared.running.embedded.patience import Patience
from patience import PATIENCE_S, until

LIMIT = 2000


def test_a_log_below_its_size_is_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    rotate(log, LIMIT)
    log.write_text("x" * (LIMIT - 1))
    rotate(log, LIMIT)
    assert [file.name for file in tmp_path.iterdir()] == ["a.log"]


def test_a_log_past_its_size_is_kept_aside_a_few_times(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    for number in range(KEPT + 2):
        log.write_text(f"{number}" * LIMIT)
        rotate(log, LIMIT)
    assert log.stat().st_size == 0
    assert {file.name: file.read_text()[0] for file in tmp_path.iterdir() if file != log} == {
        "a.log.1": "4", "a.log.2": "3", "a.log.3": "2",
    }  # fmt: skip


def test_where_no_copy_can_be_kept_the_size_is_bounded_all_the_same(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("x" * LIMIT)
    for number in range(1, KEPT + 1):
        (tmp_path / f"a.log.{number}" / "in the way").mkdir(parents=True)
    rotate(log, LIMIT)
    assert log.stat().st_size == 0


def test_a_process_that_writes_on_is_watched_and_its_lines_stay_whole(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, print, log_bytes=LIMIT)
    code = "import time\nfor n in range(100_000):\n    print('line', n, flush=True)\n    time.sleep(0.0001)"
    supervisor.start([Program("a", [sys.executable, "-c", code], {}, lambda: True, 1)], Patience())
    log = tmp_path / "a.log"

    def is_rotated() -> bool:
        supervisor.watch()
        return (tmp_path / "a.log.3").exists() and log.stat().st_size > 0

    try:
        until(is_rotated, "it is never rotated")
    finally:
        supervisor.stop(PATIENCE_S)
    files = [log, *(tmp_path / f"a.log.{number}" for number in range(1, KEPT + 1))]
    lines = "".join(file.read_text() for file in reversed(files)).splitlines()
    numbers = [int(line.removeprefix("line ")) for line in lines]
    assert numbers == sorted(numbers), "in order, and each is a line"
