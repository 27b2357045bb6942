"""What is compared: the articles that the registry calls indexed, beside those that the engine holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.registry import KnownArticle

from newswire_index.engine.census import HOUR_MS, HeldArticle


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article of which the registry says that the index holds it, with the text of a capture."""

    article_id: str
    first_seen_ms: int
    capture_id: str


def indexed_article(known: KnownArticle) -> IndexedArticle | None:
    """What the registry says, None where nothing of the article was indexed."""
    if not known.digest_of or known.first_seen_ms is None:
        return None
    return IndexedArticle(known.article_id, known.first_seen_ms, known.digest_of)


def hour_of(first_seen_ms: int) -> int:
    """The hour since 1970."""
    return first_seen_ms // HOUR_MS


class Expectations(Protocol):
    """Holds what the registry says, of more articles than fit into memory, and strikes out what the engine holds."""

    def expect(self, articles: Sequence[IndexedArticle]) -> None:
        """The registry says so; of an article that comes twice the last word counts."""

    def hours(self) -> Mapping[int, int]:
        """How many are expected of each hour."""

    def strike(self, held: Sequence[HeldArticle]) -> list[HeldArticle]:
        """Strike out what is held as it is expected; answers what is held and not expected, or not so."""

    def left(self, hours: Sequence[int] | None = None) -> Iterator[list[IndexedArticle]]:
        """What was expected and not struck out, of these hours or of all, in parts."""
