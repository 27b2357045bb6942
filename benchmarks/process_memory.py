"""Memory of processes, from /proc: proportional (PSS), so that what several share is divided among them."""

from __future__ import annotations

from pathlib import Path


def proportional_bytes(pid: int | str = "self") -> int:
    """The proportional set size of a process.  Raises OSError for one that has ended."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
