"""Each stage alone: the whole chain in one process of its own, and what an article makes it count."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from newswire_ops.one_thread import ONE_THREAD

from benchmarks.performance.comparison import Kept

ROOT = Path(__file__).resolve().parents[2]
SAME = {**ONE_THREAD, "PYTHONHASHSEED": "0"}  # sets in one order, so that what is counted is the same


def measure(pages: Path | None, articles: int, release: str) -> Kept:
    """The figures of an article; raises SystemExit with what went wrong."""
    argv = [sys.executable, "-m", "benchmarks.performance.one_process", "--articles", str(articles)]
    done = subprocess.run(
        [*argv, *(["--pages", str(pages.resolve())] if pages else [])], cwd=ROOT, env={**os.environ, **SAME},
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout.splitlines()[-1])
    return Kept(release, found["counts"], {cause: ms / found["unit_ms"] for cause, ms in found["ms"].items()})
