"""The placements of articles by linking: read after the index, and laid over its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.documents import ArticleDocument, StorySection
from newswire_shared.contracts.stories import Placements

from newswire_index.engine.ports import ArticleReader, Stored


def read_placed(
    index: ArticleReader, placements: Placements, article_ids: Sequence[str], homes: Mapping[str, str] | None = None
) -> tuple[dict[str, Stored], Mapping[str, StorySection]]:
    """The stored documents of articles, and the placements of these, asked in this order.

    So a write that succeeds at the version read never puts an older placement in the place of a newer one.
    """
    stored = index.read(article_ids, homes)
    return stored, placements.of(article_ids)


def placed(document: ArticleDocument, section: StorySection | None) -> ArticleDocument:
    """The document with its article placed there; where linking knows nothing of it (None), it keeps its place."""
    return document if section is None else document.model_copy(update={"story": section})
