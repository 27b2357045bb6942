"""The models of the API's answers about stories.  Every field is always there; what is unknown is null or empty."""

from __future__ import annotations

from datetime import datetime

from newswire_shared.contracts.documents import EntityType
from pydantic import Field

from newswire_search.articles.responses import LEFT_OUT, MATCHED, HitAnswer, Response, StoryBrief
from newswire_search.articles.understood import Understood
from newswire_search.freshness.responses import FreshnessAnswer
from newswire_search.query.match import Match


class StoryEntityAnswer(Response):
    """An entity that the story is about."""

    id: str = Field(description="What the parameter `entity` takes.", examples=["osce-minsk-group"])
    name: str | None = Field(examples=["OSCE Minsk Group"])
    type: EntityType | None
    articles: int = Field(description="How many of its articles name it among their foremost.")


class StoryMergeAnswer(Response):
    """That the story took in another."""

    at: datetime
    story: str = Field(description="The id that the other had; it still leads here.")
    size: int = Field(description="How many articles the other had.")


class StoryHead(Response):
    """What a list of stories shows of one."""

    id: str = Field(examples=["3f7c0a91d2"])
    title: str = Field(description="The title of its earliest article.", examples=["Minsk Group calls for a ceasefire"])
    language: str | None = Field(description="ISO 639 code of the earliest article's language.", examples=["en"])
    size: int = Field(description="How many articles it has.", examples=[12])
    sources: tuple[str, ...] = Field(description="All sources of its articles.", examples=[["news.example"]])
    sites: tuple[str, ...] = Field(
        description="The sites of its articles, those with most of them first; of a long list those of its newest 500 "
        "articles. The source stands for an address that names no site.",
        examples=[["news.example"]],
    )
    first_published_at: datetime = Field(description="When its earliest article was published.")
    last_published_at: datetime = Field(description="When its latest article was published.")
    first_seen_at: datetime = Field(description="When its first article was collected.")
    lead: str = Field(description="Id of its earliest article.", examples=["3f7c0a91d2"])
    entities: tuple[StoryEntityAnswer, ...] = Field(description="Those that most of its articles are about, first.")
    follows: StoryBrief | None = Field(description="The story that it goes on from.")
    locked: bool = Field(description="Whether an editor keeps linking from changing it.")


class StoriesAnswer(Response):
    """What a search for stories gave."""

    total: int = Field(description="Stories that match; exact up to 10,000.")
    total_is_exact: bool = Field(description="False: there are at least `total`.")
    stories: tuple[StoryHead, ...] = Field(description="In the order of `sort`.")
    after: str | None = Field(description="Give it as `after` for what comes next; null at the end.")
    match: Match = Field(description=MATCHED)
    left_out: tuple[str, ...] = Field(description=LEFT_OUT)
    understood: Understood = Field(
        description="How `q` was read; of operators stories have `title:`, `source:`, `lang:`, `before:` and `after:`."
    )
    freshness: FreshnessAnswer


class StoryAnswer(StoryHead):
    """Everything about one story, with a page of its articles."""

    followed_by: tuple[StoryBrief, ...] = Field(description="Stories that go on from it, at most 20.")
    merges: tuple[StoryMergeAnswer, ...] = Field(description="Stories that it took in, the earliest first.")
    articles: tuple[HitAnswer, ...] = Field(description="Its articles, the earliest first; `lead` reported it first.")
    total: int = Field(description="Its articles in the index; `size` is what linking counted, and may be ahead.")
    after: str | None = Field(description="Give it as `after` for more articles; null at the end.")
