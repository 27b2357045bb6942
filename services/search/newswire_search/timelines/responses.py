"""The models of a timeline's answer."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from newswire_search.articles.responses import LEFT_OUT, MATCHED, Response
from newswire_search.query.match import Match
from newswire_search.timelines.intervals import Interval

OF = "Articles in all; null unless `measure` is `share`."
SHARE = "`count` by `of`, 0 to 1; null where `of` is 0 or unknown."


class TimelineBucket(Response):
    """A span of time and what came in it; the first and the last one may begin before and end after the period."""

    start: datetime = Field(
        description="Its first instant, with the zone's offset.", examples=["2026-03-29T00:00:00+01:00"]
    )
    end: datetime = Field(
        description="The first instant after it: a day on which clocks are set has 23 or 25 hours.",
        examples=["2026-03-30T00:00:00+02:00"],
    )
    count: int = Field(description="Articles that match.", examples=[12])
    of: int | None = Field(description=OF, examples=[480])
    share: float | None = Field(description=SHARE, examples=[0.025])


class TimelineSeries(Response):
    """What came of one source or in one language; its lists have a place for each bucket."""

    value: str | None = Field(
        description="What the filter takes; null: all others together, and what has no language.",
        examples=["news.example"],
    )
    total: int
    counts: tuple[int, ...]
    of: tuple[int, ...] | None = Field(description="Articles of this source or language in all, as `of` of a bucket.")
    shares: tuple[float | None, ...] | None


class TimelineAnswer(Response):
    """A timeline."""

    total: int = Field(
        description="Articles that match: exactly the sum of all buckets, also where a search counts up to 10,000."
    )
    interval: Interval = Field(description="The length of a bucket, also where `auto` was asked for.")
    zone: str = Field(examples=["Europe/Berlin"])
    buckets: tuple[TimelineBucket, ...] = Field(
        description="From `since` or the first article to `until` or the last one, also those without any article. "
        "An article stands by when it was published, or first seen where that is unknown."
    )
    series: tuple[TimelineSeries, ...] = Field(
        description="The most frequent first, then the others, if there are any; empty unless `by` is given. In each "
        "bucket they sum up to its count."
    )
    match: Match = Field(description=MATCHED)
    left_out: tuple[str, ...] = Field(description=LEFT_OUT)
