"""Ticks come each second while anything is to be done, and seldom where nothing is."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_ops.launcher.pace import QUIET_S, Pace
from newswire_shared.contracts.errors import TransientError


@dataclass
class Clock:
    """A clock with a pace, that ticks for two groups each second; `newest` is what it finds."""

    newest: str | None = "1-0"
    fault: Exception | None = None
    now: float = 0.0
    looks: int = 0
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self.pace = Pace(self.look, lambda: self.now)

    def look(self) -> str | None:
        self.looks += 1
        if self.fault:
            raise self.fault
        return self.newest

    def ticks(self, seconds: int) -> list[int]:
        """In which of so many seconds both groups had a tick."""
        sent = []
        for _ in range(seconds):
            turns = {self.pace.is_turn(name) for name in ("ingest", "index")}
            assert len(turns) == 1, "what is due together goes together"
            sent += [int(self.now)] if turns == {True} else []
            self.now += 1
        return sent


def test_while_something_is_to_be_done_each_goes() -> None:
    assert Clock(newest=None).ticks(5) == [0, 1, 2, 3, 4]


def test_where_nothing_is_one_in_five_goes() -> None:
    clock = Clock()
    assert clock.ticks(12) == [0, int(QUIET_S), 2 * int(QUIET_S)]
    assert clock.looks == 12, "one look for all that are due together"


def test_what_comes_is_seen_in_the_next_second() -> None:
    clock = Clock()
    assert clock.ticks(3) == [0]
    clock.newest = None
    assert clock.ticks(2) == [3, 4]
    clock.newest = "2-0"
    assert clock.ticks(6) == [5, 10], "what was changed meanwhile, and then it is quiet"


def test_a_change_is_something_to_be_done() -> None:
    clock = Clock()
    assert clock.ticks(3) == [0]
    clock.newest = "2-0"
    assert clock.ticks(4) == [3]


def test_a_state_that_cannot_be_asked_keeps_no_tick_back() -> None:
    assert Clock(fault=TransientError("Redis is away")).ticks(3) == [0, 1, 2]
