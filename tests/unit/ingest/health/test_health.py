"""A source that is broken is named with its cause within two looks, and one that only rests is not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from newswire_ingest.frontier.ports import ClaimEnd
from newswire_ingest.health.health import Kind, health
from newswire_ingest.health.rhythm import expected, items_a_day
from newswire_ingest.polling.habits import begun, packed
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.testing import FakeWeb, Reply, answer, redirect
from newswire_ingest.web.ports import SiteFails
from newswire_shared.accounting.ledger import Counts
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from unit.ingest.newsroom import Newsroom

from benchmarks.source_health import HOUR_MS, KINDS, lived

FEED = "https://example.org/feed.xml"
SOURCE = Source("desk", FEED, interval_s=900)


def feed(items: str = "") -> Reply:
    body = f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()
    return answer(200, body, content_type="application/rss+xml")


def fails(why: str, *, busy: bool = False) -> SiteFails:
    return SiteFails(f"{FEED}: {why}", host="example.org:443", busy=busy)


def items(*links: str) -> str:
    return "".join(f"<item><title>A headline of today</title><link>{link}</link></item>" for link in links)


GOOD = feed(items("https://example.org/1", "https://example.org/2"))
PAGE = answer(200, b"<html><body><p>Welcome to our new site.</p></body></html>")
ARTICLE = answer(200, b'<html><script>{"@type":"NewsArticle"}</script><p>One article.</p></html>')
BROKEN: dict[str, tuple[Reply, Kind, str]] = {
    "gone": (answer(404), Kind.GONE, "answers 404"),
    "gone for good": (answer(410), Kind.GONE, "answers 410"),
    "a login": (answer(401), Kind.REFUSED, "answers 401"),
    "payment": (answer(402), Kind.REFUSED, "answers 402"),
    "forbidden": (answer(403), Kind.REFUSED, "answers 403"),
    "by law": (answer(451), Kind.REFUSED, "answers 451"),
    "its fault": (answer(500), Kind.FAILING, "answers 500"),
    "a bad gateway": (answer(502), Kind.FAILING, "answers 502"),
    "maintenance": (answer(503), Kind.FAILING, "answers 503"),
    "too often": (answer(429), Kind.FAILING, "answers 429"),
    "a loop": (redirect(FEED), Kind.FAILING, "redirects more than"),
    "no web": (redirect("mailto:a@example.org"), Kind.FAILING, "no web address"),
    "a teapot": (answer(418), Kind.FAILING, "answers 418"),
    "a page": (PAGE, Kind.NOT_A_FEED, "this is no feed"),
    "an article": (ARTICLE, Kind.NOT_A_FEED, "this is no feed"),
    "nothing": (answer(200, b"", content_type="application/rss+xml"), Kind.NOT_A_FEED, "this is no feed"),
    "a picture": (answer(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 40, content_type="image/png"), Kind.NOT_A_FEED, "no feed"),
    "some JSON": (answer(200, b'{"a": 1}', content_type="application/json"), Kind.NOT_A_FEED, "no feed"),
    "an empty feed": (feed(), Kind.EMPTY, "lists nothing"),
    "links to nowhere": (feed(items("file:///x", "javascript:void(0)")), Kind.WRONG_ITEMS, "none of its items"),
    "slow": (fails("no whole answer in time"), Kind.FAILING, "no whole answer"),
    "no name": (
        fails("Failed to resolve 'example.org' ([Errno -2] Name or service not known)"),
        Kind.FAILING,
        "resolve",
    ),
    "nobody": (fails("cannot connect: [Errno 111] Connection refused"), Kind.FAILING, "Connection refused"),
    "a certificate": (fails("certificate verify failed: certificate has expired"), Kind.FAILING, "certificate"),
    "a private network": (rejected(Reason.BLOCKED_ADDRESS, "example.org is at 10.0.0.1"), Kind.REFUSED, "blocked"),
    "too large": (rejected(Reason.TOO_LARGE, "it is larger than 10 bytes"), Kind.FAILING, "too large"),
}


def looked(reply: Reply, looks: int, robots: str = "") -> Newsroom:
    """A newsroom whose one source was looked at so often."""
    room = Newsroom(FakeWeb({FEED: reply}))
    room.cache.texts["https://example.org"] = robots
    room.sources.save(SOURCE)
    for _ in range(looks):
        room.clock.sleep(7200)
        room.poll.line_up("desk")
        while room.frontier.in_line:
            claimed = room.claim()
            room.frontier.end(room.poll(claimed) if claimed.poll else ClaimEnd(claimed, wait_s=1e9))
    return room


def kind_of(state: FeedState, source: Source = SOURCE, now_ms: int = 0, outcomes: Counts | None = None) -> Kind:
    return health(source, state, now_ms or state.polled_ms, expected, outcomes).kind


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named_within_two_looks(name: str) -> None:
    reply, kind, says = BROKEN[name]
    room = looked(reply, 2)
    found = health(SOURCE, room.sources.state("desk"), room.memory.clock.now_ms(), expected)
    assert (found.kind, found.is_calm) == (kind, False)
    assert says in found.words and found.advice and "{" not in found.advice


def test_what_robots_txt_disallows_is_named() -> None:
    room = looked(GOOD, 1, "User-agent: *\nDisallow: /feed.xml\n")
    assert kind_of(room.sources.state("desk")) is Kind.DISALLOWED


@pytest.mark.parametrize(("state", "outcomes", "kind"), [
    (FeedState(polled_ms=1, retired="it answers 410"), None, Kind.RETIRED),
    (FeedState(polled_ms=1, items=3, fresh=3, moved_to="https://n.example/f", moved_looks=2), None, Kind.MOVED),
    (FeedState(polled_ms=1, failures=1, problems=("its crawl-delay of 86400 s is too long",)), None, Kind.TOO_SLOW),
    (FeedState(polled_ms=1, items=9, fresh=9), Counts(9, rejected=9, reasons={"too short": 9}), Kind.REJECTED),
    (FeedState(polled_ms=1, items=9, fresh=9), Counts(9, indexed=1, rejected=8, reasons={"gone": 8}), Kind.HEALTHY),
    (FeedState(polled_ms=1, items=2, fresh=2), Counts(2, rejected=2, reasons={"too short": 2}), Kind.HEALTHY),
    (FeedState(polled_ms=1, items=9, fresh=9, problem="the feed is broken: x"), None, Kind.FLAWED),
    (FeedState(), None, Kind.NEW),
])  # fmt: skip
def test_states_that_more_than_one_look_makes(state: FeedState, outcomes: Counts | None, kind: Kind) -> None:
    assert kind_of(state, now_ms=2, outcomes=outcomes) is kind


def test_a_paused_source_is_paused_whatever_else() -> None:
    assert kind_of(FeedState(polled_ms=1, retired="gone"), replace(SOURCE, paused=True)) is Kind.PAUSED


@pytest.mark.parametrize("reply", [answer(500), fails("no whole answer in time")])
def test_one_failure_that_may_pass_is_no_alarm(reply: Reply) -> None:
    assert kind_of(looked(reply, 1).sources.state("desk")) is Kind.FLAWED


def test_a_good_source_is_healthy() -> None:
    room = looked(GOOD, 2)
    assert kind_of(room.sources.state("desk"), now_ms=room.memory.clock.now_ms()) is Kind.HEALTHY


@pytest.mark.parametrize("kind", KINDS)
def test_no_healthy_rhythm_is_called_silent(kind: str) -> None:
    alarms = [lived(kind, 3, random.Random(f"{kind} {n}"))[1] for n in range(2)]
    assert alarms == [False] * 2


def silence_h(kind: str) -> float:
    """How long after its last item a source that stops is called silent."""
    state, _ = lived(kind, 4, random.Random(kind))
    last_h = state.polled_ms / HOUR_MS + (10 if kind != "wire" else 8)  # in the morning of a Monday
    state = replace(state, new_ms=int(last_h * HOUR_MS))
    return next(h for h in range(1, 9999) if kind_of(state, now_ms=int((last_h + h) * HOUR_MS)) is Kind.SILENT)


def test_silence_is_judged_by_the_sources_own_rhythm() -> None:
    assert 3 <= silence_h("wire") <= 4
    assert 4 <= silence_h("paper") <= 24
    assert silence_h("weekly") > 14 * 24
    assert items_a_day(lived("wire", 2, random.Random(1))[0]) == pytest.approx(234, rel=0.2)


def test_of_a_source_without_a_dated_item_no_items_a_day_are_known() -> None:
    first_look = packed(begun((), now=496_000.0))
    assert items_a_day(FeedState(habit=first_look)) == 0.0
    assert expected(FeedState(habit=first_look), 0, 600_000 * HOUR_MS) == 0.0
