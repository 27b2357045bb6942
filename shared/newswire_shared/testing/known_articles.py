"""All that the registry knows, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.testing.memory import Memory
from newswire_shared.testing.registry import FakeUrlRegistry


class FakeKnownArticles:
    """KnownArticles in dictionaries."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, article_ids: Sequence[str]) -> dict[str, KnownArticle]:
        """What is known of each."""
        registry = FakeUrlRegistry(self._memory)
        return {each: known for each in article_ids if (known := registry.find(each))}

    def walk(self) -> Iterator[dict[str, KnownArticle]]:
        """All of them at once."""
        yield self.of([*self._memory.articles])
