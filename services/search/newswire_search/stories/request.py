"""The request of a search for stories, the same over HTTP, on the page and on the command line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.parameters import (
    QUERY_SYNTAX,
    CursorParameter,
    DateParameter,
    FilterValues,
    LanguageValues,
    NamesParameter,
    Paged,
    addressed,
    checked,
    clean,
    empty_is,
    parameters,
    period,
)
from newswire_search.query.story_query import SMALLEST, StoryFilters, StoryQuery, StorySort


class StoriesRequest(Paged):
    """A search for stories.  Values of one filter are alternatives, but every entity must be there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[str, AfterValidator(clean)] = Field(
        "",
        max_length=1000,
        description=f"Looked for in the title. {QUERY_SYNTAX} Of three words or more one may be missing. "
        "Without letter or digit: every story.",
        examples=["ferry"],
    )
    since: DateParameter = Field(
        None, description="Its last article was published at or after this date or instant.", examples=["2020-10-01"]
    )
    until: DateParameter = Field(
        None,
        description="Its first article was published before this instant, or on or before this date.",
        examples=["2020-10-31"],
    )
    source: FilterValues = Field(
        (), description="Source of one of its articles; repeat it for alternatives.", examples=[["news.example"]]
    )
    language: LanguageValues = Field(
        (), description="ISO 639 code of its earliest article; repeat it for alternatives.", examples=[["en"]]
    )
    entity: FilterValues = Field((), description="Id of one of its foremost entities; repeated, all must be there.")
    # An empty field of the form is the default.
    min_size: Annotated[int, BeforeValidator(lambda value: SMALLEST if value == "" else value)] = Field(
        SMALLEST, ge=1, le=1_000_000, description="Articles that it has at least."
    )
    sort: Annotated[StorySort, empty_is(StorySort.LAST_PUBLISHED)] = Field(
        StorySort.LAST_PUBLISHED,
        description="`last_published`: those with the newest articles first. `biggest`: those with the most articles. "
        "`most_linked`: by the links that articles of the last `hours` make to theirs. `fastest_growing`: by the "
        "number of their articles of the last `hours`, times the share that these are of all. The last two find only "
        "stories with such links or articles.",
    )
    hours: int = Field(
        24,
        ge=1,
        le=744,
        description="Whole hours that `most_linked` and `fastest_growing` look back, to the beginning of an hour.",
    )
    names: NamesParameter = Field(
        "on",
        description="`on`: where `q`, or a word of it in capitals, is a name of an entity, stories that are foremost "
        "about it are found too; the answer's `understood.entities` says so. `off`: words are only words.",
    )
    size: int = Field(20, ge=1, le=100, description="Stories in one answer.")
    after: CursorParameter = Field(None, description="`after` of an earlier answer: what comes next.")


def ask_stories(**values: object) -> StoriesRequest:
    """Check what was asked.  Raises UsageError that names each value that is wrong."""
    return checked(StoriesRequest, values)


def to_story_query(asked: StoriesRequest, now: datetime) -> StoryQuery:
    """The query that an engine is asked with.  Raises UsageError for a period that ends before it begins."""
    since, until = period(asked.since, asked.until)
    filters = StoryFilters(since, until, asked.source, asked.language, asked.entity, asked.min_size)
    # to the hour, so that the order is the same for all pages that are read within one
    lately = now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=asked.hours)
    return StoryQuery(asked.q.strip(), filters, asked.size, asked.after, sort=asked.sort, lately=lately)


def members(story_id: str, size: int, after: str | None) -> Query:
    """The search for a story's articles, the earliest first."""
    return Query("", Filters(stories=(story_id,)), Sort.OLDEST, size, after, facets=())


def stories_address(asked: StoriesRequest) -> str:
    """The address at which the page of stories shows this search."""
    return addressed("/stories", parameters(asked))
