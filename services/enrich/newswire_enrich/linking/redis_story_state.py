"""The state of linking in Redis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.stories import Card, copy_of, pack_card, unpack_card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.stories import RedisStories

from newswire_enrich.linking.packing import keys_of, pack, pack_keys, unpack
from newswire_enrich.linking.redis_scripts import SCRIPTS
from newswire_enrich.linking.signature import VERSION, Signature
from newswire_enrich.linking.state import (
    CandidateArticle,
    Decision,
    Edited,
    Joined,
    NearCopy,
    Registered,
    StoryFacts,
)


@dataclass(frozen=True, slots=True)
class StoryLimits:
    """How long and how much the state remembers: lengths in entries, times in seconds."""

    remembered_s: int = 14 * 86400  # longer than a story may be silent, so that what it follows is still known
    near_s: int = 10 * 86400
    postings: int = 24  # of a term; 30 gain .003 at most, and each is read at each article
    near: int = 20  # 24 candidates for 40: no loss
    far: int = 4  # so that what is copied or followed late is found too
    second_look_s: int = 600  # later articles are there by then


class RedisStoryState(RedisStories):
    """A StoryState in Redis; keys begin with `{nw}:link:`."""

    def __init__(self, state: State, limits: StoryLimits | None = None) -> None:
        super().__init__(state)
        self._limits = limits or StoryLimits()

    def register(self, card: Card, signature: Signature, targets: Sequence[str] = ()) -> Registered:
        record = pack_card(replace(card, digest=signature.digest)) + pack(signature)
        found = registered(self._ask(card.article_id, record, signature.keys, targets))
        if found is None:  # its next try ends before it comes here
            raise TransientError(f"article {card.article_id} was taken down just now")
        return found

    def look(self, article_id: str, keys: Sequence[tuple[int, float]] = ()) -> Registered | None:
        known = registered(self._ask(article_id, b"", keys, ()))
        own = () if known is None or keys else keys_of(known.signature)
        return self.look(article_id, own) if own else known  # a text without words has no keys

    def _ask(self, article_id: str, record: bytes, keys: Iterable[tuple[int, float]], targets: Iterable[str]) -> Any:
        limits = self._limits
        return self._state.call_raw(
            SCRIPTS["register"], article_id, record, limits.remembered_s, VERSION, pack_keys(keys), limits.postings,
            limits.near, limits.far, limits.near_s // 60, "\n".join(targets),
        )  # fmt: skip

    def join(self, article_id: str, decision: Decision) -> Joined | None:
        found = self._state.call_raw(
            SCRIPTS["join"], article_id, self._limits.remembered_s, decision.joins or "", int(decision.may_leave),
            decision.follows or "", "\n".join(map(_line, decision.copies)),
            self._limits.second_look_s if decision.is_unsettled else "",
        )  # fmt: skip
        return _joined(found) if found else None

    def due_again(self, limit: int) -> list[str]:
        return [name.decode() for name in self._state.call_raw(SCRIPTS["again"], limit)]

    def lock(self, story_id: str, locked: bool) -> Edited | None:
        return self._edit("lock" if locked else "unlock", story_id)

    def move(self, article_id: str, story_id: str | None) -> Edited | None:
        return self._edit("move", article_id, story_id or "")

    def free(self, article_id: str) -> Edited | None:
        return self._edit("free", article_id)

    def merge(self, story_id: str, other_id: str) -> Edited | None:
        return self._edit("merge", story_id, other_id)

    def split(self, story_id: str, article_ids: Sequence[str]) -> Edited | None:
        return self._edit("split", story_id, *article_ids)

    def hold_apart(self, story_id: str, article_ids: Sequence[str]) -> Edited | None:
        return self._edit("apart", story_id, *article_ids)

    def _edit(self, operation: str, *names: str) -> Edited | None:
        found = self._state.call_raw(SCRIPTS["edit"], operation, self._limits.remembered_s, *names)
        return Edited(found[0].decode()) if found else None

    def clear(self) -> None:
        """Forget all articles and stories, before they are registered anew from the index."""
        with translated():
            names = self._state.client.scan_iter(match=keys.LINK("*"), count=1000)  # keys a step: each blocks Redis
            for name in names:
                self._state.client.unlink(name)


def registered(found: Any) -> Registered | None:
    """What a script answered, None if it knows no such article."""
    if not found:
        return None
    number, story, fixed, record, linked, candidates, stories = found
    card, at = unpack_card(record)
    signature = unpack(record, at, card.digest)
    known = tuple(_candidate(*words) for words in candidates)
    cards = {int(number): card, **{candidate.number: candidate.card for candidate in known}}
    facts = {int(words[0]): _facts(cards, *words) for words in stories}
    return Registered(int(number), card, signature, int(story), bool(fixed), _texts(linked), known, facts)


def _candidate(number: bytes, story: bytes, original: bytes, record: bytes) -> CandidateArticle:
    card, at = unpack_card(record)
    signature = unpack(record, at, card.digest)
    return CandidateArticle(int(number), card, signature, int(story), int(original) if original else None)


def _facts(
    cards: Mapping[int, Card], number: bytes, name: bytes, size: int, first: bytes, last: bytes, locked: bytes
) -> StoryFacts:
    if name:
        return StoryFacts(int(number), name.decode(), size, _ms(first), _ms(last), locked == b"1")
    only = cards[int(number)]
    return StoryFacts(int(number), only.article_id, 1, only.published_ms, only.published_ms, False)


def _ms(text: bytes) -> int:
    return int(float(text))


def _line(copy: NearCopy) -> str:
    return f"{copy.number} {round(copy.similarity * 100)} {copy.as_copy} {copy.as_original}"


def _joined(found: Any) -> Joined:
    story, copy = found
    return Joined(story.decode(), copy_of(*copy) if copy else None)


def _texts(words: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(word.decode() for word in words)
