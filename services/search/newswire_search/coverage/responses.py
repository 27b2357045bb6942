"""The models of an answer that tells how a story was told."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from newswire_shared.contracts.documents import Copy, EntityType
from pydantic import Field

from newswire_search.articles.responses import ArticleReference, Response


class AddedName(Response):
    """An entity that no article of the story had named before."""

    id: str = Field(description="What the parameter `entity` takes.", examples=["person:anna-lind"])
    name: str = Field(examples=["Anna Lind"])
    type: EntityType


class StoryQuote(Response):
    """Something that somebody said in a story."""

    text: str = Field(examples=["We will rebuild the pier."])
    parts: tuple[str, ...] = Field(
        description="The same in the pieces that the writer parted it into, as the article has them; mostly one.",
        examples=[["We will rebuild the pier."]],
    )
    kind: Literal["direct", "indirect"]
    speaker: str | None = Field(examples=["Anna Lind"])
    speaker_id: str | None = Field(examples=["person:anna-lind"])


class PrintedQuote(StoryQuote):
    """Something that somebody said, with the article that printed it first."""

    article: ArticleReference = Field(description="The earliest of the story's articles that print it.")
    prints: int = Field(description="How many of the story's articles print it.")


class AddedAnswer(Response):
    """What one article added to what was told before it: nothing that is a near-copy adds anything."""

    article: ArticleReference
    site: str = Field(description="Where it was printed.", examples=["news.example"])
    copy_of: Copy | None = Field(description="The article that it is a near-copy of.")
    words: int = Field(description="The words of its text.", examples=[412])
    is_new: bool = Field(description="Whether it is of `since` or later; false where that was not asked.")
    share_new: float = Field(description="The share of its sentences that say something new, 0 to 1.")
    sentences: tuple[str, ...] = Field(
        description="Those that say most that is new, at most 2; of the first its first."
    )
    names: tuple[AddedName, ...] = Field(description="Named here first, the most salient first, at most 6.")
    quotes: tuple[StoryQuote, ...] = Field(description="Said here first, at most 3.")
    figures: tuple[str, ...] = Field(description="With what they count, at most 4.", examples=[["32 people"]])


class FirstAnswer(Response):
    """Who was first with the story."""

    article: ArticleReference
    site: str = Field(examples=["news.example"])
    by: Literal["published", "first_seen"] = Field(
        description="`published` where the times that sites give are exact enough to say it; else `first_seen`: it is "
        "what was collected first."
    )
    ahead_s: int | None = Field(description="Seconds before the next site; null where there is none.", examples=[720])
    next_site: str | None = Field(examples=["wire.example"])


class CopyingAnswer(Response):
    """That a site printed near-copies of another's articles."""

    site: str = Field(examples=["news.example"])
    original_site: str = Field(examples=["wire.example"])
    articles: tuple[ArticleReference, ...] = Field(description="The copies, the earliest first, at most 10.")
    count: int = Field(description="How many there are.")
    least: float = Field(description="How alike the least similar is, 0 to 1.", examples=[0.81])
    most: float = Field(description="How alike the most similar is, 0 to 1.", examples=[0.99])


class SpeakerAnswer(Response):
    """Who is quoted in a story, and with what."""

    speaker: str = Field(examples=["Anna Lind"])
    speaker_id: str | None
    quotes: tuple[PrintedQuote, ...] = Field(description="In the order in which they were printed, at most 6.")
    count: int = Field(description="How many different ones there are.")


class SideAnswer(Response):
    """What one site had of a story."""

    site: str = Field(examples=["news.example"])
    first: ArticleReference = Field(description="Its earliest article.")
    longest: ArticleReference
    words: int = Field(description="The words of its longest article.")
    articles: int
    copies: int = Field(description="How many of its articles are near-copies of others.")


class CoverageAnswer(Response):
    """How a story was told."""

    story: str
    title: str
    since: datetime | None = Field(description="What was asked for, as an instant.")
    total: int = Field(description="Articles of the story in the index.")
    read: int = Field(description="How many of them were looked at: the earliest 100, with `since` the latest 100.")
    new: int = Field(description="How many of these are of `since` or later.")
    first: FirstAnswer | None = Field(description="Null where not all of a story was looked at from its beginning.")
    articles: tuple[AddedAnswer, ...] = Field(description="The earliest first.")
    copying: tuple[CopyingAnswer, ...] = Field(description="Who copied whom, the most copies first.")
    speakers: tuple[SpeakerAnswer, ...] = Field(description="Those with the most quotes first, at most 12.")
    sides: tuple[SideAnswer, ...] = Field(description="The sites, in the order in which they came to the story.")
