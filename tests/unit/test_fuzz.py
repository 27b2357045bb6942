"""Readers of strangers' inputs: what broke one once does so no more, and a short run from a fixed seed breaks none."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.fuzz.running import fault_of, inputs
from benchmarks.fuzz.targets import TARGETS

KEPT = sorted((Path(__file__).parents[1] / "fixtures" / "fuzz").glob("*-*"))
# Of the targets that take longest over each: a second or less of work on an idle machine.
INPUTS = {"pages": 12, "feeds": 60, "tag": 40, "robots": 40}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_broke_a_reader_is_read(path: Path) -> None:
    assert not fault_of(TARGETS[path.name.partition("-")[0]], path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_breaks_nothing(name: str) -> None:
    for source in islice(inputs(name, seed=0), INPUTS.get(name, 150)):
        assert not (fault := fault_of(TARGETS[name], source)), (fault, source[:500])
