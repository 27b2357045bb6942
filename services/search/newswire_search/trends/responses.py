"""The models of the answer about trends."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from newswire_search.articles.responses import LEFT_OUT, MATCHED, ArticleReference, Response, StoryBrief
from newswire_search.query.match import Match
from newswire_search.trends.request import TrendType


class TrendArticle(ArticleReference):
    """An article that shows why."""

    story: StoryBrief | None = Field(description="The story that it belongs to.")


class Trend(Response):
    """A name that more articles have than its past lets expect."""

    id: str = Field(description="What the parameter `entity` takes.", examples=["p-anna-lind"])
    name: str = Field(examples=["Anna Lind"])
    type: TrendType
    direction: Literal["new", "rising"] = Field(description="`new`: no article of the past has it.")
    count: int = Field(description="Articles in the window that have it.", examples=[12])
    expected: float = Field(
        description="Articles that would have it if it were as frequent among them as in the past.", examples=[1.7]
    )
    past_count: int = Field(description="Articles of the past that have it.", examples=[48])
    score: float = Field(
        description="By how many standard deviations `count` is above `expected`, at least 3.", examples=[6.1]
    )
    articles: tuple[TrendArticle, ...] = Field(
        description="At most three of the window, one of each of its stories, that with the most articles first."
    )


class TrendsAnswer(Response):
    """What is unusually frequent in a window of time, against the past before it."""

    since: datetime = Field(description="Where the window begins, and the past ends.")
    until: datetime = Field(description="Where the window ends.")
    past_since: datetime = Field(description="Where the past begins.")
    total: int = Field(description="Articles in the window.")
    past_total: int = Field(
        description="Articles of the past. Where there are none nothing can be said: `trends` is empty then."
    )
    past_slices: int = Field(
        description="Spans of a day, or of the window where that is longer, that the past has articles in; the fewer, "
        "the less is known of how much its numbers vary."
    )
    trends: tuple[Trend, ...] = Field(description="The most significant first.")
    match: Match = Field(description=MATCHED)
    left_out: tuple[str, ...] = Field(description=LEFT_OUT)
