"""Charts of how much came when: bars that a page draws without a script, each of which leads to its articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from newswire_search.timelines.request import zone_names
from newswire_search.timelines.responses import TimelineBucket
from newswire_search.web.viewer import Viewer

STEPS: Final = 20  # heights that the style sheet has: a bar of a chart of 80 pixels grows by 4
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: from when, how many, its height in steps, and the address of what it counts."""

    start: datetime
    count: int
    height: int
    leads_to: str


def bars(buckets: Sequence[TimelineBucket], address_of: Callable[[str, str], str]) -> list[Bar]:
    """The bars of a timeline; `address_of` makes the address of a period from its parameters `since` and `until`."""
    most = max((bucket.count for bucket in buckets), default=0)
    return [
        Bar(bucket.start, bucket.count, height_of(bucket.count, most), address_of(*period_of(bucket)))
        for bucket in buckets
    ]


def height_of(count: int, most: int) -> int:
    """Steps of a bar; what there is at all can be seen."""
    return max(1, round(STEPS * count / most)) if count else 0


def outline_of(heights: Sequence[int]) -> str:
    """Small bars as one path of SVG, each 3 wide and 4 apart: an element for each would be most of a page."""
    return "".join(f"M{4 * i} {STEPS}v-{height}h3v{height}z" for i, height in enumerate(heights) if height)


def period_of(bucket: TimelineBucket) -> tuple[str, str]:
    """The period of a bucket as `since` and `until` take it: as dates where it is of whole days of UTC."""
    start, end = bucket.start.astimezone(UTC), bucket.end.astimezone(UTC)
    if _is_midnight(start) and _is_midnight(end):
        return start.date().isoformat(), (end - A_DAY).date().isoformat()
    return start.isoformat(), end.isoformat()


def zone_of(viewer: Viewer) -> str:
    """The name of a viewer's zone as a timeline takes it."""
    name = viewer.zone.key if isinstance(viewer.zone, ZoneInfo) else "UTC"
    return name if name in zone_names() else "UTC"


def monday_before(day: date, weeks: int) -> date:
    """The Monday some weeks before that of a day."""
    return day - timedelta(days=day.weekday(), weeks=weeks)


def _is_midnight(moment: datetime) -> bool:
    return not (moment.hour or moment.minute or moment.second or moment.microsecond)
