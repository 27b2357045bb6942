"""The request of a search for articles, the same over HTTP, on the page and on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from newswire_search.articles.filters import FilterChoice
from newswire_search.articles.responses import LISTED_ENTITIES, HitAnswer
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.facet_parameters import FacetChoice
from newswire_search.query.match import Match
from newswire_search.query.parameters import (
    QUERY_SYNTAX,
    CursorParameter,
    DateParameter,
    FilterValues,
    LanguageValues,
    NamesParameter,
    OrEmpty,
    Paged,
    Whole,
    addressed,
    checked,
    clean,
    empty_is,
    known_names,
    listed_values,
    no_truth,
    parameters,
    period,
)
from newswire_search.query.parser import parse

Copies = Literal["show", "hide", "only"]
ArticleKind = Literal["article", "brief", "live", "gallery", "video"]  # without those that are never indexed
SortParameter = Annotated[Sort | None, empty_is(None), OrEmpty()]

HitFields = Annotated[
    tuple[str, ...],
    BeforeValidator(listed_values),
    AfterValidator(lambda names: known_names(names, [*HitAnswer.model_fields])),
]


def _number_or_all(value: object, checked_value: ValidatorFunctionWrapHandler) -> object:
    """In one sentence what is wrong, where a union would tell of each of its types by a name of its own."""
    try:
        return checked_value(no_truth(value))
    except ValueError:
        raise ValueError(f"should be a number from 0 to {MOST_ENTITIES}, or `all`") from None


MOST_ENTITIES = 1000
EntityNumber = Annotated[Annotated[int, Field(ge=0, le=MOST_ENTITIES)] | Literal["all"], WrapValidator(_number_or_all)]


class ArticleChoice(FilterChoice):
    """The articles that are asked for.  Values of one filter are alternatives, but every entity must be there."""

    # The descriptions are the API's documentation: /openapi.json gives them as they stand.
    q: Annotated[str, AfterValidator(clean)] = Field(
        "",
        max_length=1000,
        description=f"{QUERY_SYNTAX} Without letter or digit: everything.",
        examples=['"Minsk Group" ceasefire -football'],
    )
    since: DateParameter = Field(
        None, description="Published at or after this date or instant.", examples=["2020-10-01"]
    )
    until: DateParameter = Field(
        None,
        description="Published before this instant, or on or before this date (its whole day counts).",
        examples=["2020-10-31"],
    )
    source: FilterValues = Field((), description="Source; repeat it for alternatives.", examples=[["news.example"]])
    language: LanguageValues = Field((), description="ISO 639 code; repeat it for alternatives.", examples=[["en"]])
    entity: FilterValues = Field((), description="Entity id; repeated, all must be in the article.")
    kind: tuple[ArticleKind, ...] = Field((), description="Kind of article; repeat it for alternatives.")
    story: FilterValues = Field(
        (),
        description="Story id, also one that the story had before a merge; repeat it for alternatives.",
        examples=[["3f7c0a91d2"]],
    )
    copies: Annotated[Copies, empty_is("show")] = Field(
        "show",
        description="`hide` leaves out every article that is a near-copy of another, `only` every one that is none.",
    )
    match: Annotated[Match, empty_is(Match.MOST)] = Field(
        Match.MOST,
        description="`most`: of one or two plain words all must occur, of more most: with the sort `relevance` three "
        "fifths of up to six and two fifths of more, those with all of them first; with the other sorts all but one. "
        "`all`: every plain word must occur; `any`: one of them. Where `most` finds nothing, `any` is answered, and "
        "the answer's `match` says so.",
    )

    @property
    def filters(self) -> Filters:
        """The conditions on an article.  Raises UsageError for a period that ends before it begins."""
        since, until = period(self.since, self.until)
        seen_after, seen_before = period(self.seen_after, self.seen_before, names=("seen_after", "seen_before"))
        return Filters(
            since, until, self.source, self.language, self.entity, self.kind, self.story, self.copies != "hide",
            only_copies=self.copies == "only", seen_after=seen_after, seen_before=seen_before,
            conditions=self.conditions, links_to=self.links_to or None, linked_by=self.linked_by or None,
        )  # fmt: skip


# Of them what leaves articles out; the others say how the text, copies and filters are taken.
FILTERS: Final = tuple(name for name in ArticleChoice.model_fields if name not in ("q", "match", "copies", "every"))


class SearchRequest(ArticleChoice, FacetChoice, Paged):
    """A search as it is asked: which articles, in which order, and how much of the answer."""

    sort: SortParameter = Field(
        None,
        description="`newest` and `oldest` go by publication, `first_seen` by first sight (oldest first, to follow "
        "along with `after`, which is never null then). Default: `relevance`, or `newest` where `q` seeks nothing.",
    )
    group: Annotated[Literal["story"] | None, empty_is(None)] = Field(
        None,
        description="`story`: one hit a story, the first of its articles that match in the order of `sort`; `group` of "
        "the hit tells what else was found of it. An article that belongs to no story stands for itself. The cursor "
        "goes on from story to story; `total` counts stories, facets count articles.",
    )
    size: Whole = Field(20, ge=1, le=100, description="Hits in one answer.")
    after: CursorParameter = Field(None, description="`after` of an earlier answer: what comes next.")
    names: NamesParameter = Field(
        "on",
        description="`on`: where `q`, or a word of it in capitals, is a name of an entity, articles that name that in "
        "other words are found too; the answer's `understood.entities` says so. `off`: words are only words.",
    )
    fields: HitFields = Field(
        (),
        description="Members of a hit, parted by commas, to have those and its `id` alone. Default: all.",
        examples=[["title", "url", "published_at"]],
    )
    entities: EntityNumber = Field(
        LISTED_ENTITIES, description="Entities in one hit, the most salient first, or `all`.", examples=[5]
    )

    @property
    def order(self) -> Sort:
        """The sort asked for, or the one that fits."""
        return order_of(self.q, self.sort)


def order_of(text: str, sort: Sort | None) -> Sort:
    """The sort asked for, or the one that fits the text."""
    return sort or (Sort.RELEVANCE if parse(text).sought else Sort.NEWEST)


def ask(**values: object) -> SearchRequest:
    """Check what was asked.  Raises UsageError that names each value that is wrong."""
    return checked(SearchRequest, values)


def to_query(asked: SearchRequest) -> Query:
    """The query that an engine is asked with.  Raises UsageError for a period that ends before it begins."""
    query = Query(asked.q.strip(), asked.filters, asked.order, asked.size, asked.after)
    # Facets can cost more than all the rest (decision 20), so who shows none asks for none.
    return replace(
        query, facets=asked.facets, facet_size=asked.facet_size, match=asked.match, by_story=asked.group == "story"
    )


def address(asked: SearchRequest) -> str:
    """The address at which the results page shows this search."""
    return addressed("/search", parameters(asked))
