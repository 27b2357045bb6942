"""Reads one article with all that is known around it: the same for the API and the pages."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.heads import Head, head_of

from newswire_search.articles.context import context_of
from newswire_search.articles.links import linked_by, links_to
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.presentation import ArticleLinks, article_answer, relations_of
from newswire_search.articles.responses import ArticleAnswer
from newswire_search.errors import GoneError, NotFoundError
from newswire_search.query.article_query import Filters, Query, Sort

MOST_COPIES = 20  # shown of an article; the answer has the number of all beside them


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Gives one article by its id."""

    engine: SearchEngine

    def __call__(self, article_id: str, linked_after: str | None = None) -> ArticleAnswer:
        """Everything about one article, with its copies, what it is related to, and the ends of its links.

        `linked_after` continues what links to it.  Raises NotFoundError, GoneError, and UsageError for a bad cursor.
        """
        document = self.engine.get(article_id)
        if document is None:
            raise missing(self.engine, article_id)
        article = self._without_gone(document.article)
        shown = document.model_copy(update={"article": article})
        related = self.engine.heads([relation.id for relation in relations_of(article)])
        links = ArticleLinks(links_to(self.engine, article), linked_by(self.engine, article, after=linked_after))
        known = context_of(self.engine, [head_of(document)])
        return article_answer(shown, known, self._copies(article_id), related, links)

    def _without_gone(self, article: Article) -> Article:
        """The article without relations to what was taken down."""
        gone = self.engine.taken_down([relation.id for relation in article.relations])
        left = tuple(relation for relation in article.relations if relation.id not in gone)
        return article.model_copy(update={"relations": left})

    def title(self, article_id: str) -> str | None:
        """An article's title; None where it is not in the index."""
        head = self.engine.heads([article_id]).get(article_id)
        return head.title if head else None

    def _copies(self, article_id: str) -> list[Head]:
        query = Query(filters=Filters(originals=(article_id,)), sort=Sort.OLDEST, size=MOST_COPIES, facets=())
        return [hit.head for hit in self.engine.search(query).hits]


def missing(engine: SearchEngine, article_id: str) -> NotFoundError | GoneError:
    """The error that an article is not there, or not any more."""
    if engine.taken_down([article_id]):
        return GoneError(f"The article {article_id!r} was taken down.")
    return NotFoundError(f"There is no article {article_id!r}.")
