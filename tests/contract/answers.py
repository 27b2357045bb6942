"""What an answer holds, by article id."""

from __future__ import annotations

from newswire_search.articles.ports import FoundArticles
from newswire_search.query.article_query import Filters, Query

from contract.engines import Engines


def ids(answer: FoundArticles) -> list[str]:
    return [hit.head.article_id for hit in answer.hits]


def found(engines: Engines, text: str = "", **filters: object) -> set[str]:
    return set(ids(engines.search.search(Query(text, Filters(**filters)))))  # type: ignore[arg-type]
