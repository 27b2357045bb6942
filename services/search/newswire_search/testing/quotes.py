"""Quotes in memory, for tests of what asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import sort_date
from newswire_shared.contracts.quote_keys import quote_keys

from newswire_search.query.article_query import Filters
from newswire_search.query.plan import QueryPlan
from newswire_search.quotes.ports import MOST_PRINTS, Prints, QuoteQuery, QuotingArticles

Choosing = Callable[[QueryPlan[Filters]], list[ArticleDocument]]


class InMemoryQuotes:
    """QuoteLookup over what a search in memory finds."""

    def __init__(self, choose: Choosing) -> None:
        self._choose = choose

    def quoting(self, query: QuoteQuery) -> QuotingArticles:
        """The articles that may hold what is looked for."""
        found = sorted(self._quoting(query), key=lambda document: _place(document, newest=True))
        after = (-query.after.value, query.after.id) if query.after else None
        left = [document for document in found if after is None or _place(document, newest=True) > after]
        return QuotingArticles(tuple(left[: query.size]), len(left) > query.size)

    def prints(self, keys: Sequence[str], query: QuoteQuery) -> Mapping[str, Prints]:
        """The prints of quotes by their keys."""
        found = sorted(self._quoting(query), key=lambda document: _place(document, newest=False))
        printed = {key: [d.article.article_id for d in found if key in quote_keys(d.article)] for key in keys}
        return {key: Prints(len(ids), tuple(ids[:MOST_PRINTS])) for key, ids in printed.items() if ids}

    def _quoting(self, query: QuoteQuery) -> list[ArticleDocument]:
        quoting = (document for document in self._choose(query.plan) if document.article.quotes)
        return [d for d in quoting if not query.speakers or _speakers(d) & {*query.speakers}]


def _speakers(document: ArticleDocument) -> set[str | None]:
    return {quote.speaker_id for quote in document.article.quotes}


def _place(document: ArticleDocument, *, newest: bool) -> tuple[float, str]:
    at = sort_date(document.article)
    return -at if newest else at, document.article.article_id
