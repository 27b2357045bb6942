"""The frontiers that the contract runs over, each with a way to let time pass without waiting for it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier, Idle
from newswire_ingest.frontier.redis_frontier import RedisFrontier
from newswire_ingest.testing import FakeFrontier
from newswire_shared.accounting.ledger import Acceptance
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import Memory

from contract.record_scripts import FORGET, SHIFT, UNFOLD
from contract.states import Stores, accepted, in_memory, in_redis

DELAY_S, LEASE_S, KEPT_S = 10.0, 60.0, 3600
REST_S = (30.0, 900.0)


class Pages(ABC):
    """Addresses in a frontier, and how a test meddles with what it keeps."""

    def __init__(self, stores: Stores) -> None:
        self.stores, self.ledger = stores, stores.ledger
        self.frontier = self.with_lease(LEASE_S)
        self._number = 0

    @abstractmethod
    def with_lease(self, lease_s: float) -> Frontier:
        """What another worker sees."""

    @abstractmethod
    def let_pass(self, seconds: float) -> None:
        """Move every time that the frontier keeps into the past."""

    @abstractmethod
    def now_ms(self) -> int:
        """The frontier's own time."""

    @abstractmethod
    def enter_earlier(self, capture_id: str, seconds: float) -> None:
        """Make a capture one that is to be fetched for longer."""

    @abstractmethod
    def forget(self, capture_id: str) -> None:
        """Take a capture's record away."""

    @abstractmethod
    def lose(self, host: str) -> None:
        """Take everything that waits at the only host out of the frontier."""

    @abstractmethod
    def booked(self) -> Mapping[str, object]:
        """When hosts may be asked next, where that is not at once."""

    def add(self, host: str = "h:80") -> Acceptance:
        """A new address of a host; no two arrive at one instant."""
        self._number += 1
        self.let_pass(0.01)
        return accepted(self.stores, f"k{self._number}", host=host)

    def polls_in_turn(self, number: int) -> list[str | None]:
        """The polls that so many turns of a host bring, one after the other."""
        turns: list[str | None] = []
        for _ in range(number):
            claimed = self.claim()
            turns.append(claimed.poll)
            self.finish(claimed, None)
            self.let_pass(DELAY_S)
        return turns

    def claim(self, frontier: Frontier | None = None) -> Claimed:
        """A claim that there must be."""
        claims = (frontier or self.frontier).claim()
        assert not isinstance(claims, Idle), claims
        (claimed,) = claims
        return claimed

    def finish(
        self, claimed: Claimed, to: Stage | End | None, fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
    ) -> None:  # fmt: skip
        """The address is done."""
        self.frontier.end(ClaimEnd(claimed, to, fields or {}, reason))

    def again(self, claimed: Claimed, wait_s: float, why: str = "", *, answered: bool = False) -> None:
        """The address is in line again."""
        self.frontier.end(ClaimEnd(claimed, wait_s=wait_s, why=why, answered=answered))

    def wait_s(self) -> float | None:
        """How long until the next address, when none is due."""
        idle = self.frontier.claim()
        assert isinstance(idle, Idle), idle
        return idle.wait_s


class RedisPages(Pages):
    """In a real server, whose clock nobody can move: what it keeps is moved instead."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(in_redis(state))

    def with_lease(self, lease_s: float) -> Frontier:
        return RedisFrontier(self.state, lease_s=lease_s, delay_s=DELAY_S, record_kept_s=KEPT_S, rest_s=REST_S)

    def let_pass(self, seconds: float) -> None:
        client, passed = self.state.client, int(seconds * 1000)
        due = [keys.DUE("frontier"), keys.DUE("frontier-slow"), keys.DUE_LEASED("frontier"), keys.DUE("sources")]
        lines = client.keys(keys.HOST("*")) + client.keys(keys.POLLS("*"))
        names = [name.removeprefix(keys.PREFIX) for name in (*due, *lines)]
        self.state.call(SHIFT, passed, *names)
        with client.pipeline() as pipe:
            for host in client.hkeys(keys.PACE()):
                pipe.hincrby(keys.PACE(), host, -passed)
            for name in filter(lambda name: name.startswith(("at ", "since ")), client.hkeys(keys.FAILING())):
                pipe.hincrby(keys.FAILING(), name, -passed)
            pipe.execute()

    def now_ms(self) -> int:
        return self.state.now_ms()

    def enter_earlier(self, capture_id: str, seconds: float) -> None:
        self.state.call(UNFOLD, capture_id)
        self.state.client.hincrby(keys.CAPTURE(capture_id), "at:fetch", -int(seconds * 1000))

    def forget(self, capture_id: str) -> None:
        self.state.call(FORGET, capture_id)

    def lose(self, host: str) -> None:
        self.state.client.delete(keys.HOST(host), keys.DUE("frontier"))

    def booked(self) -> Mapping[str, object]:
        return dict(self.state.client.hgetall(keys.PACE()))


class MemoryPages(Pages):
    """In memory, by a clock that moves when it is told to."""

    def __init__(self) -> None:
        self.memory = Memory()
        self._fake = FakeFrontier(self.memory, delay_s=DELAY_S, rest_s=REST_S)
        super().__init__(in_memory(self.memory))

    def with_lease(self, lease_s: float) -> Frontier:
        return self._fake.with_lease(lease_s)

    def let_pass(self, seconds: float) -> None:
        self.memory.clock.sleep(seconds)

    def now_ms(self) -> int:
        return self.memory.clock.now_ms()

    def enter_earlier(self, capture_id: str, seconds: float) -> None:
        fields = self.memory.captures[capture_id]
        fields["at:fetch"] = str(int(fields["at:fetch"]) - int(seconds * 1000))

    def forget(self, capture_id: str) -> None:
        del self.memory.captures[capture_id]

    def lose(self, host: str) -> None:
        self.memory.to_fetch.clear()

    def booked(self) -> Mapping[str, object]:
        return self._fake.allowed
