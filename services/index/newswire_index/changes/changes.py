"""The bounded stream of changes of the index, for everyone who follows along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, CeasedStory, IndexedStory, story_of
from newswire_shared.contracts.index_schema import story_id_of, story_version

LONGEST_TITLE = 200  # characters: enough for a headline; the stream lies in the memory of Redis, 100,000 entries of it


class Changes(Protocol):
    """Announces to readers what was indexed, at least once."""

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        """Announce that these documents are in the index now, as they are."""

    def announce_stories(self, stories: Sequence[IndexedStory]) -> None:
        """Announce that these stories, or newer versions of them, are in the index now."""


def entry_of(document: ArticleDocument) -> dict[str, str]:
    """One entry: which article, which revision, from which source, of which story ("" where it has none)."""
    return {
        "version": "1",
        "kind": "article",
        "article_id": document.article.article_id,
        "revision": str(len(document.revisions)),
        "source": document.article.source,
        "title": document.article.title[:LONGEST_TITLE],
        "story_id": story_of(document) or "",
    }


def story_entry_of(indexed: IndexedStory) -> dict[str, str]:
    """One entry: which story, of how many articles; of none where it ceased, then with what took it in, or ""."""
    common = {"version": "1", "kind": "story", "story_id": story_id_of(indexed)}
    common["story_version"] = str(story_version(indexed))
    if isinstance(indexed, CeasedStory):
        return {**common, "size": "0", "survivor": indexed.survivor or ""}
    return {**common, "size": str(indexed.story.size), "title": indexed.title[:LONGEST_TITLE]}
