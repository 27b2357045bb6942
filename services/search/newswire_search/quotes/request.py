"""The request of a search for quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from newswire_shared.contracts.documents import ArticleDocument, Quote
from newswire_shared.contracts.quote_keys import quote_key
from pydantic import AfterValidator, Field

from newswire_search.articles.request import ArticleChoice, SearchRequest
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.occurrence import satisfies
from newswire_search.query.parameters import (
    QUERY_SYNTAX,
    CursorParameter,
    FilterValues,
    Paged,
    addressed,
    clean,
    empty_is,
    parameters,
)
from newswire_search.query.plan import QueryPlan
from newswire_search.query.terms import InTitle, Node
from newswire_search.quotes.passages import is_about
from newswire_search.quotes.ports import QuoteQuery

Wording = Literal["any", "direct", "indirect"]


class QuoteChoice(ArticleChoice):
    """The quotes that are asked for: in the articles that the filters choose, as in a search for articles."""

    q: Annotated[str, AfterValidator(clean)] = Field(
        "",
        max_length=1000,
        description=f"Looked for in the words of the quote. {QUERY_SYNTAX} Of three words or more one may be missing, "
        "unless `match` says otherwise. Without letter or digit: every quote.",
        examples=["ferry"],
    )
    speaker: FilterValues = Field(
        (), description="Entity id of who said it, a person or an organisation; repeat it for alternatives."
    )
    wording: Annotated[Wording, empty_is("any")] = Field(
        "any", description="`direct`: the speaker's own words alone; `indirect`: what the writer tells of them."
    )
    about: FilterValues = Field(
        (), description="Entity id that the quote or its sentence names; repeated, all must be there."
    )


class QuotesRequest(QuoteChoice, Paged):
    """A search for quotes."""

    size: int = Field(20, ge=1, le=100, description="Quotes in one answer.")
    after: CursorParameter = Field(None, description="`after` of an earlier answer: what comes next.")


def quotes_address(asked: QuoteChoice) -> str:
    """The address at which the page of quotes shows this search."""
    return addressed("/quotes", parameters(asked))


def articles_of(asked: QuoteChoice) -> SearchRequest:
    """The search for the articles that the quotes stand in, as near as a search for articles comes."""
    chosen = {name: getattr(asked, name) for name in ArticleChoice.model_fields}
    about = tuple(dict.fromkeys((*asked.entity, *asked.about)))
    quoted = tuple(dict.fromkeys((*asked.quoted, *asked.speaker)))
    return SearchRequest(**chosen | {"entity": about, "quoted": quoted, "has": ("quote",)})


@dataclass(frozen=True, slots=True)
class WantedQuotes:
    """What is looked for in the quotes of an article."""

    plan: QueryPlan[Filters]
    speakers: tuple[str, ...]
    about: tuple[str, ...]
    wording: Wording = "any"

    @classmethod
    def of(cls, asked: QuotesRequest, plan: QueryPlan[Filters]) -> WantedQuotes:
        """By the plan of the search for articles, without what is asked of their titles."""
        terms = plan.terms
        of_quotes = replace(terms, required=_not_of_titles(terms.required), excluded=_not_of_titles(terms.excluded))
        return cls(replace(plan, terms=of_quotes), asked.speaker, asked.about, asked.wording)

    def found_in(self, document: ArticleDocument) -> list[tuple[str, Quote]]:
        """The quotes of an article that are wanted, each once, with their keys, in the order of the text."""
        found: dict[str, Quote] = {}
        for quote in document.article.quotes:
            if self._is_wanted(document, quote):
                found.setdefault(quote_key(quote), quote)
        return [*found.items()]

    def _is_wanted(self, document: ArticleDocument, quote: Quote) -> bool:
        return (
            self.wording in ("any", quote.kind)
            and (not self.speakers or quote.speaker_id in self.speakers)
            and satisfies((quote.text,), self.plan, document.article.language)
            and all(is_about(document.article, quote, entity) for entity in self.about)
        )


def to_query(asked: QuotesRequest) -> Query:
    """The search for articles that may hold what is asked for."""
    filters = replace(asked.filters, entities=tuple(dict.fromkeys((*asked.entity, *asked.about))))
    return Query(asked.q.strip(), filters, Sort.NEWEST, match=asked.match)


def to_quote_query(asked: QuotesRequest, plan: QueryPlan[Filters]) -> QuoteQuery:
    """The articles that may hold what is asked for: what must not stand in a quote may stand elsewhere in one."""
    of_titles = tuple(node for node in plan.terms.excluded if isinstance(node, InTitle))
    return QuoteQuery(replace(plan, terms=replace(plan.terms, excluded=of_titles)), asked.speaker)


def _not_of_titles(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if not isinstance(node, InTitle))
