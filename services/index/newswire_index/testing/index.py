"""The index in memory, for tests of what uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from newswire_shared.contracts.article_facets import facet_entries
from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoredRecord
from newswire_shared.contracts.index_schema import refusal, story_id_of, story_refusal, story_version
from newswire_shared.contracts.links import LinkEdge

from newswire_index.engine.differences import Difference
from newswire_index.engine.ports import (
    Condition,
    IndexStatus,
    SourceLinks,
    Stored,
    Version,
    Write,
    WriteFate,
    WriteResult,
)
from newswire_index.engine.selection import Place, Selection, is_about, place_of
from newswire_index.testing.removal import _Removal


class InMemoryIndex(_Removal):
    """Index in dictionaries; `documents`, `stories` and `links` are what a search engine in memory reads."""

    def __init__(self) -> None:
        self.documents: dict[str, ArticleDocument] = {}
        self.stories: dict[str, IndexedStory] = {}
        self._versions: dict[str, int] = {}
        self.people: dict[tuple[str, str], StoredRecord] = {}
        self.block = ""
        self.links: dict[str, tuple[LinkEdge, ...]] = {}
        self.linked_at: dict[str, int] = {}

    def install(self) -> None:
        """Nothing to do."""

    def home_for(self, first_seen: datetime) -> str:
        """None: all lie together."""
        return ""

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        """The stored documents, by id."""
        return {i: Stored(self.documents[i], Version(self._versions[i])) for i in article_ids if i in self.documents}

    def write_linked(self, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
        """Write one after the other."""
        self.write_links(links)
        return self.write(writes)

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write each item in turn."""
        return [self._write(write) for write in writes]

    def _write(self, write: Write) -> WriteResult:
        if reason := refusal(write.document, facet_entries(write.document.article)):
            return WriteResult(WriteFate.REFUSED, reason)
        article_id = write.document.article.article_id
        actual = self._versions.get(article_id) if article_id in self.documents else None
        if actual != (write.expected.sequence if write.expected else None):
            return WriteResult(WriteFate.CONFLICT, f"{article_id} has version {actual}")
        self.documents[article_id] = write.document
        self._versions[article_id] = self._versions.get(article_id, 0) + 1
        return WriteResult(WriteFate.DONE)

    def walk(self, selection: Selection, after: Place | None, limit: int) -> list[ArticleDocument]:
        """The selected documents by their place."""
        found = sorted((d for d in self.documents.values() if _is_in(selection, d)), key=place_of)
        return [document for document in found if after is None or place_of(document) > after][:limit]

    def count(self, selection: Selection) -> int:
        """How many are selected."""
        return sum(_is_in(selection, document) for document in self.documents.values())

    def write_stories(self, stories: Sequence[IndexedStory]) -> list[WriteResult]:
        """Keep each story unless a newer one is there."""
        return [self._write_story(indexed) for indexed in stories]

    def _write_story(self, indexed: IndexedStory) -> WriteResult:
        if reason := story_refusal(indexed):
            return WriteResult(WriteFate.REFUSED, reason)
        known = self.stories.get(story_id_of(indexed))
        if known is None or story_version(indexed) > story_version(known):
            self.stories[story_id_of(indexed)] = indexed
        return WriteResult(WriteFate.DONE)

    def read_stories(self, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
        """The stored stories, by id."""
        return {i: self.stories[i] for i in story_ids if i in self.stories}

    def write_links(self, links: Sequence[SourceLinks]) -> None:
        """Keep the edges of each article unless those of a newer capture are there."""
        for each in links:
            if each.version >= self.linked_at.get(each.source, 0):
                self.links[each.source], self.linked_at[each.source] = each.edges, each.version

    def write_record(self, record: StoredRecord) -> None:
        """Keep a record unless a newer revision is there."""
        known = self.people.get((record.kind, record.name))
        if known is None or record.revision > known.revision:
            self.people[record.kind, record.name] = record

    def records(self, kind: str) -> list[StoredRecord]:
        """All records of a kind, by name."""
        return [r for key, r in sorted(self.people.items()) if r.kind == kind and r.record is not None]

    def status(self) -> list[IndexStatus]:
        """The number of articles, stories, records and links."""
        return [
            IndexStatus("articles", "articles", len(self.documents), 0),
            IndexStatus("stories", "stories", len(self.stories), 0),
            IndexStatus("people", "people", len(self.people), 0),
            IndexStatus("links", "links", sum(map(len, self.links.values())), 0),
        ]

    def renew_words(self, most: int) -> int:
        """None: what is in memory is of this release."""
        return 0

    def differences(self) -> list[Difference]:
        """None: what is in memory is of this release."""
        return []

    def refresh(self) -> None:
        """Nothing to do: what is written is seen."""

    def blocked(self) -> str:
        """What a test says."""
        return self.block

    def condition(self) -> Condition:
        """The same."""
        return Condition(block=self.block)


def _is_in(selection: Selection, document: ArticleDocument) -> bool:
    article, first_seen_ms = document.article, place_of(document).first_seen_ms
    is_in_time = selection.since_ms <= first_seen_ms < selection.until_ms
    about = is_about(selection, [entity.id for entity in article.entities], article.title, article.body)
    return is_in_time and about and selection.source in ("", article.source)
