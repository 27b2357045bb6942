"""The articles of a story as its coverage reads them."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, copy_of
from newswire_shared.contracts.heads import Head

from newswire_search.articles.presentation import article_reference
from newswire_search.articles.responses import ArticleReference


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, whole, and its head as the search gave it: another one need not be made."""

    document: ArticleDocument
    head: Head

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.document.article

    @property
    def copy_of(self) -> Copy | None:
        """The article that it is a near-copy of."""
        return copy_of(self.document)

    @property
    def reference(self) -> ArticleReference:
        """The article as another answer names it."""
        return article_reference(self.head)
