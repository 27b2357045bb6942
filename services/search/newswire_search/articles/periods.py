"""Articles by day, put together by day or by week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from newswire_search.articles.responses import Response

Interval = Literal["day", "week"]


class PeriodCount(Response):
    """The articles of a day, or of a week by its Monday."""

    date: dt.date = Field(examples=["2020-10-12"])
    articles: int = Field(examples=[7])


def histogram(days: Mapping[dt.date, int], interval: Interval) -> tuple[PeriodCount, ...]:
    """The periods that have articles, the earliest first."""
    counts = Counter[dt.date]()
    for day, articles in days.items():
        counts[day if interval == "day" else day - dt.timedelta(days=day.weekday())] += articles
    return tuple(PeriodCount(date=start, articles=counts[start]) for start in sorted(counts))
