"""Many feeds of one host: each is polled in its turn, the host is never hurried, and nobody else waits for it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping

from newswire_ingest.frontier.ports import Claimed, Idle
from newswire_ingest.polling.offering import Offering
from newswire_ingest.polling.poll_feed import PollFeed
from newswire_ingest.polling.schedule import Pace
from newswire_ingest.polling.timetable import Timetable
from newswire_ingest.robots.robots import Robots
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_ingest.testing import FakeRobotsCache, FakeWeb, NoEdits, answer
from newswire_ingest.web.ports import Answer
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock, FakePressure, RecordingPublisher

from contract.frontiers import DELAY_S, RedisPages

pytest_plugins = ["redis_server"]

FEEDS, OTHERS, PAGES = 100, 5, 20
STEP_S = DELAY_S / 2
EMPTY = b'<rss version="2.0"><channel><title>T</title></channel></rss>'


class Clocked(FakeWeb):
    """A web of empty feeds that notes when each host was asked for what, and when that was on the server's clock."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state, self.now_s = state, 0.0
        self.requests: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        self.server_s: defaultdict[str, list[float]] = defaultdict(list)

    def note(self, host: str, what: str) -> None:
        self.requests[host].append((self.now_s, what))
        self.server_s[host].append(self.now_s + self.state.now_ms() / 1000)

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        self.note(host_key(url), url)
        return answer(404) if url.endswith("robots.txt") else answer(body=EMPTY, content_type="application/rss+xml")


class OneWorker:
    """A worker with one thread, a tick each step, over the real state."""

    def __init__(self, state: State) -> None:
        self.pages, self.web, self.store = RedisPages(state), Clocked(state), RedisSourceStore(state)
        frontier, pressure = self.pages.frontier, FakePressure()
        robots = Robots(self.web, FakeRobotsCache(), frontier, "newswire")
        self.poll = PollFeed(
            self.store, self.web, robots, frontier, Offering(self.pages.ledger, NoEdits()), Timetable(Pace()), pressure,
            RecordingPublisher(), FakeClock(),
        )  # fmt: skip

    def step(self) -> None:
        for name in self.store.claim_due(20):
            self.poll.line_up(name)
        while not isinstance(claims := self.pages.frontier.claim(), Idle):
            self.serve(*claims)
        self.pages.let_pass(STEP_S)
        self.web.now_s += STEP_S

    def serve(self, claimed: Claimed) -> None:
        if claimed.poll:
            self.pages.frontier.end(self.poll(claimed))
        else:
            self.web.note(claimed.host, claimed.capture_id)
            self.pages.finish(claimed, Stage.ENRICH)


def test_a_hundred_feeds_of_one_host_are_polled_at_its_pace_beside_its_pages_and_other_hosts(
    redis_state: State,
) -> None:
    worker = OneWorker(redis_state)
    for number in range(FEEDS):
        worker.store.save(Source(f"s{number}", f"https://h.example/{number}.xml", 100_000))
    for number in range(OTHERS):
        worker.store.save(Source(f"o{number}", f"https://o{number}.example/feed.xml", 100_000))
    pages = {worker.pages.add("h.example:443").capture_id for _ in range(PAGES)}
    needed = FEEDS + PAGES + 1  # and a robots.txt
    for _ in range(int(needed * DELAY_S / STEP_S) + 10):
        worker.step()

    asked = worker.web.requests["h.example:443"]
    assert {what for _, what in asked if what.endswith(".xml")} == {f"https://h.example/{n}.xml" for n in range(FEEDS)}
    assert pages <= {what for _, what in asked} and len(asked) == needed, "each once"
    gaps = [later - earlier for earlier, later in itertools.pairwise(worker.web.server_s["h.example:443"])]
    assert min(gaps) >= DELAY_S - 0.001
    assert max(at for at, what in asked if what in pages) <= 2 * PAGES * DELAY_S + 5 * DELAY_S, "pages take their turns"
    for number in range(OTHERS):
        assert worker.web.requests[f"o{number}.example:443"][-1][0] <= 10 * DELAY_S
