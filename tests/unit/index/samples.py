"""Made-up captures, and fakes of what the indexer talks to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newswire_index.articles.index_articles import Enriched, IndexArticles
from newswire_index.articles.unite_articles import UniteArticles
from newswire_index.composition import IndexPorts
from newswire_index.engine.compare_and_set import TRIES
from newswire_index.engine.ports import Index
from newswire_index.recovery.sqlite_journal import SqliteJournal
from newswire_index.removal.withdrawal import Withdraw
from newswire_index.settings import IndexSettings
from newswire_index.stories.place_articles import PlaceArticles
from newswire_index.testing import (
    FakeEngineBoard,
    FakeMigrationLease,
    InMemoryCursors,
    InMemoryIndex,
    InMemoryVersions,
    RecordedChanges,
)
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.removals import Forgotten, Removals
from newswire_shared.archive.segments import FolderSegments
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, Story, StorySection
from newswire_shared.contracts.events import PlacementsChanged
from newswire_shared.testing import (
    FakeArchive,
    FakeClock,
    FakeEpoch,
    FakeKnownArticles,
    FakeLedger,
    FakePauses,
    FakeRemovals,
    FakeUrlRegistry,
    Memory,
    RecordingPublisher,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(article_id: str = "a", minute: int = 0, text: str = "", **fields: Any) -> Article:
    """What the look at an article at a minute gave."""
    text = text or f"text of {article_id}"
    known: dict[str, Any] = {
        "article_id": article_id, "capture_id": f"{article_id}@{minute}", "url": f"https://saltmere.example/{article_id}",
        "canonical": f"https://saltmere.example/{article_id}", "source": "saltmere", "title": text, "body": text,
        "first_seen_at": NOON, "fetched_at": NOON + timedelta(minutes=minute), "digest": text, "raw_ref": "",
    }  # fmt: skip
    return Article(**{**known, **fields})


def capture(article_id: str = "a", minute: int = 0, text: str = "", **fields: Any) -> Enriched:
    """The same with the reference of its enriched copy."""
    made = article(article_id, minute, text, **fields)
    return Enriched(made, f"ref {made.capture_id}")


@dataclass
class Linked:
    """The state of linking in dictionaries: Placements, StoryReader and Forgetful; `asked` is called at each look."""

    sections: dict[str, StorySection] = field(default_factory=dict)
    known: dict[str, Story] = field(default_factory=dict)
    survivors: dict[str, str] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    asked: Callable[[], None] = lambda: None

    def of(self, article_ids: Sequence[str]) -> Mapping[str, StorySection]:
        """The placements of the articles that are known."""
        found = {i: self.sections[i] for i in article_ids if i in self.sections}
        self.asked()
        return found

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The surviving story of each id."""
        return {i: self.survivors.get(i, i) for i in story_ids}

    def copies(self, article_ids: Sequence[str]) -> dict[str, Copy]:
        """What each article copies."""
        return {i: s.copy_of for i, s in self.sections.items() if i in article_ids and s.copy_of}

    def story(self, story_id: str) -> Story | None:
        """A story by any id it had."""
        return self.known.get(self.survivors.get(story_id, story_id))

    def forget(self, article_id: str) -> Forgotten:
        """Take an article out of its story."""
        section = self.sections.pop(article_id, None)
        story = self.known.get(section.id) if section else None
        if section is None or story is None:
            return Forgotten(section.id if section else "")
        rest = [each for each in self.articles.get(story.id, []) if each != article_id]
        self.articles[story.id] = rest
        left = {"size": len(rest), "version": story.version + 1, "lead": rest[0] if rest else ""}
        self.known[story.id] = story.model_copy(update=left)
        if not rest:
            del self.known[story.id]
        return Forgotten(story.id, story.version + 1)

    def members(self, story_id: str) -> list[str]:
        """The articles of a story."""
        return self.articles.get(story_id, [])


@dataclass
class Desk:
    """The use case over an index in memory, with everything it talks to."""

    index: Index = field(default_factory=InMemoryIndex)
    memory: Memory = field(default_factory=lambda: Memory(clock=FakeClock(NOON)))
    changes: RecordedChanges = field(default_factory=RecordedChanges)
    linked: Linked = field(default_factory=Linked)
    tries: int = TRIES
    removals: Removals | None = None

    def __call__(self, *batch: Enriched) -> list[object]:
        return [*self.case()(batch)]

    def case(self, registry: UrlRegistry | None = None) -> IndexArticles:
        """The use case."""
        registry, removals = registry or FakeUrlRegistry(self.memory), self.removals or FakeRemovals(self.memory)
        return IndexArticles(
            self.index, self.linked, registry, self.changes, self.memory.clock, removals, self.withdraw(), self.unite(),
            self.tries,
        )  # fmt: skip

    def unite(self) -> UniteArticles:
        """What makes one document of those that turned out to be one article."""
        known, registry = FakeKnownArticles(self.memory), FakeUrlRegistry(self.memory)
        return UniteArticles(
            self.index, known, registry, self.linked, self.changes, self.memory.clock, self.withdraw(), self.tries
        )

    def withdraw(self) -> Withdraw:
        """What takes articles out of the index."""
        return Withdraw(self.index, self.linked, self.linked, self.linked, self.changes, self.memory.clock)

    def place(self, *article_ids: str) -> None:
        """Deliver the message that articles are placed anew."""
        case = PlaceArticles(self.index, self.linked, self.changes, self.memory.clock, self.tries)
        case(PlacementsChanged(articles=article_ids))

    def stored(self, article_id: str = "a") -> ArticleDocument:
        return self.index.read([article_id])[article_id].document

    @property
    def announced(self) -> list[str]:
        return [document.article.capture_id for document in self.changes.documents]


def ports(memory: Memory, linked: Linked, changes: RecordedChanges, **others: Any) -> IndexPorts:
    """The ports of a stack in memory; `others` take the places of these."""
    known: dict[str, Any] = {
        "settings": IndexSettings(), "archive": FakeArchive(), "segments": FolderSegments(Path("nowhere")),
        "ledger": FakeLedger(memory), "registry": FakeUrlRegistry(memory), "publisher": RecordingPublisher(),
        "removals": FakeRemovals(memory), "linking": linked,
        "pressure": Roomy(), "placements": linked, "stories": linked, "changes": changes,
        "cursors": InMemoryCursors(), "declared_recipe": lambda: "", "epoch": FakeEpoch(memory), "retellers": list,
        "pauses": FakePauses(memory),
        "known": FakeKnownArticles(memory), "journal": SqliteJournal(Path("nowhere")),
        "versions": InMemoryVersions(), "migration_lease": FakeMigrationLease(FakePauses(memory)),
        "engine_board": FakeEngineBoard(),
    }  # fmt: skip
    return IndexPorts(**{**known, **others})


class Roomy:
    """A pressure that never asks to wait."""

    def reason(self) -> str:
        """None."""
        return ""
