"""The stream of changes in Redis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import orjson
from newswire_shared.contracts.documents import ArticleDocument, IndexedStory
from newswire_shared.contracts.reasons import Reason
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import ScriptFolder

from newswire_index.changes.changes import Entry, entry_of, gone_entry_of, story_entry_of

ANNOUNCE = ScriptFolder("newswire_index.changes")["announce"]


class RedisChanges:
    """A stream in Redis that keeps about `kept` entries, and the newest of each article and story once."""

    def __init__(self, state: State, kept: int) -> None:
        self._state, self._kept = state, kept

    def announce(self, documents: Sequence[ArticleDocument]) -> None:
        self._add(map(entry_of, documents))

    def announce_stories(self, stories: Sequence[IndexedStory]) -> None:
        self._add(map(story_entry_of, stories))

    def announce_gone(self, reasons: Mapping[str, Reason]) -> None:
        self._add(gone_entry_of(article_id, reason) for article_id, reason in reasons.items())

    def _add(self, entries: Iterable[Entry]) -> None:
        packed = [orjson.dumps(_packed(entry)) for entry in entries]
        if packed:
            self._state.call(ANNOUNCE, self._kept, *packed)


def _packed(entry: Entry) -> dict[str, object]:
    fields = [word for pair in entry.fields.items() for word in pair]
    return {"about": entry.about, "mark": entry.mark, "fields": fields}
