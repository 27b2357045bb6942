"""Outages of hosts, by a clock that is moved: no article is lost, and who is down is left in peace."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping

import pytest
from newswire_ingest.testing import FakeFrontier, FakeWeb, Reply, answer
from newswire_ingest.web.ports import Answer, SiteFails
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakeClock
from unit.ingest.newsroom import Newsroom

HOSTS, DOWN, PAGES, DELAY_S = 25, 10, 2, 2.0
DAY_S = 86400
RETRY_AFTER_S = 700
DOWN_AS: dict[str, Reply] = {
    "unreachable": SiteFails("cannot connect", busy=True),
    "in time no answer": SiteFails("no whole answer in time", late=True),
    "500": answer(500),
    "502": answer(502),
    "503 with Retry-After": answer(503, retry_after=str(RETRY_AFTER_S)),
    "429": answer(429),
}


class Outage(FakeWeb):
    """A web of which some hosts are down for a while; `asked_s` is when each host was asked."""

    def __init__(self, clock: FakeClock, ends_s: float, down_as: Reply) -> None:
        super().__init__()
        self.clock, self.begun_s, self.ends_s, self.down_as = clock, clock.monotonic_s(), ends_s, down_as
        self.asked_s: defaultdict[str, list[float]] = defaultdict(list)

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        now_s, host = self.clock.monotonic_s() - self.begun_s, host_key(url)
        self.asked_s[host].append(now_s)
        is_down = int(host.partition(".")[0][1:]) < DOWN and now_s < self.ends_s
        self.replies[url] = self.down_as if is_down else answer()
        return super().fetch(url, headers)


def through(outage_s: float, down_as: Reply) -> tuple[Newsroom, Outage]:
    """A newsroom that has come through an outage, one step of its clock after another."""
    clock = FakeClock()
    web = Outage(clock, outage_s, down_as)
    room = Newsroom(web, clock, own={})
    room.frontier = FakeFrontier(room.memory, delay_s=DELAY_S, rest_s=(60, 900))
    room.remake()
    for host in range(HOSTS):
        room.cache.texts[f"https://h{host}.example"] = ""
        for page in range(PAGES):
            room.offer(f"https://h{host}.example/{page}")
    while room.memory.to_fetch and clock.monotonic_s() - web.begun_s < 2 * DAY_S:
        room.fetch()
        clock.sleep(min((room.frontier.wait_s(capture_id) for capture_id in room.memory.to_fetch), default=0))
    return room, web


@pytest.mark.parametrize("outage_s", [10, 600, 6 * 3600])
@pytest.mark.parametrize("down_as", DOWN_AS)
def test_an_outage_loses_no_article_and_a_dead_host_is_probed_once_a_minute_at_most(
    outage_s: float, down_as: str
) -> None:
    room, web = through(outage_s, DOWN_AS[down_as])
    states = [fields["state"] for fields in room.memory.captures.values()]
    assert states == [Stage.ENRICH] * HOSTS * PAGES
    for number in range(DOWN):
        asked = [at for at in web.asked_s[f"h{number}.example:443"] if at < outage_s]
        for minute in range(1, int(outage_s // 60)):  # in the first it is not known to be down
            assert sum(60 * minute <= at < 60 * (minute + 1) for at in asked) <= 1
        if "Retry-After" in down_as:
            assert all(b - a >= RETRY_AFTER_S for a, b in itertools.pairwise(asked))


def test_hosts_that_are_up_do_not_wait_for_those_that_are_down() -> None:
    _, web = through(6 * 3600, DOWN_AS["in time no answer"])
    for number in range(DOWN, HOSTS):
        assert max(web.asked_s[f"h{number}.example:443"]) < 60
