"""The registry of articles in Redis."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import SCRIPTS


class RedisUrlRegistry:
    """The registry in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, key: str, earlier_key: str = "") -> KnownArticle | None:
        article, *facts = self._state.call(SCRIPTS["find"], key, earlier_key)
        return KnownArticle(article, dict(zip(facts[::2], facts[1::2], strict=True))) if facts else None

    def tie(self, other_key: str, article_id: str, earlier_key: str = "") -> str:
        return str(self._state.call(SCRIPTS["alias"], other_key, article_id, earlier_key))

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        calls = [(article, *(word for pair in fields.items() for word in pair)) for article, fields in facts.items()]
        if calls:
            self._state.call_all(SCRIPTS["note"], calls)
