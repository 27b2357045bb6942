"""The size of a worker group: a number of workers, or bounds between which it follows the age of what waits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import GROUPS, ROUTES, WorkerGroup, group_named, group_of

MOST_WORKERS = 64  # of a group on one machine: far more than pays there, and a slip of the finger ends nothing
MOST_BY_ITSELF = 4  # of a group that follows without bounds of its own
_WRITTEN = re.compile(r"(\d{1,4})(?:\.\.(\d{1,4}))?")

# each a group that does the work of a stage, whose captures have an age
STAGES: Mapping[str, Stage] = {group_of(route).name: route.stage for route in ROUTES if route.stage is not None}
# suspects are tried one by one, so that what kills a worker kills no other article's
SCALED: tuple[WorkerGroup, ...] = tuple(group for group in GROUPS if group.name != "enrich-suspect")


@dataclass(frozen=True, slots=True)
class Size:
    """How many workers; `least` and `most` differ where their number follows the age of what waits."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.least) if self.is_fixed else f"{self.least}..{self.most}"

    @property
    def is_fixed(self) -> bool:
        return self.least == self.most

    def within(self, workers: int) -> int:
        """That number, or the bound that it goes beyond."""
        return min(self.most, max(self.least, workers))


ONE = Size(1, 1)


def size_of(text: str, group: str) -> Size:
    """The size that a person wrote for a group: `4`, or `1..4`.  Raises UsageError for what is none, or not for it."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        raise UsageError(f"{text!r} is no number of workers: write 4, or 1..4 to follow the age of what waits")
    size = Size(int(written[1]), int(written[2] or written[1]))
    if not 1 <= size.least <= size.most <= MOST_WORKERS:
        raise UsageError(
            f"{group} cannot have {text} workers: it may have 1 to {MOST_WORKERS}, the smaller bound first; "
            "`newswire pause` lets a stage wait"
        )
    if not size.is_fixed and group not in STAGES:
        raise UsageError(f"{group} follows no age: give it a number; {' and '.join(STAGES)} may have bounds")
    return size


def scaled_group(name: str) -> WorkerGroup:
    """The group of that name.  Raises UsageError where there is none, or none that may have more than one worker."""
    try:
        group = group_named(name)
    except KeyError as error:
        raise UsageError(error.args[0]) from error
    if group not in SCALED:
        raise UsageError(f"{name} has one worker, with one process: it tries what ended other workers, one by one")
    return group
