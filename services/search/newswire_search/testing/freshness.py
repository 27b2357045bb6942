"""Freshness in memory, for tests of what tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from newswire_shared.contracts.documents import ArticleDocument


class InMemoryFreshness:
    """FreshnessLookup over a mapping of documents, which it reads anew each time."""

    def __init__(self, documents: Mapping[str, ArticleDocument]) -> None:
        self._documents = documents

    def newest_indexed_at(self) -> datetime | None:
        """When the article that was first seen last was written."""
        found = max(self._documents.values(), default=None, key=_place)
        return found.indexed_at if found else None

    def refresh_s(self) -> float | None:
        """A search sees everything at once."""
        return 0.0


def _place(document: ArticleDocument) -> tuple[datetime, str]:
    return document.article.first_seen_at, document.article.article_id
