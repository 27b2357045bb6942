"""Whole documents in memory, for tests of what asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.links import LinkEdge, target_keys


class InMemoryArticles:
    """ArticleLookup over a mapping of documents, and of each article's edges."""

    def __init__(
        self, documents: Mapping[str, ArticleDocument], links: Mapping[str, Sequence[LinkEdge]] | None = None
    ) -> None:
        self._documents, self._links = documents, {} if links is None else links

    def whole(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids, whole."""
        return {i: self._documents[i] for i in article_ids if i in self._documents}

    def known_by(self, keys: Sequence[str]) -> list[str]:
        """The ids of articles that have an address with one of these keys."""
        own = [i for i, each in self._documents.items() if not {*target_keys(each.article)[1:]}.isdisjoint(keys)]
        edges = (edge for links in self._links.values() for edge in links if edge.target in keys)
        return list(dict.fromkeys([*own, *(edge.article for edge in edges if edge.article)]))
