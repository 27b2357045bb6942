"""The request of the counts of facets, the same over HTTP and on the command line."""

from __future__ import annotations

from typing import Annotated, Literal

from newswire_shared.contracts.article_facets import FACETS
from pydantic import AfterValidator, Field

from newswire_search.articles.request import ArticleChoice, SortParameter, order_of
from newswire_search.query.article_query import Query
from newswire_search.query.facet_parameters import FacetChoice
from newswire_search.query.facet_query import FacetQuery, FacetText, found_by
from newswire_search.query.parameters import AS_IN_A_SEARCH, FilterValue, NamesParameter, empty_is
from newswire_search.query.validation import no_facet

FacetMode = Literal["filtered", "multi"]
MOST_NAMED = 100  # values that are left out: as many as one facet has


def _named(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        name, colon, _ = value.partition(":")
        if not colon:
            raise ValueError(f"{value!r} names no facet: write it as source:{value}")
        if name not in FACETS:
            raise ValueError(no_facet(name))
    return values


FacetTexts = Annotated[tuple[FilterValue, ...], Field(max_length=MOST_NAMED), AfterValidator(_named)]


class FacetsRequest(ArticleChoice, FacetChoice):
    """Counts of facets among the articles that are chosen."""

    sort: SortParameter = Field(
        None,
        description="The sort of the search that these counts stand beside: it decides how many words may be missing.",
    )
    facet_mode: Annotated[FacetMode, empty_is("filtered")] = Field(
        "filtered",
        description="`filtered`: every facet is counted among the articles that the search finds. `multi`: a facet "
        "whose values are alternatives, such as `source`, is counted without its own filter, so that its other values "
        "can be added to those that are chosen. Of entities all that are asked for must be in the article, so their "
        "facets are counted with all filters either way.",
    )
    names: NamesParameter = Field("on", description=AS_IN_A_SEARCH)
    facet_query: FacetTexts = Field(
        (),
        description="A facet, a colon and a text: only values that hold the text are told of this facet, whatever its "
        "case and diacritics. They are always counted exactly. Once for each facet; it need not be in `facets` too.",
        examples=[["source:nord"]],
    )
    facet_exclude: FacetTexts = Field(
        (),
        description="A facet, a colon and a value that is not to be told, such as one that is shown already; "
        "repeatable.",
        examples=[["source:news.example"]],
    )


def to_facet_query(asked: FacetsRequest) -> FacetQuery:
    """The counts that an engine is asked for.  Raises UsageError for a period that ends before it begins."""
    articles = Query(asked.q.strip(), asked.filters, order_of(asked.q, asked.sort), match=asked.match)
    sought = tuple(map(_parted, asked.facet_query))
    names = tuple(dict.fromkeys([*asked.facets, *(name for name, _ in sought)]))
    return FacetQuery(found_by(articles), names, asked.facet_size, sought, tuple(map(_parted, asked.facet_exclude)))


def _parted(text: str) -> FacetText:
    name, _, rest = text.partition(":")
    return name, rest
