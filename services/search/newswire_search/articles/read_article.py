"""Reads one article with all that is known around it: the same for the API and the pages."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.heads import Head, head_of

from newswire_search.articles.context import context_of, linked, with_relations
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.presentation import article_answer
from newswire_search.articles.responses import ArticleAnswer
from newswire_search.errors import NotFoundError
from newswire_search.query.article_query import Filters, Query, Sort

MOST_COPIES = 20  # shown of an article; the answer has the number of all beside them


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Gives one article by its id."""

    engine: SearchEngine

    def __call__(self, article_id: str) -> ArticleAnswer:
        """Everything about one article, with its copies and what it is related to.  Raises NotFoundError."""
        document = self.engine.get(article_id)
        if document is None:
            raise NotFoundError(f"There is no article {article_id!r}.")
        own, links = document.article.relations, tuple(linked(document.article))
        related = self.engine.heads([relation.id for relation in (*own, *links)])
        # An article may link to anything; a relation that linking found is shown even before its article is there.
        shown = with_relations(document, (*own, *(link for link in links if link.id in related)))
        return article_answer(shown, context_of(self.engine, [head_of(document)]), self._copies(article_id), related)

    def title(self, article_id: str) -> str | None:
        """An article's title; None where it is not in the index."""
        head = self.engine.heads([article_id]).get(article_id)
        return head.title if head else None

    def _copies(self, article_id: str) -> list[Head]:
        query = Query(filters=Filters(originals=(article_id,)), sort=Sort.OLDEST, size=MOST_COPIES, facets=())
        return [hit.head for hit in self.engine.search(query).hits]
