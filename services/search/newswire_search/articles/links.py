"""The links of an article, from both ends: what it links to, and what links to it, as far as that is indexed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.links import target_keys

from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.presentation import article_reference
from newswire_search.articles.responses import ArticleReference, LinkedByAnswer
from newswire_search.errors import NotFoundError
from newswire_search.query.link_query import LinkQuery

NEWEST_LINKING = 10  # shown with an article; the rest is asked for a page at a time


@dataclass(frozen=True, slots=True)
class ReadLinks:
    """Gives what links to an article, a page at a time."""

    engine: SearchEngine

    def __call__(self, article_id: str, size: int, after: str | None) -> LinkedByAnswer:
        """The articles that link to one, the newest first.  Raises NotFoundError, and UsageError for a bad cursor."""
        document = self.engine.get(article_id)
        if document is None:
            raise NotFoundError(f"There is no article {article_id!r}.")
        return linked_by(self.engine, document.article, size, after)


def linked_by(
    engine: SearchEngine, article: Article, size: int = NEWEST_LINKING, after: str | None = None
) -> LinkedByAnswer:
    """The articles that link to one; one that was removed a moment ago is neither shown nor counted."""
    found = engine.links.linking(LinkQuery(target_keys(article), size, after))
    shown = _heads(engine, found.sources)
    return LinkedByAnswer(count=found.count - len(found.sources) + len(shown), articles=shown, after=found.after)


def links_to(engine: SearchEngine, article: Article) -> tuple[ArticleReference, ...]:
    """The indexed articles that one links to, in the order of its addresses."""
    order = {address: place for place, address in enumerate(article.links)}
    edges = sorted(engine.links.linked_from(article.article_id), key=lambda e: (order.get(e.url, len(order)), e.target))
    targets = dict.fromkeys(target for edge in edges for target in edge.targets)
    return _heads(engine, [target for target in targets if target != article.article_id])


def _heads(engine: SearchEngine, article_ids: Sequence[str]) -> tuple[ArticleReference, ...]:
    found = engine.heads(article_ids) if article_ids else {}
    return tuple(article_reference(found[article]) for article in article_ids if article in found)
