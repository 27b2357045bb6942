"""What an engine is asked for an answer: the same for the API, the pages and the command."""

from __future__ import annotations

from dataclasses import replace

from newswire_shared.contracts.documents import ArticleDocument

from newswire_search.articles.asking import Asked, to_query
from newswire_search.articles.describe import describe_answer, describe_article
from newswire_search.articles.ports import Filters, Query, SearchEngine, Sort
from newswire_search.articles.responses import ArticleAnswer, SearchAnswer
from newswire_search.articles.surroundings import around, linked, with_relations
from newswire_search.query.match import Match
from newswire_search.query.reading import may_be_wider
from newswire_search.web.failures import NotFoundError

MOST_COPIES = 20


def search(engine: SearchEngine, asked: Asked) -> SearchAnswer:
    """The answer to a search.  Raises UsageError for what the caller can mend."""
    query = _present(engine, to_query(asked))
    answer = engine.search(query)
    if not answer.total and may_be_wider(query.text, query.match):
        query = replace(query, match=Match.ANY)
        answer = engine.search(query)
    return describe_answer(answer, query.match, around(engine, [hit.document for hit in answer.hits]))


def article(engine: SearchEngine, article_id: str) -> ArticleAnswer:
    """Everything about one article, with its copies and what it is related to.  Raises NotFoundError."""
    document = engine.get(article_id)
    if document is None:
        raise NotFoundError(f"There is no article {article_id!r}.")
    own, links = document.article.relations, tuple(linked(document.article))
    related = engine.get_many([relation.id for relation in (*own, *links)])
    shown = with_relations(document, (*own, *(link for link in links if link.id in related)))
    return describe_article(shown, around(engine, [document]), _copies(engine, article_id), related)


def _present(engine: SearchEngine, query: Query) -> Query:
    """The query with the present ids of its stories."""
    if not query.filters.stories:
        return query
    present = engine.stories.resolve(query.filters.stories)
    stories = tuple(dict.fromkeys(present[story] for story in query.filters.stories))
    return replace(query, filters=replace(query.filters, stories=stories))


def _copies(engine: SearchEngine, article_id: str) -> list[ArticleDocument]:
    query = Query(filters=Filters(originals=(article_id,)), sort=Sort.OLDEST, size=MOST_COPIES, facets=())
    return [hit.document for hit in engine.search(query).hits]
