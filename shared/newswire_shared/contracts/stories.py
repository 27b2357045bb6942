"""Stories as linking remembers them: the card of each article, and the ports that read stories and placements.

A story is named by its first article and stands for good: a merge leaves the other names behind as aliases, which
`resolve` follows as long as the state remembers them.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import Copy, Story, StoryEntity, StoryMerge, StorySection

MOST_ENTITIES = 5  # of an article, in its card
STORY_ENTITIES = 10
MOST_READ = 500  # members whose cards are read to describe a story
LONGEST_WORDS = 2000
NO_DIGEST = bytes(8)
_LENGTH = struct.Struct("<H")
_HEAD = struct.Struct("<ddB8sH")  # seen, published (0: unknown), reserved, digest of the text, length of the id


@dataclass(frozen=True, slots=True)
class Card:
    """What the state remembers of an article beside its signature; the most salient entities' ids first."""

    article_id: str
    source: str
    published_ms: int | None
    entities: tuple[str, ...] = ()
    seen_ms: int = 0
    digest: bytes = b""

    @property
    def time_ms(self) -> int:
        """When it was published; when it was first seen, where that is unknown."""
        return self.seen_ms if self.published_ms is None else self.published_ms


def pack_card(card: Card) -> bytes:
    """A card as the state keeps it, at the head of an article's record."""
    name = card.article_id.encode()
    words = "\0".join((card.source, *card.entities[:MOST_ENTITIES])).encode()[:LONGEST_WORDS]
    head = _HEAD.pack(card.seen_ms, card.published_ms or 0, 0, card.digest.ljust(8, b"\0"), len(name))
    return head + name + _LENGTH.pack(len(words)) + words


def unpack_card(record: bytes) -> tuple[Card, int]:
    """The card of a record, and where what follows it begins."""
    seen, published, _, digest, length = _HEAD.unpack_from(record)
    at = _HEAD.size + length
    name = record[_HEAD.size : at].decode()
    (length,) = _LENGTH.unpack_from(record, at)
    at += _LENGTH.size + length
    source, *entities = record[at - length : at].decode("utf-8", "ignore").split("\0")
    digest = b"" if digest == NO_DIGEST else digest
    return Card(name, source, int(published) or None, tuple(entities), int(seen), digest), at


class StoryReader(Protocol):
    """Reads stories; ids may be old ones."""

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The surviving story of each id; an id that the state does not remember stands for itself."""

    def story(self, story_id: str) -> Story | None:
        """A story, None if the state does not remember it."""

    def members(self, story_id: str) -> list[str]:
        """The ids of a story's articles, the earliest published first."""

    def copies(self, article_ids: Sequence[str]) -> dict[str, Copy]:
        """What each of these articles is a copy of, by article; those that are none are left out."""


def copy_of(original: bytes, percent: bytes, kind: bytes) -> Copy:
    """A copy as scripts answer it."""
    return Copy.model_validate(
        {"duplicate_of": original.decode(), "kind": kind.decode(), "similarity": int(percent) / 100}
    )


def story_of(name: bytes, size: int, facts: Sequence[bytes], records: Sequence[bytes]) -> Story:
    """The story that the state describes: its id, size, hash and members' records."""
    cards = sorted((unpack_card(record)[0] for record in records), key=lambda card: (card.time_ms, card.article_id))
    known = {key.decode(): value.decode() for key, value in zip(facts[::2], facts[1::2], strict=True)}
    counted = Counter(entity for card in cards for entity in card.entities)
    return Story(
        id=name.decode(), version=int(known.get("version", 0)), lead=cards[0].article_id, size=size,
        sources=tuple(sorted({card.source for card in cards if card.source})),
        first_published_at=from_ms(cards[0].time_ms), last_published_at=from_ms(cards[-1].time_ms),
        first_seen_at=from_ms(min(card.seen_ms for card in cards)),
        entities=tuple(StoryEntity(id=i, articles=n) for i, n in _commonest(counted)),
        follows=known.get("follows"), locked=known.get("locked") == "1", merges=tuple(_merges(known)),
    )  # fmt: skip


def _commonest(counted: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:STORY_ENTITIES]


def _merges(known: Mapping[str, str]) -> Iterable[StoryMerge]:
    for line in known.get("history", "").splitlines():
        at, size, story = line.split(" ", 2)
        yield StoryMerge(at=from_ms(int(at)), story=story, size=int(size))


class Placements(Protocol):
    """Tells where articles are placed just now."""

    def of(self, article_ids: Sequence[str]) -> Mapping[str, StorySection]:
        """The placement of each article that the state remembers; others are absent."""
