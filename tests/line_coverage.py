"""The lines of the product that tests run, by slipcover: `python -m pytest -p tests.line_coverage`.

Each process of the run leaves a file in the folder `LINES_FOLDER` when it ends, which `coverage_floors.py` reads.
Processor time of 3,815 tests of `unit` on Python 3.11: 48 s without, 58 s so and 109 s with coverage, whose tracer is
asked at each line by the interpreter, where slipcover puts a call into the code.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from slipcover import FileMatcher, ImportManager, Slipcover

ROOT = Path(__file__).resolve().parents[1]  # before pytest knows the folder of `tree`
SOURCES = [str(ROOT / "shared"), str(ROOT / "services")]
NEVER = 2**31 - 1  # to take a call out again once its line has run exchanges code, which those that count calls notice

lines = Slipcover(d_miss_threshold=NEVER, exclude_lines=[])  # what counts is told where they are read
# as long as the process lives; whatever is imported before a plugin of the command line is of pytest alone
ImportManager(lines, FileMatcher(sources=SOURCES)).__enter__()


def pytest_sessionfinish() -> None:
    ran = {name: file["executed_lines"] for name, file in lines.get_coverage()["files"].items()}
    (Path(os.environ["LINES_FOLDER"]) / f"{os.getpid()}.json").write_text(json.dumps(ran), encoding="utf-8")
