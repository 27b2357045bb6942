"""Reads one article with all that is known around it: the same for the API and the pages."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.documents import Article, ArticleDocument
from newswire_shared.contracts.heads import Head, head_of

from newswire_search.articles.context import context_of
from newswire_search.articles.links import linked_by, links_to
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.presentation import ArticleLinks, article_answer, relations_of
from newswire_search.articles.responses import ArticleAnswer
from newswire_search.errors import GoneError, NotFoundError
from newswire_search.formats.offsets import OffsetUnit, in_utf16
from newswire_search.query.article_query import Filters, Query, Sort

MOST_MERGES = 8  # one after another; what was tied that often was tied in a circle
MOST_COPIES = 20  # shown of an article; the answer has the number of all beside them


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Gives one article by its id."""

    engine: SearchEngine

    def __call__(
        self, article_id: str, linked_after: str | None = None, offsets: OffsetUnit = OffsetUnit.CODE_POINTS
    ) -> ArticleAnswer:
        """Everything about one article, with its copies, what it is related to, and the ends of its links.

        An article that turned out to be another is answered with that one.  `linked_after` continues what links to it.
        Raises NotFoundError, GoneError, and UsageError for a bad cursor.
        """
        document = self._document(article_id)
        article_id = document.article.article_id
        article = self._without_gone(document.article)
        shown = document.model_copy(update={"article": article})
        related = self.engine.heads([relation.id for relation in relations_of(article)])
        links = ArticleLinks(links_to(self.engine, article), linked_by(self.engine, article, after=linked_after))
        known = context_of(self.engine, [head_of(document)])
        answer = article_answer(shown, known, self._copies(article_id), related, links)
        if offsets is OffsetUnit.CODE_POINTS:
            return answer
        return in_utf16(answer, {"title": answer.title, "body": answer.body}).model_copy(update={"offsets": offsets})

    def _document(self, article_id: str) -> ArticleDocument:
        named = article_id
        for _ in range(MOST_MERGES):
            if document := self.engine.get(named):
                return document
            survivor = self.engine.survivors([named]).get(named)
            if survivor is None:
                break
            named = survivor
        raise missing(self.engine, named)

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
