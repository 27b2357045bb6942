"""The models of the API's answers about entities.  Every field is always there; what is unknown is null or empty."""

from __future__ import annotations

import datetime as dt

from newswire_shared.contracts.documents import EntityType
from pydantic import Field

from newswire_search.articles.periods import Interval, PeriodCount
from newswire_search.articles.responses import HitAnswer, Response
from newswire_search.stories.responses import StoryHead


class KnownEntityAnswer(Response):
    """An entity with the number of articles that name it."""

    id: str = Field(description="What the parameter `entity` takes.", examples=["osce-minsk-group"])
    name: str = Field(examples=["OSCE Minsk Group"])
    type: EntityType
    articles: int = Field(description="How many articles name it.", examples=[120])


class SuggestionsAnswer(Response):
    """Entities whose names begin as was typed."""

    entities: tuple[KnownEntityAnswer, ...] = Field(description="Those most often called so first.")


class KnownNameAnswer(Response):
    """A name that articles have for an entity, as they write it."""

    name: str = Field(examples=["Minsk Group"])
    kind: str = Field(
        description="`name`, `alias`, `demonym` (a people for its country) or `role` (an office for who has it).",
        examples=["alias"],
    )
    articles: int = Field(description="How many articles call it so.")


class CoMentionAnswer(Response):
    """An entity that stands beside another."""

    id: str
    name: str
    type: EntityType
    articles: int = Field(description="In how many articles both are named.")


class EntityPage(KnownEntityAnswer):
    """What the index holds of one entity."""

    same_as: tuple[str, ...] = Field(
        description="The same entity in Wikidata and in GeoNames, as addresses of linked data; none for most.",
        examples=[["http://www.wikidata.org/entity/Q399", "https://sws.geonames.org/174982/"]],
    )
    names: tuple[KnownNameAnswer, ...] = Field(description="All names that articles have for it, at most 100.")
    first_at: dt.datetime = Field(description="Date of the earliest article that names it.")
    last_at: dt.datetime = Field(description="Date of the latest article that names it.")
    interval: Interval = Field(description="What `histogram` counts by.")
    histogram: tuple[PeriodCount, ...] = Field(
        description="Articles by day (UTC) or week (from Monday), up to the latest article, the earliest first: of 366 "
        "days, or of 260 weeks. Periods without articles are left out."
    )
    co_mentioned: tuple[CoMentionAnswer, ...] = Field(description="Entities in the same articles, at most 20.")
    co_mentioned_among: int = Field(description="How many articles, the newest ones, these were counted in.")
    latest: tuple[HitAnswer, ...] = Field(description="The newest articles that name it, at most 10.")
    stories: tuple[StoryHead, ...] = Field(
        description="Stories of two articles or more that are about it, those with the newest articles first; then "
        "those of `latest` that only name it. At most 10."
    )
