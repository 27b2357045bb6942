"""ArticlesIndexed: what changed, for everyone who follows along, in a bounded stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newswire_shared.documents import ArticleDocument
from newswire_shared.scripts import State, translated

STREAM = "changes"


class Changes(Protocol):
    """Tells readers what was indexed."""

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        """Say that these documents are in the index now, as they are."""


class RedisChanges:
    """A stream in Redis that keeps about `kept` entries."""

    def __init__(self, state: State, kept: int) -> None:
        self._state, self._kept = state, kept

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:
            for document in documents:
                pipe.xadd(self._state.key(STREAM), entry_of(document), maxlen=self._kept, approximate=True)
            pipe.execute()


def entry_of(document: ArticleDocument) -> dict[str, str]:
    """One entry: which article, which revision, from which source."""
    return {
        "version": "1",
        "article_id": document.article.article_id,
        "revision": str(len(document.revisions)),
        "source": document.article.source,
        "title": document.article.title[:200],
    }
