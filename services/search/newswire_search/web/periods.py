"""The periods that a page of subjects counts in, each a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from newswire_search.formats.wording import written

PERIODS: Final = {
    1: written("Past day"), 7: written("Past week"), 30: written("Past month"), 0: written("All time"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period to count in."""

    label: str
    leads_to: str
    chosen: bool


def period_choices(since: str | None, now: datetime, address_of: Callable[[str | None], str]) -> list[PeriodChoice]:
    """The periods; `address_of` makes the address of one from its parameter `since`, None for all time."""
    # whole days, so that a link stays the same for a day and can be marked as chosen
    starts = {days: (now - timedelta(days=days)).date().isoformat() if days else None for days in PERIODS}
    return [PeriodChoice(PERIODS[days], address_of(start), since == start) for days, start in starts.items()]
