"""A stack has the workers that are asked for: new ones are started, others end, and nobody waits for either."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from newswire_ops.launcher.scaler import LOOK_S, Scaler
from newswire_ops.launcher.supervisor import Program, Running, Supervisor
from newswire_ops.launcher.workers import program_name
from newswire_ops.observation.reading import StackReading
from newswire_ops.scaling.size import Size
from newswire_ops.scaling.size_files import SizeFiles
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import WorkerGroup
from newswire_shared.testing import Memory
from unit.ops.samples import stack_of


class Roster(Supervisor):
    """Keeps a list of programs in the place of processes; who is retired stays until the test lets it go."""

    def begin(self, programs: list[Program]) -> None:
        self.retired: list[str] = []
        for program in programs:
            self.add(program)

    def add(self, program: Program) -> None:
        assert program.name not in self.running, "two have one name"
        self.running[program.name] = Running(program, subprocess.Popen(["true"]), 0.0)

    def retire(self, name: str, wait_s: float = 0) -> None:
        self.retired.append(name)

    def goes(self, name: str) -> None:
        del self.running[name]


@dataclass
class Site:
    """A scaler in a folder, what it said, and what it reads."""

    folder: Path
    said: list[str] = field(default_factory=list)
    now: float = 1000.0
    readings: int = 0
    fault: Exception | None = None
    oldest_s: float = 0.0

    def __post_init__(self) -> None:
        self.files, self.roster = SizeFiles(self.folder), Roster(self.folder, self.said.append)
        self.scaler = Scaler(
            self.roster, self.files, self.program, self.read, self.said.append, seconds=lambda: self.now
        )
        self.roster.begin(self.scaler.first())

    def program(self, group: WorkerGroup, number: int) -> Program:
        return Program(program_name(group.name, number), [], {}, lambda: True, 1)

    def read(self) -> StackReading:
        self.readings += 1
        if self.fault:
            raise self.fault
        found = stack_of(Memory()).read()
        return replace(found, oldest_s={**found.oldest_s, Stage.ENRICH: self.oldest_s},
                       queues={**found.queues, "enrich.live": 1})  # fmt: skip

    def ask(self, size: Size, group: str = "enrich") -> None:
        self.files.ask(group, size)
        self.scaler.watch()

    @property
    def enriching(self) -> list[str]:
        return [name for name in self.roster.running if name.startswith("enrich") and name != "enrich-suspect"]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_more_are_started_with_names_of_their_own_and_told_of(site: Site) -> None:
    site.scaler.watch()
    assert site.said == []
    site.ask(Size(3, 3))
    assert site.enriching == ["enrich", "enrich-2", "enrich-3"]
    assert site.said == ["enrich: 3 workers; started enrich-2, enrich-3"]
    site.scaler.watch()
    assert len(site.said) == 1
    assert "index-2" not in site.roster.running


def test_the_highest_end_and_the_first_stays(site: Site) -> None:
    site.ask(Size(4, 4))
    site.ask(Size(1, 1))
    assert site.roster.retired == ["enrich-2", "enrich-3", "enrich-4"]
    assert site.said[-1] == "enrich: 1 worker; enrich-2, enrich-3, enrich-4 end once their tasks are done"


def test_one_that_still_ends_keeps_its_name_and_another_takes_the_next(site: Site) -> None:
    site.ask(Size(3, 3))
    site.ask(Size(1, 1))
    site.roster.goes("enrich-2")
    site.ask(Size(3, 3))
    assert site.enriching == ["enrich", "enrich-3", "enrich-2", "enrich-4"]
    site.ask(Size(1, 1))
    assert site.roster.retired[2:] == ["enrich-2", "enrich-4"]


def test_fixed_numbers_read_nothing(site: Site) -> None:
    site.ask(Size(2, 2))
    assert site.readings == 0


def test_a_group_with_bounds_follows_the_age_of_its_oldest(site: Site) -> None:
    site.oldest_s = 90.0
    site.ask(Size(1, 4))
    assert (site.enriching, site.readings) == (["enrich", "enrich-2"], 1)
    site.now += LOOK_S - 1
    site.scaler.watch()
    assert site.readings == 1, "it looks every few seconds"


def test_bounds_hold_though_nothing_can_be_read(site: Site) -> None:
    site.fault = TransientError("Redis is away")
    site.ask(Size(2, 4))
    assert site.enriching == ["enrich", "enrich-2"]
