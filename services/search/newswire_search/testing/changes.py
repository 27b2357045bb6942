"""A log of changes in memory, for tests of what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.changes import FIRST, Change, Number, read_number

from newswire_search.changes.ports import LogBounds


@dataclass
class FakeChangeLog:
    """A ChangeLog over a list, in order; `after` is the number after which none is missing."""

    changes: list[Change] = field(default_factory=list)
    after: str = "0-0"

    def bounds(self) -> LogBounds:
        """The bound that was set, and the last of the list."""
        return LogBounds(self.after, self.changes[-1].number if self.changes else self.after)

    def read(self, after: str, limit: int) -> Sequence[Change]:
        """The first ones that are greater."""
        return [change for change in self.changes if _value(change.number) > _value(after)][:limit]


def _value(number: str) -> Number:
    return read_number(number) or FIRST
