"""The bounded stream of changes of the index, for everyone who follows along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.documents import ArticleDocument, CeasedStory, IndexedStory, story_of
from newswire_shared.contracts.index_schema import milliseconds, story_id_of, story_version
from newswire_shared.contracts.reasons import Reason

LONGEST_TITLE = 200  # characters: enough for a headline; the stream lies in the memory of Redis, 100,000 entries of it


class Changes(Protocol):
    """Announces to readers what was indexed; what is announced again as it was is one change."""

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        """Announce that these documents are in the index now, as they are."""

    def announce_stories(self, stories: Sequence[IndexedStory]) -> None:
        """Announce that these stories, or newer versions of them, are in the index now."""

    def announce_gone(self, reasons: Mapping[str, Reason]) -> None:
        """Announce that articles are no longer in the index, by their ids and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: what it is about, what tells it from others about that, and its fields."""

    about: str
    mark: str
    fields: dict[str, str]


def entry_of(document: ArticleDocument) -> Entry:
    """One entry: which article, which revision, from which source, of which story ("" where it has none)."""
    article, made_ms = document.article, milliseconds(document.indexed_at) if document.indexed_at else 0
    fields = {
        "version": "2",
        "kind": "article",
        "article_id": article.article_id,
        "revision": str(len(document.revisions)),
        "source": article.source,
        "title": article.title[:LONGEST_TITLE],
        "story_id": story_of(document) or "",
        "made_ms": str(made_ms),
    }
    mark = ":".join(fields[name] for name in ("made_ms", "revision", "story_id"))
    return Entry(f"article:{article.article_id}", mark, fields)


def story_entry_of(indexed: IndexedStory) -> Entry:
    """One entry: which story, of how many articles; of none where it ceased, then with what took it in, or ""."""
    name, version = story_id_of(indexed), str(story_version(indexed))
    common = {"version": "2", "kind": "story", "story_id": name, "story_version": version}
    if isinstance(indexed, CeasedStory):
        return Entry(f"story:{name}", version, {**common, "size": "0", "survivor": indexed.survivor or ""})
    own = {"size": str(indexed.story.size), "title": indexed.title[:LONGEST_TITLE]}
    return Entry(f"story:{name}", version, common | own)


def gone_entry_of(article_id: str, reason: Reason) -> Entry:
    """One entry: which article is gone, and why; whoever keeps a copy of it is to drop it."""
    fields = {"version": "2", "kind": "gone", "article_id": article_id, "why": reason.value}
    return Entry(f"article:{article_id}", f"gone: {reason.value}", fields)
