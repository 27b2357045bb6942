"""A command's requests take their hosts' slots."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_ingest.frontier.ports import Idle
from newswire_ingest.testing import FakeFrontier, FakeWeb, answer
from newswire_ingest.web.paced_fetcher import LONGEST_WAIT_S, OwnPace, PacedFetcher
from newswire_ingest.web.ports import Answer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.testing import FakeClock, Memory

ONE, TWO = "https://a.example/1", "https://b.example/1"


def test_requests_of_a_command_keep_a_delay_at_each_host() -> None:
    clock, web = FakeClock(), FakeWeb({ONE: answer(), TWO: answer()})
    began = clock.monotonic_s()
    pace = OwnPace(2.0, clock)
    paced = PacedFetcher(web, pace, clock)
    for url in (ONE, TWO, ONE):
        paced.fetch(url)
    assert clock.monotonic_s() - began == pytest.approx(2)
    pace.slow_down("b.example:443", 5)
    paced.fetch(TWO)
    paced.fetch(TWO)
    assert clock.monotonic_s() - began == pytest.approx(7) and web.asked == [ONE, TWO, ONE, TWO, TWO]


def test_beside_a_stack_the_frontiers_slots_are_taken() -> None:
    memory = Memory()
    frontier = FakeFrontier(memory, delay_s=3)
    paced = PacedFetcher(FakeWeb(), frontier, memory.clock)
    began = memory.clock.monotonic_s()
    paced.fetch(ONE)
    paced.fetch(ONE)
    assert memory.clock.monotonic_s() - began == pytest.approx(3)


class SlowWeb(FakeWeb):
    """A web whose answers take five seconds; `meanwhile` has what the frontier gave out while one was under way."""

    def __init__(self, memory: Memory, frontier: FakeFrontier) -> None:
        super().__init__()
        self.memory, self.frontier, self.meanwhile = memory, frontier, list[object]()

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        self.frontier.line_up(host_key(url), "desk")
        self.memory.clock.sleep(5)
        self.meanwhile.append(self.frontier.claim())
        return super().fetch(url, headers, first_byte_s, enough_bytes)


def test_a_host_has_one_request_at_a_time_and_rests_when_that_of_a_command_is_over() -> None:
    memory = Memory()
    frontier = FakeFrontier(memory, delay_s=2)
    web = SlowWeb(memory, frontier)
    PacedFetcher(web, frontier, memory.clock).fetch(ONE)
    assert web.meanwhile == [Idle(None)]
    assert frontier.claim() == Idle(2)


def test_a_host_that_rests_for_long_is_not_waited_for() -> None:
    memory = Memory()
    frontier, web = FakeFrontier(memory), FakeWeb()
    frontier.rest("a.example:443", busy=True, asked_s=LONGEST_WAIT_S + 1)
    with pytest.raises(TransientError, match="try again in 61 s"):
        PacedFetcher(web, frontier, memory.clock).fetch(ONE)
    assert web.asked == []
