"""How late a server's loop is, and who is told."""

from __future__ import annotations

import threading

from newswire_search.loop_watch import SPANS, TICK_S, LoopWatch, telling
from newswire_shared.accounting.heartbeats import Pulse, PulseTeller
from newswire_shared.testing import FakeHeartbeats, Memory


class Seconds:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_loop_that_comes_around_in_time_is_not_late() -> None:
    seconds = Seconds()
    watch = LoopWatch(seconds)
    assert watch.worst_s() == 0
    for _ in range(3):
        watch.tick()
        seconds.now += TICK_S
    assert watch.worst_s() < 1e-9


def test_the_worst_is_told_for_a_minute_and_a_loop_that_stands_still_is_later_each_time() -> None:
    seconds = Seconds()
    watch = LoopWatch(seconds)
    watch.tick()
    seconds.now += 2 + TICK_S
    watch.tick()
    assert [round(watch.worst_s(), 6) for _ in range(SPANS)] == [2] * SPANS
    assert watch.worst_s() == 0
    for late in (5, 10):
        seconds.now += 5
        assert round(watch.worst_s(), 6) == round(late - TICK_S, 6)


class Noticing(FakeHeartbeats):
    """Heartbeats that say when one came."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.came = threading.Event()

    def beat(self, pulse: Pulse) -> None:
        """Keep it, and say so."""
        super().beat(pulse)
        self.came.set()


def test_a_server_tells_of_itself_while_it_serves_and_takes_that_back() -> None:
    heartbeats = Noticing(Memory())
    with telling(PulseTeller(heartbeats, [], "search@m:80", machine="m"), LoopWatch()):
        assert heartbeats.came.wait(300)
        (found,) = heartbeats.all()
        assert (found.group, found.name, found.pulse.loop_lag_s) == ("search", "search@m:80", 0)
    assert heartbeats.all() == []


def test_without_a_state_there_is_nobody_to_tell() -> None:
    with telling(None, LoopWatch()):
        pass
