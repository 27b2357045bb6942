"""The processes of a stack, found from outside: by the launcher's record and by the system."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from pathlib import Path

from newswire_shared.running.embedded.stack_address import RECORD_FILE

PREFORK = ("enrich", "enrich-suspect")


def recorded(run_dir: Path) -> dict[str, int]:
    """What the launcher runs, by name."""
    try:
        found = json.loads((run_dir / RECORD_FILE).read_text("utf-8"))
        return {one["name"]: int(one["mark"]["pid"]) for one in found["started"] if _lives(int(one["mark"]["pid"]))}
    except (OSError, ValueError, KeyError):
        return {}


def send(pid: int, number: signal.Signals) -> bool:
    """Signal a process; whether it was there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
        return True
    return False


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
