"""Taking articles out of the index in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newswire_shared.contracts.documents import (
    ArticleDocument,
    IndexedStory,
    StoredRecord,
    StoryDocument,
    copy_of,
    story_of,
)
from newswire_shared.contracts.index_schema import milliseconds, sort_date
from newswire_shared.contracts.links import LinkEdge

from newswire_index.engine.ports import IndexStatus
from newswire_index.engine.selection import Place, place_of


class _Removal:
    """What an index in memory can take out."""

    documents: dict[str, ArticleDocument]
    stories: dict[str, IndexedStory]
    people: dict[tuple[str, str], StoredRecord]
    links: dict[str, tuple[LinkEdge, ...]]
    linked_at: dict[str, int]

    def delete(self, article_ids: Sequence[str]) -> int:
        """Delete articles; their versions stay, so that none is given twice."""
        self.remove_links(article_ids)
        return sum(self.documents.pop(article_id, None) is not None for article_id in article_ids)

    def remove_links(self, sources: Sequence[str]) -> None:
        """Remove the edges of some articles."""
        for source in sources:
            self.links.pop(source, None)
            self.linked_at.pop(source, None)

    def members(self, story_ids: Sequence[str]) -> dict[str, list[str]]:
        """The articles of stories."""
        found = defaultdict[str, list[str]](list)
        for document in self._by_date():
            if (story := story_of(document)) and story in story_ids:
                found[story].append(document.article.article_id)
        return dict(found)

    def copies(self, article_ids: Sequence[str]) -> list[str]:
        """The articles that copy these."""
        copying = [(document, copy_of(document)) for document in self._by_date()]
        return [d.article.article_id for d, copy in copying if copy and copy.duplicate_of in article_ids]

    def find_records(self, kind: str, names: Sequence[str]) -> dict[str, StoredRecord]:
        """Records by their names."""
        return {name: self.people[kind, name] for name in names if (kind, name) in self.people}

    def seen_before(self, before_ms: int, after: Place | None, limit: int) -> list[Place]:
        """Articles first seen before a time."""
        places = sorted(map(place_of, self.documents.values()))
        return [each for each in places if each.first_seen_ms < before_ms and (not after or each > after)][:limit]

    def stories_before(self, before_ms: int, after: str, limit: int) -> list[StoryDocument]:
        """Stories first seen before a time."""
        standing = [story for _, story in sorted(self.stories.items()) if isinstance(story, StoryDocument)]
        old = [each for each in standing if milliseconds(each.story.first_seen_at) < before_ms]
        return [each for each in old if each.story.id > after][:limit]

    def old_spans(self, before_ms: int) -> list[IndexStatus]:
        """None: it is one index."""
        return []

    def drop_span(self, name: str) -> None:
        """Nothing to do."""

    def _by_date(self) -> list[ArticleDocument]:
        return sorted(self.documents.values(), key=lambda d: (sort_date(d.article), d.article.article_id))
