"""Tells what changed since a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.changes import Change, read_number
from newswire_shared.contracts.errors import UsageError

from newswire_search.changes.ports import ChangeLog, LogBounds
from newswire_search.errors import ForgottenError

START_AGAIN = (
    "Start again: take `next` of /v1/changes without `since`, then read what there is (/v1/search?sort=first_seen), "
    "then go on from that `next`."
)


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Changes in order; `next` is the number to go on from, `more` says that there are more now."""

    changes: tuple[Change, ...]
    next: str
    more: bool


@dataclass(frozen=True, slots=True)
class ReadChanges:
    """Reads the log a page at a time."""

    log: ChangeLog

    def __call__(self, since: str | None, size: int) -> ChangePage:
        """What came after a number; without one nothing, and where to begin.

        Raises UsageError for what is no number, ForgottenError where changes after it are no longer known.
        """
        if since is None:
            return ChangePage((), self.log.bounds().newest, more=False)
        self.check(since)
        found = self.log.read(since, size + 1)
        # again: what was dropped meanwhile is missing from what was read
        self.check(since)
        return page_of(found, since, size)

    def check(self, since: str) -> None:
        """Raises as the call does."""
        number, bounds = read_number(since), self.log.bounds()
        if number is None:
            raise UsageError(
                f"since: {since[:60]!r} is not a number of a change, such as {bounds.newest}: {START_AGAIN}"
            )
        _refuse(since, bounds)


def page_of(found: Sequence[Change], since: str, size: int) -> ChangePage:
    """A page of at most so many of the changes that were read."""
    shown = tuple(found[:size])
    return ChangePage(shown, shown[-1].number if shown else since, len(found) > size)


def _refuse(since: str, bounds: LogBounds) -> None:
    number, after, newest = map(read_number, (since, bounds.after, bounds.newest))
    if number is None or after is None or newest is None or after <= number <= newest:
        return
    why = (
        "is older than the changes that are kept" if number < after else "is newer than any change: the state was lost"
    )
    raise ForgottenError(f"{since} {why}. {START_AGAIN}")
