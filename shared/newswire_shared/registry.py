"""The registry: what is known of an article beyond its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.scripts import State, translated


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What the registry holds of an article; fields it lacks are ""."""

    article_id: str
    fields: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The digest of the text that was indexed last."""
        return self.fields.get("digest", "")


class UrlRegistry(Protocol):
    """Many keys, one article.  Losing the registry can only split aliases, never merge articles."""

    def find(self, key: str) -> KnownArticle | None:
        """The article that a key belongs to, following aliases; None if it was never seen."""

    def tie(self, other_key: str, article_id: str) -> str:
        """Say that another address is the same article, and answer the id that survives."""

    def note(self, article_id: str, fields: Mapping[str, str]) -> None:
        """Remember facts of an article: the digest of its text, validators for a conditional request."""

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        """Remember facts of several articles, by their ids, in one round trip."""


class RedisUrlRegistry:
    """The registry in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, key: str) -> KnownArticle | None:
        article, *facts = self._state.call("find", key)
        return KnownArticle(article, dict(zip(facts[::2], facts[1::2], strict=True))) if facts else None

    def tie(self, other_key: str, article_id: str) -> str:
        return str(self._state.call("alias", other_key, article_id))

    def note(self, article_id: str, fields: Mapping[str, str]) -> None:
        self.note_all({article_id: fields})

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:
            for article_id, fields in facts.items():
                pipe.hset(self._state.key("article", article_id), mapping=dict(fields))
            pipe.execute()
