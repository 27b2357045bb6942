"""Heartbeats: a file for each worker, which it touches while it consumes."""

from __future__ import annotations

import time
from pathlib import Path

STALE_S = 15.0  # seven beats: a worker whose loop stands still for less is busy, not dead


def heartbeat_file(run_dir: Path, node: str) -> Path:
    """Where a worker beats; `node` is its Celery node name, `GROUP@HOST`."""
    return run_dir / "heartbeats" / node


def is_beating(run_dir: Path, node: str) -> bool:
    """Whether a worker has beaten lately; costs one `stat`.  A beat of the future, from a clock set back, is none."""
    try:
        return abs(time.time() - heartbeat_file(run_dir, node).stat().st_mtime) < STALE_S
    except OSError:
        return False


def beating(run_dir: Path) -> list[str]:
    """The nodes that have beaten lately in a run folder, by name."""
    return sorted(
        file.name for file in heartbeat_file(run_dir, "x").parent.glob("*@*") if is_beating(run_dir, file.name)
    )
