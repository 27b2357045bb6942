"""Orphans: processes that go on though their launcher was killed, found by the record that it kept of them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from newswire_shared.running.embedded.process_marks import ProcessMark, is_running, own_mark
from newswire_shared.running.embedded.stack_address import RECORD_FILE, launcher_in, read_own
from newswire_shared.running.folders import make_folder
from newswire_shared.running.secret_files import write_private

from newswire_ops.launcher.supervisor import Announce

BROKER, FORKS = "broker", "fork-server"  # as processes in the record
POLL_S = 0.05  # they are not our children, so nothing reports their end


@dataclass(frozen=True, slots=True)
class Started:
    """A process that a launcher started; those of the highest `turn` stop first."""

    name: str
    mark: ProcessMark
    turn: int


@dataclass(frozen=True, slots=True)
class Record:
    """A launcher and what it started."""

    launcher: ProcessMark
    started: Sequence[Started]


def write_record(run_dir: Path, started: Sequence[Started]) -> None:
    """Write down what this process started and has not stopped, where nobody else can say what is to be ended."""
    record = json.dumps({"launcher": asdict(own_mark()), "started": [*map(asdict, started)]})
    write_private(make_folder(run_dir) / RECORD_FILE, record)


def forget_record(run_dir: Path) -> None:
    """Everything has stopped."""
    (run_dir / RECORD_FILE).unlink(missing_ok=True)


def broker_in(run_dir: Path) -> ProcessMark | None:
    """The embedded broker that a launcher started in a data folder; None if it runs no more."""
    record = _read(run_dir)
    started = record.started if record else ()
    return next((one.mark for one in started if one.name == BROKER and is_running(one.mark)), None)


def orphans(run_dir: Path) -> list[Started]:
    """The processes that go on though their launcher ended; the last to stop is last."""
    record = _read(run_dir)
    if record is None or is_running(record.launcher):
        return []
    return sorted((one for one in record.started if is_running(one.mark)), key=lambda one: -one.turn)


def end_orphans(run_dir: Path, announce: Announce, wait_s: float) -> bool:
    """End what a launcher left, workers first and the broker last; whether there was anything.

    Hold the folder's lock meanwhile.
    """
    left = orphans(run_dir)
    if left:
        announce(f"an earlier launcher was killed; its processes are ended: {', '.join(one.name for one in left)}")
    for turn in sorted({one.turn for one in left}, reverse=True):
        _end([one for one in left if one.turn == turn], announce, wait_s)
    if launcher_in(run_dir) is None:  # the record of a running one is its own
        forget_record(run_dir)
    return bool(left)


def _end(group: Sequence[Started], announce: Announce, wait_s: float) -> None:
    for one in group:
        _signal(one, signal.SIGTERM)
    ends = time.monotonic() + wait_s
    while any(is_running(one.mark) for one in group) and time.monotonic() < ends:
        time.sleep(POLL_S)
    for one in [one for one in group if is_running(one.mark)]:
        announce(f"{one.name} did not stop in time and was killed")
        _signal(one, signal.SIGKILL)


def _signal(one: Started, number: signal.Signals) -> None:
    """Signal a process, never one that was given its id later; a kill takes its children too, whose leader it is."""
    if is_running(one.mark):
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if number is signal.SIGKILL else os.kill)(one.mark.pid, number)


def _read(run_dir: Path) -> Record | None:
    try:
        found = json.loads(read_own(run_dir / RECORD_FILE))
        started = [Started(one["name"], ProcessMark(**one["mark"]), one["turn"]) for one in found["started"]]
        return Record(ProcessMark(**found["launcher"]), started)
    except (OSError, ValueError, TypeError, KeyError):  # none, or unreadable: no process is ended on a guess
        return None
