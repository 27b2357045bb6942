"""Made-up captures, and fakes of what the indexer talks to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from newswire_index.index_articles import Enriched, IndexArticles
from newswire_index.ports import ArticleIndex
from newswire_index.testing import InMemoryIndex
from newswire_shared.documents import Article, ArticleDocument
from newswire_shared.testing import FakeClock, FakeUrlRegistry, Memory

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
class Announced:
    """The Changes that keep what was announced."""

    documents: list[ArticleDocument] = field(default_factory=list)

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        self.documents.extend(documents)


@dataclass
class Desk:
    """The use case over an index in memory, with everything it talks to."""

    index: ArticleIndex = field(default_factory=InMemoryIndex)
    memory: Memory = field(default_factory=lambda: Memory(clock=FakeClock(NOON)))
    changes: Announced = field(default_factory=Announced)
    tries: int = 5

    def __call__(self, *batch: Enriched) -> list[object]:
        registry = FakeUrlRegistry(self.memory)
        return [*IndexArticles(self.index, registry, self.changes, self.memory.clock, self.tries)(batch)]

    def stored(self, article_id: str = "a") -> ArticleDocument:
        return self.index.read([article_id])[article_id].document

    @property
    def announced(self) -> list[str]:
        return [document.article.capture_id for document in self.changes.documents]
