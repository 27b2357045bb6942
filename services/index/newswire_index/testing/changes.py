"""The stream of changes as lists, for tests of what announces them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.documents import ArticleDocument, IndexedStory
from newswire_shared.contracts.reasons import Reason

from newswire_index.changes.changes import Entry, entry_of, gone_entry_of, story_entry_of


@dataclass
class RecordedChanges:
    """Changes that keep all that was announced; `entries` are those that the stream would have."""

    documents: list[ArticleDocument] = field(default_factory=list)
    stories: list[IndexedStory] = field(default_factory=list)
    entries: list[dict[str, str]] = field(default_factory=list)
    _newest: dict[str, str] = field(default_factory=dict)

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        """Keep the documents."""
        self.documents.extend(documents)
        self._add(map(entry_of, documents))

    def announce_stories(self, stories: Sequence[IndexedStory]) -> None:
        """Keep the stories."""
        self.stories.extend(stories)
        self._add(map(story_entry_of, stories))

    def announce_gone(self, reasons: Mapping[str, Reason]) -> None:
        """Keep what is gone."""
        self._add(gone_entry_of(article_id, reason) for article_id, reason in reasons.items())

    def _add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if self._newest.get(entry.about) != entry.mark:
                self._newest[entry.about] = entry.mark
                self.entries.append(entry.fields)
