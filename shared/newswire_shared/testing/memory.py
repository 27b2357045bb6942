"""The memory that fakes share, as the adapters share one Redis."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from newswire_shared.accounting.access_keys import AccessKey
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.epoch import EpochState
from newswire_shared.accounting.heartbeats import Pulse
from newswire_shared.accounting.removals import RetentionMark, TakeDown
from newswire_shared.testing.clock import FakeClock


@dataclass(slots=True)
class Waiting:
    """The members of one due queue: due times, and who holds which until when."""

    due: dict[str, int] = field(default_factory=dict)
    leases: dict[str, tuple[int, str]] = field(default_factory=dict)
    payloads: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """The state of one newswire.  `to_fetch` stands for the frontier: the captures that wait in it."""

    clock: FakeClock = field(default_factory=FakeClock)
    articles: dict[str, dict[str, str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    is_brought_up: bool = False
    captures: dict[str, dict[str, str]] = field(default_factory=dict)
    of_article: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    entered: defaultdict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    buckets: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    of_sources: dict[str, int] = field(default_factory=dict)
    open: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    to_fetch: set[str] = field(default_factory=set)
    ranks: dict[str, int] = field(default_factory=dict)
    queues: defaultdict[str, Waiting] = field(default_factory=lambda: defaultdict(Waiting))
    rates: defaultdict[tuple[str, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    paused: dict[str, str] = field(default_factory=dict)
    pause_ends: dict[str, int] = field(default_factory=dict)
    letters: dict[str, DeadLetter] = field(default_factory=dict)
    access_keys: dict[str, AccessKey] = field(default_factory=dict)
    key_uses: dict[str, int] = field(default_factory=dict)
    epoch: EpochState = field(default_factory=EpochState)
    places: dict[str, str] = field(default_factory=dict)
    taken_down: dict[str, TakeDown] = field(default_factory=dict)
    retention: RetentionMark | None = None
    pulses: dict[tuple[str, str], tuple[int, Pulse]] = field(default_factory=dict)
    removals_looked_ms: float = float("-inf")

    def pause_of(self, stage: str) -> str:
        """Why a stage is paused, "" if it is not; a pause whose time is up ends here."""
        if stage in self.pause_ends and self.clock.now_ms() >= self.pause_ends[stage]:
            self.paused.pop(stage, None)
            del self.pause_ends[stage]
        return self.paused.get(stage, "")

    def resolve(self, key: str) -> str:
        """Follow aliases to the article that survives."""
        while key in self.aliases:
            key = self.aliases[key]
        return key

    def resolve_either(self, key: str, earlier_key: str) -> str:
        """Follow a key, and where it is unknown the one of the scheme before."""
        article = self.resolve(key)
        if not earlier_key or article != key or key in self.articles:
            return article
        known = self.resolve(earlier_key)
        if known != earlier_key:
            self.aliases[key] = known
            return known
        return known if known in self.articles and not self.is_brought_up else key

    def rate(self, stage: str) -> Counter[str]:
        """How many captures passed a stage, or died in it, within this minute."""
        return self.rates[stage, self.clock.now_ms() // 60_000]
