"""The port to the part of an engine that knows quotes, and the values that it is asked with and answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument

from newswire_search.query.article_query import Filters
from newswire_search.query.cursor import Position
from newswire_search.query.plan import QueryPlan


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """Articles that may hold quotes that are looked for: with a quote, by one of the speakers if there are any.

    The words of `plan` may stand anywhere in the article.  `after` is a place in the order of the newest.
    """

    plan: QueryPlan[Filters]
    speakers: tuple[str, ...] = ()
    size: int = 20
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class QuotingArticles:
    """Articles, the newest by sort date first, whole; `more` is true if there are more after them."""

    documents: tuple[ArticleDocument, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Prints:
    """The articles that print a quote: how many, and the ids of the earliest by sort date."""

    articles: int
    earliest: tuple[str, ...]


MOST_PRINTS = 10  # of one quote, named; their number is given beside them


class QuoteLookup(Protocol):
    """The quotes that articles print; it raises what the engine raises."""

    def quoting(self, query: QuoteQuery) -> QuotingArticles:
        """The articles that may hold what is looked for."""

    def prints(self, keys: Sequence[str], query: QuoteQuery) -> Mapping[str, Prints]:
        """The prints of quotes by their keys among the articles of a query, whatever its size and place."""
