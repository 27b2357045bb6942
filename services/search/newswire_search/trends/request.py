"""The request of trends."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from newswire_search.articles.request import ArticleChoice, Copies
from newswire_search.query.parameters import DateParameter, empty_is

TrendType = Literal["person", "organisation", "place"]
TYPES: tuple[TrendType, ...] = ("person", "organisation", "place")
LONGEST_HOURS = 7 * 24  # with four weeks before, that leaves four slices to compare with


class TrendsRequest(ArticleChoice):
    """Trends as they are asked for: among which articles, now against when."""

    since: DateParameter = Field(
        None,
        description="Where the window begins, as a date or an instant; default: `hours` before its end.",
        examples=["2020-10-14"],
    )
    until: DateParameter = Field(
        None,
        description="Where the window ends: before this instant, or with this date. Default: now, rounded up by less "
        "than a hundredth of the window (ten minutes of a day), so that an answer and its `ETag` stay meanwhile.",
        examples=["2020-10-14"],
    )
    hours: int = Field(24, ge=1, le=LONGEST_HOURS, description="Length of the window, unless `since` is given.")
    weeks: int = Field(4, ge=1, le=8, description="Length of the past before the window that it is compared with.")
    type: tuple[TrendType, ...] = Field((), description="Kinds of names; repeat it for several. Default: all three.")
    min_count: int = Field(
        4,
        ge=1,
        le=1_000,
        description="Articles in the window that a trend has at least; with fewer than 4 none is one.",
    )
    size: int = Field(10, ge=1, le=30, description="Trends in one answer, the most significant first.")
    copies: Annotated[Copies, empty_is("hide")] = Field(
        "hide", description="`hide`: a text counts once, however often it was reprinted; `show`: each copy counts."
    )
