"""The registry: what is known of an article beyond its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.identity import key_if_any


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
    def was(self) -> tuple[str, ...]:
        """The ids of other articles that turned out to be this one, which the index may hold under them."""
        return tuple(dict.fromkeys(self.kept.get("was", "").split()))

    @property
    def digest(self) -> str:
        """The digest of the text that was indexed last."""
        return self.kept.get("digest", "")

    @property
    def digest_of(self) -> str:
        """The capture that the digest is of."""
        return self.kept.get("digest_of", "")

    @property
    def body(self) -> str:
        """The digest of the bytes that were fetched last."""
        return self.kept.get("body", "")

    @property
    def body_of(self) -> str:
        """The capture that fetched them."""
        return self.kept.get("body_of", "")

    @property
    def validators(self) -> Mapping[str, str]:
        """What a server gave to ask whether its answer changed: `etag`, `last-modified`."""
        return {name: self.kept[name] for name in ("etag", "last-modified") if name in self.kept}


class UrlRegistry(Protocol):
    """Many keys, one article.  Losing the registry can only split aliases, never merge articles."""

    def find(self, key: str, earlier_key: str = "") -> KnownArticle | None:
        """The article that a key belongs to, following aliases; None if it was never seen.

        `earlier_key` is what the scheme before made of the same address: where only that is known, it counts.
        """

    def resolve(self, keys: Sequence[str]) -> dict[str, str]:
        """The article that each key leads to by its ties; the key itself where none is known.  A few round trips."""

    def tie(self, other_key: str, article_id: str, earlier_key: str = "") -> str:
        """Say that another address is the same article, and answer the id that survives.

        `earlier_key` is the other address' key in the scheme before.
        """

    def adopt(self, article_id: str, others: Sequence[tuple[str, str]]) -> KnownArticle:
        """Say that other addresses are the same article, one after the other, and answer what is known of it then.

        Each has its key and its key in the scheme before, or "".  The id is the one that survives.  One round trip.
        """

    def claim_homes(self, homes: Mapping[str, str]) -> dict[str, str]:
        """The home of each article in the index: the one that was named first, and this one where none was.

        So all who write a new article agree on one place.  A home of another partition (a year, not a month) is none.
        """

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        """Remember facts of articles by their ids, such as the digest of a text and validators, in one round trip."""


class RegistryUpgrade(Protocol):
    """Makes every article known by the key that this release's scheme of identity gives its address.

    Until it is done intake waits, as `Pressure` says.  Ids of articles stay; of two that are one by the new scheme, the
    one seen first survives.
    """

    def step(self, for_s: float = 0) -> bool:
        """Go on for some time, and answer whether all is done.  Done, it costs nothing."""


@dataclass(frozen=True, slots=True)
class LastCapture:
    """The newest capture of an article that the index holds, with where its copies lie."""

    capture_id: str
    fetched_ms: int
    lane: str
    raw_ref: str
    enriched_ref: str


@dataclass(frozen=True, slots=True)
class RestoredArticle:
    """What index and archive tell of an article, by which the registry knows it again.

    `keys` are those of its other addresses.  `facts` are of the text that was indexed last and of its bytes: `digest`,
    `digest_of` and, where their copy is there, `body`, `body_of` and validators.
    """

    article_id: str
    url: str
    source: str
    first_seen_ms: int
    first_capture: str
    facts: Mapping[str, str]
    last: LastCapture
    keys: tuple[str, ...] = ()


class RegistryRestoration(Protocol):
    """Makes articles known again from what was indexed.  Repeating it changes nothing."""

    def restore(self, articles: Sequence[RestoredArticle]) -> int:
        """Make articles known; answers how many were not.

        What is known stays, except that the index decides which text it holds.  The record of the last capture comes
        back as an indexed one for as long as records are kept; no bucket counts it.
        """


def tied_by(url: str, article_id: str) -> tuple[str, str] | None:
    """The key of an article's address, and its id; None where they are one, or the scheme refuses the address."""
    key = key_if_any(url)
    return (key, article_id) if key not in ("", article_id) else None
