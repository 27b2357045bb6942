"""The index worker over an engine that takes its time or is away, as the state in Redis orders."""

from __future__ import annotations

import time
from collections.abc import Sequence

from celery import Celery
from newswire_index.composition import IndexService, open_index
from newswire_index.engine.ports import Index, SourceLinks, Write, WriteResult
from newswire_index.tasks import register
from newswire_shared.contracts import topology
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker
from newswire_shared.state.redis_state import State


class SlowIndex:
    """Waits before each write for as many seconds as `sabotage:index-wait` says; away while `sabotage:away` stands."""

    def __init__(self, index: Index, state: State) -> None:
        self._index, self._state = index, state
        self.read, self.home_for, self.install = index.read, index.home_for, index.install
        self.write_stories, self.read_stories = index.write_stories, index.read_stories
        self.write_record, self.records = index.write_record, index.records
        self.status, self.refresh = index.status, index.refresh
        self.differences = index.differences
        self.walk, self.count = index.walk, index.count
        self.blocked, self.condition, self.renew_words = index.blocked, index.condition, index.renew_words
        self.delete, self.members, self.copies = index.delete, index.members, index.copies
        self.find_records, self.seen_before = index.find_records, index.seen_before
        self.stories_before, self.old_spans, self.drop_span = index.stories_before, index.old_spans, index.drop_span
        self.write_links, self.remove_links = index.write_links, index.remove_links

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        return self.write_linked((), writes)

    def write_linked(self, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
        if self._state.client.exists("sabotage:away"):
            raise EngineAway("the saboteur holds the engine")
        time.sleep(float(self._state.client.get("sabotage:index-wait") or 0))
        return self._index.write_linked(links, writes)


def create() -> Celery:
    """Build the application as the real one is built."""
    parts = assemble_worker("index", load(SharedSettings))
    index = SlowIndex(open_index(parts.settings), parts.state)
    index.install()
    cases = IndexService.over(parts, index).use_cases()
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), cases)
    return parts.app


app = create()
