"""Sources in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.topology import Due
from newswire_shared.testing import FakeDueQueue, Memory

from newswire_ingest.sources.ports import LEASE_S, FeedState, Source, woken


class FakeSources:
    """A SourceStore in dictionaries; each source that it begins with is due at once."""

    def __init__(self, memory: Memory, *sources: Source) -> None:
        self._memory, self._due = memory, FakeDueQueue(memory, Due.SOURCES)
        self.sources: dict[str, Source] = {}
        self.states: dict[str, FeedState] = {}
        self.memories: dict[str, str] = {}
        for source in sources:
            self.save(source)

    def get(self, name: str) -> Source | None:
        """A source by its name."""
        return self.sources.get(name)

    def all(self) -> list[Source]:
        """Every source, by name."""
        return [self.sources[name] for name in sorted(self.sources)]

    def save(self, source: Source) -> None:
        """Keep a source, which is due at once unless it is paused."""
        self.sources[source.name] = source
        if source.name in self.states:
            self.states[source.name] = woken(self.states[source.name])
        if source.paused:
            self._due.remove(source.name)
        else:
            self._due.put(source.name, 0)

    def remove(self, name: str) -> None:
        """Forget a source."""
        self._due.remove(name)
        self.sources.pop(name, None)
        self.states.pop(name, None)
        self.memories.pop(name, None)

    def state(self, name: str) -> FeedState:
        """The state of a source's feed."""
        return self.states.get(name, FeedState())

    def states_of(self, names: Sequence[str]) -> list[FeedState]:
        """The states of many feeds."""
        return [self.state(name) for name in names]

    def turn(self, name: str) -> tuple[Source | None, FeedState]:
        """A source and its feed's state."""
        return self.get(name), self.state(name)

    def polled(self, source: Source, state: FeedState, wait_s: float | None, seen: str | None = None) -> None:
        """Keep a feed's state, unless its source was removed meanwhile."""
        if source.name not in self.sources:
            return
        self.states[source.name] = state
        if seen:
            self.memories[source.name] = seen
        if wait_s is None:
            self._due.remove(source.name)
        else:
            self.put_off(source.name, wait_s)

    def seen(self, name: str) -> str | None:
        """The memory of a source's last listing."""
        return self.memories.get(name)

    def put_off(self, name: str, wait_s: float) -> None:
        """Make a source due later, unless it was paused or removed meanwhile."""
        kept = self.sources.get(name)
        if kept and not kept.paused:
            self._due.put(name, wait_s)

    def claim_due(self, limit: int) -> list[str]:
        """Names of due sources, under a lease."""
        return [claim.member for claim in self._due.claim(limit, LEASE_S)]

    def wait_s(self, name: str) -> float:
        """How long until a source is due."""
        return (self._memory.queues["sources"].due[name] - self._memory.clock.now_ms()) / 1000


class FakeHealthBoard:
    """A HealthBoard in dictionaries, which is claimed every 15 s of the memory's clock."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._due_ms = memory, 0
        self.counts: dict[str, int] = {}
        self.ill: dict[str, str] = {}

    def claim(self) -> bool:
        """Whether they have passed."""
        now_ms = self._memory.clock.now_ms()
        if now_ms < self._due_ms:
            return False
        self._due_ms = now_ms + 15_000
        return True

    def rest(self, wait_s: float) -> None:
        """Not before that."""
        self._due_ms = max(self._due_ms, self._memory.clock.now_ms() + round(wait_s * 1000))

    def write(self, counts: Mapping[str, int], ill: Mapping[str, str]) -> None:
        """Keep the numbers."""
        self.counts, self.ill = dict(counts), dict(ill)
