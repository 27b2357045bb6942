"""Linking's state in Redis, made again from what the index holds."""

from __future__ import annotations

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Story
from newswire_shared.contracts.stories import pack_card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_enrich.linking.packing import pack, pack_keys
from newswire_enrich.linking.redis_scripts import SCRIPTS
from newswire_enrich.linking.redis_story_state import StoryLimits
from newswire_enrich.linking.signature import VERSION
from newswire_enrich.linking.state import PlacedArticle


class RedisLinkRestoration:
    """A LinkRestoration in Redis; what comes back lives on for what is left of its time."""

    def __init__(self, state: State, limits: StoryLimits | None = None) -> None:
        self._state, self._limits = state, limits or StoryLimits()

    @property
    def remembered_s(self) -> float:
        return self._limits.remembered_s

    def now_ms(self) -> int:
        return self._state.now_ms()

    def restore(self, article: PlacedArticle) -> bool:
        card, copy = article.card, article.copy_of
        found = self._state.call_raw(
            SCRIPTS["restore"], card.article_id, pack_card(card) + pack(article.signature), self._left_s(card.seen_ms),
            VERSION, pack_keys(article.signature.keys), self._limits.postings, article.story,
            copy.duplicate_of if copy else "", round(copy.similarity * 100) if copy else 0, copy.kind if copy else "",
        )  # fmt: skip
        return bool(found)

    def restore_story(self, story: Story) -> bool:
        merges = "\n".join(f"{to_ms(merge.at)} {merge.size} {merge.story}" for merge in story.merges)
        return bool(
            self._state.call_raw(
                SCRIPTS["restore_story"], story.id, self._limits.remembered_s, story.version, int(story.locked),
                story.follows or "", merges,
            )
        )  # fmt: skip

    def retell(self) -> int:
        """Put every story that is known into the outbox, for an index that was lost; answers how many."""
        pattern, told = keys.LINK("s:*"), 0
        with translated():
            for name in self._state.client.scan_iter(match=pattern, count=1000):  # keys a step: each blocks Redis
                told += int(self._state.call(SCRIPTS["retell"], name.rpartition(":")[2]))
        return told

    def _left_s(self, seen_ms: int) -> int:
        """The seconds that an article lives on; a minute at least, as one may be met at the end of its time."""
        return max(60, self._limits.remembered_s - (self._state.now_ms() - seen_ms) // 1000)
