"""What the index holds, as the parts of `newswire restore` ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.restoration import DocumentPage
from newswire_shared.contracts.documents import ArticleDocument, StoredRecord, StoryDocument

from newswire_index.engine.ports import Index
from newswire_index.engine.selection import EARLIEST_MS, Selection, place_of, read_place

WALKED_AT_ONCE = 100  # whole documents with bodies of up to a megabyte each: at most some 100 MB in one answer


@dataclass(frozen=True, slots=True)
class IndexSurvivors:
    """Survivors in the index."""

    index: Index

    def records(self, kind: str) -> list[StoredRecord]:
        return self.index.records(kind)

    def count(self, since_ms: int | None = None) -> int:
        self.index.refresh()  # a walk meets what search sees; without it the newest articles were left out
        return self.index.count(_selection(since_ms))

    def pages(self, place: str = "", since_ms: int | None = None) -> Iterator[DocumentPage]:
        self.index.refresh()
        after = read_place(place)
        while documents := self.index.walk(_selection(since_ms), after, WALKED_AT_ONCE):
            after = place_of(documents[-1])
            yield DocumentPage(tuple(documents), after.written())

    def article(self, article_id: str) -> ArticleDocument | None:
        stored = self.index.read([article_id]).get(article_id)
        return stored.document if stored else None

    def stories(self, story_ids: Sequence[str]) -> Mapping[str, StoryDocument]:
        found = self.index.read_stories(story_ids)
        return {name: story for name, story in found.items() if isinstance(story, StoryDocument)}


def _selection(since_ms: int | None) -> Selection:
    return Selection(since_ms=EARLIEST_MS if since_ms is None else since_ms)
