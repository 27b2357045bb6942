"""Marks of processes: an id together with a start, so that a later process of the same id is not taken for it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROC = Path("/proc")
STATE, STARTED = 0, 19  # fields of /proc/PID/stat after the name, which may hold spaces


@dataclass(frozen=True, slots=True)
class ProcessMark:
    """A process id, and when its process started, as the system has it."""

    pid: int
    started: str


def mark_of(pid: int) -> ProcessMark | None:
    """The process that has this id now; None if none has, or one that ended and was not waited for."""
    state, started = _told_by_proc(pid) if PROC.joinpath("self", "stat").exists() else _told_by_ps(pid)
    return ProcessMark(pid, started) if state and not state.startswith("Z") else None


def own_mark() -> ProcessMark:
    """This process."""
    return mark_of(os.getpid()) or ProcessMark(os.getpid(), "")


def is_running(mark: ProcessMark) -> bool:
    """Whether this very process still runs."""
    return mark_of(mark.pid) == mark


def _told_by_proc(pid: int) -> tuple[str, str]:
    try:
        fields = (PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return "", ""
    return fields[STATE], f"{_boot()} {fields[STARTED]}"


@cache
def _boot() -> str:
    """The id of this boot: starts are counted from it."""
    file = PROC / "sys/kernel/random/boot_id"
    return file.read_text("ascii").strip() if file.exists() else ""


def _told_by_ps(pid: int) -> tuple[str, str]:
    """For systems without /proc."""
    printed = subprocess.run(["ps", "-p", str(pid), "-o", "stat=,lstart="], capture_output=True, text=True, check=False)
    state, _, started = printed.stdout.strip().partition(" ")
    return state, started.strip()
