"""The registry: what is known of an article beyond its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What the registry holds of an article; what it lacks is "".  `kept` is how the state keeps it."""

    article_id: str
    kept: Mapping[str, str]

    @property
    def url(self) -> str:
        return self.kept.get("url", "")

    @property
    def source(self) -> str:
        return self.kept.get("source", "")

    @property
    def first_seen_ms(self) -> int | None:
        return int(self.kept["first_seen_ms"]) if "first_seen_ms" in self.kept else None

    @property
    def first_capture(self) -> str:
        return self.kept.get("first_capture", "")

    @property
    def digest(self) -> str:
        """The digest of the text that was indexed last."""
        return self.kept.get("digest", "")

    @property
    def digest_of(self) -> str:
        """The capture that the digest is of."""
        return self.kept.get("digest_of", "")

    @property
    def validators(self) -> Mapping[str, str]:
        """What a server gave to ask whether its answer changed: `etag`, `last-modified`."""
        return {name: self.kept[name] for name in ("etag", "last-modified") if name in self.kept}


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
