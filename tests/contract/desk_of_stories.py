"""Articles that resemble nothing, so that stories come of what a test decides alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pytest
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import Decision, Joined, NearCopy
from newswire_shared.contracts.stories import Card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.stories import RedisPlacements

from contract.linking import HOUR, NOON

Kind = Literal["reprint", "edit", "update", "excerpt"]


@dataclass
class Desk:
    """Articles in the state of linking, by names, and the decisions made of them."""

    redis: State
    limits: StoryLimits = field(default_factory=StoryLimits)

    def __post_init__(self) -> None:
        self.state = RedisStoryState(self.redis, self.limits)
        self.numbers: dict[str, int] = {}

    def add(self, *names: str, hours: float | None = 0) -> None:
        """Articles in the order of their arrival, each an hour after the one before; None: nobody knows when."""
        for n, name in enumerate(names):
            published = None if hours is None else NOON + int((hours + n) * HOUR)
            found = self.state.register(Card(name, "desk", published), sign(f"w{name}", f"{name}one {name}two"))
            self.numbers[name] = found.number

    def join(self, name: str, onto: str | None = None, **decided: object) -> Joined:
        """Decide on an article; the copies that it is given name articles."""
        joins = None if onto is None else self.numbers[onto]
        joined = self.state.join(name, Decision(joins=joins, **decided))  # type: ignore[arg-type]
        assert joined is not None
        return joined

    def copies(self, name: str, *of: tuple[str, int], kinds: tuple[Kind, Kind] = ("reprint", "excerpt")) -> None:
        """Decide what an article may copy, with the similarity in percent."""
        near = tuple(NearCopy(self.numbers[other], percent / 100, *kinds) for other, percent in of)
        self.join(name, copies=near)

    def originals(self) -> dict[str, str]:
        """What copies what."""
        return {name: copy.duplicate_of for name, copy in self.state.copies([*self.numbers]).items()}

    def stories(self) -> set[tuple[str, ...]]:
        """The members of each story of several, in their order."""
        of = RedisPlacements(self.redis).of([*self.numbers])
        placed = {name: tuple(self.state.members(section.id or "")) for name, section in of.items()}
        assert all(name in members for name, members in placed.items()), "each is where it says it is"
        return {members for members in placed.values() if len(members) > 1}

    def flag(self, story: str, name: str) -> str | None:
        """One fact that the state holds of a story."""
        found: str | None = self.redis.client.hget(keys.LINK(f"s:{self.numbers[story]}"), name)
        return found

    def shorten(self) -> None:
        """Let everything have a minute to live."""
        for key in self.redis.client.scan_iter(match=keys.LINK("*"), count=1000):
            self.redis.client.expire(key, 60)

    def renewed(self) -> set[str]:
        """What lives for long again, as kind and number or name."""
        every = self.redis.client.scan_iter(match=keys.LINK("*"), count=1000)
        return {key.partition("link:")[2] for key in every if self.redis.client.ttl(key) > 60}

    def told(self, rest_s: float = 0) -> Sequence[str]:
        """What the outbox gives out, as kind and name; it is done then."""
        outbox = RedisOutbox(self.redis, rest_s)
        batch = outbox.read()
        outbox.done(batch)
        return [f"{entry.what.split()[0]} {entry.id}" for entry in batch.entries]


@pytest.fixture
def desk(redis_state: State) -> Desk:
    """A desk over an empty state."""
    return Desk(redis_state)
