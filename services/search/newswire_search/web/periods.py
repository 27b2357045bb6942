"""The periods that a page of subjects counts in, each a link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from newswire_search.articles.navigation import PERIODS, Choice, begun
from newswire_search.formats.wording import written

COUNTED: Final = (1, 7, 30)  # days
ALL_TIME: Final = written("All time")


def period_choices(since: str | None, now: datetime, address_of: Callable[[str | None], str]) -> list[Choice[str]]:
    """The periods; `address_of` makes the address of one from its parameter `since`, None for all time."""
    starts = {PERIODS[days]: begun(now, days) for days in COUNTED}
    recent = [Choice(label, address_of(start), since == start) for label, start in starts.items()]
    return [*recent, Choice(ALL_TIME, address_of(None), since is None)]
