"""The models of the API's answers about sources.  Every field is always there; what is unknown is null or empty."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from newswire_search.articles.periods import Interval, PeriodCount
from newswire_search.articles.responses import Response


class LanguageCount(Response):
    """The articles of a source in one language."""

    language: str = Field(description="ISO 639 code.", examples=["en"])
    articles: int


class CopiedSource(Response):
    """A source or site that another copies from."""

    name: str = Field(examples=["coast-wire"])
    copies: int


class SourceAnswer(Response):
    """What the articles of a source, or of a site, show."""

    name: str = Field(description="What the parameter `source` or `site` takes.", examples=["news.example"])
    articles: int = Field(examples=[1200])
    copies: int = Field(description="How many of them are near-copies of another article.")
    copy_share: float = Field(description="Their share, 0 to 1.", examples=[0.12])
    copied_from: tuple[CopiedSource, ...] = Field(
        description="Whose articles the copies are of, the most copied first, at most 5; its own name where it copies "
        "itself."
    )
    copies_traced: int = Field(description="How many copies `copied_from` looked at, the newest ones.")
    late_s: int | None = Field(
        description="Seconds from publication to first sight: the median of `late_among` articles. Null where no "
        "article says to the second when it was published.",
        examples=[240],
    )
    late_among: int = Field(description="Articles that came live and say to the second when they were published.")
    languages: tuple[LanguageCount, ...] = Field(description="The most frequent first, at most 10.")
    interval: Interval = Field(description="What `histogram` counts by.")
    histogram: tuple[PeriodCount, ...] = Field(
        description="Its articles by day (UTC) or week (from Monday), the earliest first: of the 31 days or 26 weeks "
        "before now, or before `until`. Periods without articles are left out."
    )
    last_seen_at: datetime = Field(description="When its newest article was first seen.")


class SourcesAnswer(Response):
    """The sources of the articles that were chosen; of more than 20,000 the counts may be some minutes old."""

    total: int = Field(description="How many sources or sites there are; of many thousand an estimate.")
    sources: tuple[SourceAnswer, ...] = Field(description="Those with the most articles first.")
    counted_at: datetime | None = Field(
        description="When it was counted, where that is more than a minute ago, at most an hour: it is being counted "
        "anew, for who asks next. Null otherwise."
    )
