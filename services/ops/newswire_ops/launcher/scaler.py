"""The scaler of the embedded stack: gives each group as many workers as are asked for, while it runs.

A worker that is no longer wanted ends what it works on and takes nothing more; nobody waits for it meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.errors import NewswireError
from newswire_shared.contracts.topology import GROUPS, WorkerGroup

from newswire_ops.launcher.supervisor import Announce, Program, Supervisor
from newswire_ops.launcher.workers import program_name
from newswire_ops.observation.reading import StackReader, StackReading
from newswire_ops.scaling.following import Following, load_of
from newswire_ops.scaling.size import ONE, Size
from newswire_ops.scaling.size_files import SizeFiles

LOOK_S = 5.0  # between two readings of what waits; a reading costs Redis 2 ms, and an age of minutes is followed


@dataclass(slots=True)
class Scaler:
    """The workers of a stack by their numbers, from 1 on; a number is given again once its worker has ended."""

    supervisor: Supervisor
    files: SizeFiles
    program: Callable[[WorkerGroup, int], Program]
    read: StackReader
    announce: Announce
    seconds: Callable[[], float] = time.monotonic
    _staying: dict[str, list[int]] = field(default_factory=dict)
    _following: dict[str, Following] = field(default_factory=dict)
    _looked: float = float("-inf")

    def first(self) -> list[Program]:
        """The workers to begin with."""
        sizes = self.files.sizes()
        self._staying = {group.name: [*range(1, sizes.get(group.name, ONE).least + 1)] for group in GROUPS}
        return [self.program(group, number) for group in GROUPS for number in self._staying[group.name]]

    def watch(self) -> None:
        """Start and retire what is asked for; call it again and again."""
        sizes = self.files.sizes()
        reading = self._reading() if any(not size.is_fixed for size in sizes.values()) else None
        for group in GROUPS:
            self._fit(group, self._wanted(group, sizes.get(group.name, ONE), reading))

    def _wanted(self, group: WorkerGroup, size: Size, reading: StackReading | None) -> int:
        workers = len(self._staying[group.name])
        if size.is_fixed or reading is None:
            return size.within(workers)
        following = self._following.setdefault(group.name, Following(self.seconds))
        return following.wanted(workers, size, load_of(group, reading))

    def _reading(self) -> StackReading | None:
        """What waits, where it is time to look and Redis answers."""
        if self.seconds() - self._looked < LOOK_S:
            return None
        self._looked = self.seconds()
        try:
            return self.read()
        except NewswireError:  # it is away: the number stays
            return None

    def _fit(self, group: WorkerGroup, wanted: int) -> None:
        staying = self._staying[group.name]
        if wanted > len(staying):
            added = self._free(group, wanted - len(staying))
            for number in added:
                self.supervisor.add(self.program(group, number))
            self._staying[group.name] = sorted([*staying, *added])
            self.announce(f"{group.name}: {_workers(wanted)}; started {_named(group, added)}")
        elif wanted < len(staying):
            self._staying[group.name], ending = staying[:wanted], staying[wanted:]
            self.announce(f"{group.name}: {_workers(wanted)}; {_named(group, ending)} end once their tasks are done")
            for number in ending:
                self.supervisor.retire(program_name(group.name, number))

    def _free(self, group: WorkerGroup, count: int) -> list[int]:
        """The lowest numbers that no worker has; one that ends still has its own."""
        taken = len(self.supervisor.running) + count
        numbers = (n for n in range(1, taken + 2) if program_name(group.name, n) not in self.supervisor.running)
        return [number for number, _ in zip(numbers, range(count), strict=False)]


def _workers(count: int) -> str:
    return f"{count} worker{'s' * (count != 1)}"


def _named(group: WorkerGroup, numbers: Sequence[int]) -> str:
    return ", ".join(program_name(group.name, number) for number in numbers)
