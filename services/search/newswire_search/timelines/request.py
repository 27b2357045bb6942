"""The request of a timeline, the same over HTTP and in a program."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field

from newswire_search.articles.request import ArticleChoice, SortParameter
from newswire_search.timelines.intervals import MOST_BUCKETS

IntervalChoice = Literal["auto", "hour", "six_hours", "day", "week", "month", "year"]
SeriesFacet = Literal["none", "source", "language"]
Measure = Literal["count", "share"]


@cache
def zone_names() -> frozenset[str]:
    """The names of zones that this machine knows; to collect them takes 4 ms of file system."""
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name in zone_names():
        return name
    near = get_close_matches(name, zone_names(), 1)
    meant = f"did you mean {near[0]}?" if near else "give one as Europe/Berlin or UTC"
    raise ValueError(f"{name!r} is no IANA time zone: {meant}")


class TimelineRequest(ArticleChoice):
    """A timeline as it is asked for: which articles, parted how."""

    interval: IntervalChoice = Field(
        "auto",
        description="Length of a bucket; `six_hours` begin at 0, 6, 12 and 18 o'clock, weeks on Monday. `auto` takes "
        "the one that gives about 30 to 60 buckets, or else the nearest to that. One answer has at most 1,000.",
    )
    most: int = Field(
        MOST_BUCKETS, ge=1, le=MOST_BUCKETS, description="Buckets that `auto` gives at most, by a longer interval."
    )
    # the length is looked at first: what is long is compared with no name
    zone: Annotated[str, Field(max_length=60), AfterValidator(_zone)] = Field(
        "UTC",
        description="IANA time zone: buckets begin when its clocks show the full hour or midnight. `since` and `until` "
        "mean what they mean in a search: UTC, unless they name an offset.",
        examples=["Europe/Berlin"],
    )
    by: SeriesFacet = Field("none", description="A series for each of the most frequent sources or languages.")
    top: int = Field(5, ge=1, le=20, description="Series of their own; all others are counted together in one more.")
    measure: Measure = Field(
        "count",
        description="`share` also tells how many articles there are in all in each bucket: of the same period, "
        "sources, languages, kinds and copies, whatever else is asked for.",
    )
    sort: SortParameter = Field(
        None,
        description="Sort of the search that this is the timeline of: by relevance a search takes what lacks some "
        "words (see `match`), by time one only. Default: as in a search.",
    )

    names: Literal["on", "off"] = Field(
        "off",
        description="As in a search, whose default is `on`: where `q` names an entity, what names that in other words "
        "counts too.",
    )

    @property
    def clock(self) -> ZoneInfo:
        """The zone by whose clocks buckets begin."""
        return ZoneInfo(self.zone)
