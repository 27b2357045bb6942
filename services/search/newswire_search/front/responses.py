"""The models of the front page's answer."""

from __future__ import annotations

from pydantic import Field

from newswire_search.articles.responses import FacetValueAnswer, HitAnswer, Response
from newswire_search.freshness.responses import FreshnessAnswer
from newswire_search.stories.responses import StoryHead

LOOKED_AT = 20  # the newest articles of a story: enough for one line of sites and a picture


class FrontStory(StoryHead):
    """A story with what a front page shows of it."""

    summary: str | None = Field(description="The beginning of its earliest article.")
    image: str | None = Field(
        description=f"Address of a picture: that of its earliest article, or of one of its newest {LOOKED_AT}."
    )
    sites: tuple[str, ...] = Field(
        description=f"The sites of its newest {LOOKED_AT} articles, those with most of them first; the source of an "
        "article whose address names no site.",
        examples=[["news.example"]],
    )
    recent: int = Field(
        description=f"How many of its newest {LOOKED_AT} articles are of the last 24 hours.", examples=[3]
    )
    newest: HitAnswer | None = Field(
        description="Its latest article that is no copy of another; null where that is its earliest, or is not indexed."
    )


class FrontAnswer(Response):
    """The front page: each story and each article once."""

    stories: tuple[FrontStory, ...] = Field(
        description="The fastest growing of the last 24 hours first, then those with the newest articles."
    )
    articles: tuple[HitAnswer, ...] = Field(
        description="Articles that nobody else reported, and copies of none, the newest first."
    )
    languages: tuple[FacetValueAnswer, ...] = Field(
        description="The languages of the last week's articles, whatever was asked for; values are what `language` "
        "takes. Of all articles where the week has none."
    )
    freshness: FreshnessAnswer
