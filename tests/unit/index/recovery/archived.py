"""An archive with enriched copies, an index that was made of them, and what makes another one of the archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newswire_index.articles.index_articles import Enriched
from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from newswire_index.recovery.restore_index import RestoreIndex, RestoreReport
from newswire_index.recovery.sqlite_journal import SqliteJournal
from newswire_index.testing import InMemoryIndex
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import Article, ArticleDocument
from newswire_shared.testing import FakeKnownArticles, FakeUrlRegistry, Memory
from unit.index.samples import Desk, Linked


@dataclass
class Archived:
    """Articles that are archived and indexed as they come."""

    folder: Path
    before: Index = field(default_factory=InMemoryIndex)
    memory: Memory = field(default_factory=Memory)
    linked: Linked = field(default_factory=Linked)

    def __post_init__(self) -> None:
        self.archive = WarcArchive(self.folder / "archive")
        self.journal = SqliteJournal(self.folder / "restore.sqlite")

    def take_in(self, *articles: Article) -> list[str]:
        """Archive and index articles; answers where their copies lie."""
        refs = [self.archive.write_article(each.url, each.model_dump_json().encode()) for each in articles]
        case = Desk(self.before, self.memory, linked=self.linked).case()
        for article, ref in zip(articles, refs, strict=True):
            case([Enriched(article, ref)])
        return refs

    def restore(self, index: Index, *, beside: bool = False) -> RestoreReport:
        """Make another index of the archive."""
        self.archive.segments.close()
        registry, known = FakeUrlRegistry(self.memory), FakeKnownArticles(self.memory)
        segments, journal, clock = self.archive.segments, self.journal, self.memory.clock
        return RestoreIndex(index, segments, self.linked, registry, known, journal, clock, list)(beside=beside)


def all_of(index: Index) -> dict[str, ArticleDocument]:
    """The documents of an index, apart from when they were written."""
    index.refresh()
    found = index.walk(Selection(), None, 1000)
    return {each.article.article_id: each.model_copy(update={"indexed_at": None}) for each in found}
