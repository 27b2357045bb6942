"""The stream of changes in Redis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newswire_shared.contracts.documents import ArticleDocument, IndexedStory
from newswire_shared.contracts.reasons import Reason
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_index.changes.changes import entry_of, gone_entry_of, story_entry_of


class RedisChanges:
    """A stream in Redis that keeps about `kept` entries."""

    def __init__(self, state: State, kept: int) -> None:
        self._state, self._kept = state, kept

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        self._add(entry_of(document) for document in documents)

    def announce_stories(self, stories: Sequence[IndexedStory]) -> None:
        self._add(story_entry_of(indexed) for indexed in stories)

    def announce_gone(self, reasons: Mapping[str, Reason]) -> None:
        self._add(gone_entry_of(article_id, reason) for article_id, reason in reasons.items())

    def _add(self, entries: Iterable[dict[str, str]]) -> None:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:  # one round trip
            for entry in entries:
                # approximate: Redis drops whole nodes of some 100 entries, where the exact length costs each entry
                pipe.xadd(keys.CHANGES(), entry, maxlen=self._kept, approximate=True)
            pipe.execute()
