"""A source is looked at politely, gives what it has, and is looked at again whatever happened."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from newswire_ingest.frontier.ports import Claimed
from newswire_ingest.polling.offering import Offering
from newswire_ingest.polling.poll_feed import IN_LINE_S, PRESSURE_WAIT_S
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.testing import FakeWeb, NoEdits, Reply, answer, redirect
from newswire_ingest.web.ports import SiteFails
from newswire_shared.accounting.ledger import Acceptance, LedgerLimits, Offer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.testing import FakeClock, FakeLedger
from unit.ingest.newsroom import Newsroom

FEED = "https://example.org/feed.xml"
PAGES_WAIT_S = 1e6
NO_FEED = "this is no feed, sitemap or page of headlines: "
SOURCE = Source("desk", FEED, interval_s=900, language="en")


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, title: str = "A headline") -> str:
    when = "Tue, 03 Mar 2026 10:00:00 GMT"
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{when}</pubDate></item>"


def feed(*items: str, **headers: str) -> Reply:
    return answer(200, rss(*items), **({"content_type": "application/rss+xml"} | headers))


class Desk:
    """One source over a made-up web."""

    def __init__(self, reply: Reply, source: Source = SOURCE) -> None:
        self.room = Newsroom(FakeWeb({FEED: reply}))
        self.room.cache.texts["https://example.org"] = ""
        self.sources, self.pressure, self.use = self.room.sources, self.room.pressure, self.room.poll
        self.sources.save(source)

    def poll(self, name: str) -> int:
        """Put a source in line and use its turn."""
        self.wait()
        self.use.line_up(name)
        return self.take_turn() if self.room.frontier.in_line else 0

    def take_turn(self) -> int:
        """Use the turn of the source, and answer how many captures came."""
        known = len(self.room.memory.captures)
        self.room.frontier.end(self.use(self.turn()))
        return len(self.room.memory.captures) - known

    def wait(self) -> None:
        """Let time pass until the source is due."""
        if "desk" in self.room.memory.queues["sources"].due:
            self.room.clock.sleep(self.waits_s)

    def turn(self) -> Claimed:
        """The claim of the source's turn; pages that came go after it."""
        while not (claimed := self.room.claim()).poll:
            self.room.again(claimed, PAGES_WAIT_S)
        return claimed

    def look(self) -> list[str]:
        """Put the source in line, use every turn of the look, and answer what was asked for."""
        asked = len(self.room.web.asked)
        self.wait()
        self.use.line_up("desk")
        while self.room.frontier.in_line:
            claimed = self.turn()
            before = len(self.room.web.asked)
            self.room.frontier.end(self.use(claimed))
            assert all(host_key(url) == claimed.host for url in self.room.web.asked[before:]), "each in its own turn"
            assert len(self.room.web.asked) <= before + 1, "a turn is one request"
        return self.room.web.asked[asked:]

    def articles(self) -> set[str]:
        """The addresses that were accepted."""
        return {fields["url"] for fields in self.room.memory.captures.values()}

    @property
    def state(self) -> FeedState:
        return self.sources.states["desk"]

    @property
    def waits_s(self) -> float:
        return self.sources.wait_s("desk")


def test_the_items_of_a_feed_are_accepted_with_what_it_says_of_them() -> None:
    desk = Desk(feed(item("/news/1", "One & <b>only</b>".replace("&", "&amp;").replace("<", "&lt;")), item("/news/2")))
    assert desk.poll("desk") == 2
    records = [record for key in desk.room.memory.articles for record in desk.room.ledger.captures_of(key)]
    assert {r.url for r in records} == {"https://example.org/news/1", "https://example.org/news/2"}
    assert {(r.source, r.lane, r.state, r.host) for r in records} == {
        ("desk", Lane.LIVE, Stage.FETCH, "example.org:443"),
    }  # fmt: skip
    assert records[0].given == {
        "title": "One & only", "published": "2026-03-03T10:00:00+00:00", "language": "en", "via": FEED,
    }  # fmt: skip
    assert (desk.state.items, desk.state.problem, desk.waits_s) == (2, "", 900)
    assert desk.state.polled_ms == desk.room.memory.clock.now_ms()


def test_an_item_that_is_known_is_not_accepted_again() -> None:
    desk = Desk(feed(item("/news/1")))
    assert [desk.poll("desk") for _ in range(2)] == [1, 0]


def test_validators_are_kept_and_sent_the_next_time() -> None:
    desk = Desk(feed(item("/news/1"), etag='W/"1"', last_modified="yesterday"))
    desk.poll("desk")
    desk.room.web.replies[FEED] = answer(304, b"")
    assert desk.poll("desk") == 0
    assert desk.room.web.headers == [{}, {"If-None-Match": 'W/"1"', "If-Modified-Since": "yesterday"}]
    assert (desk.state.etag, desk.state.items, desk.waits_s) == ('W/"1"', 1, 900)


def test_validators_that_are_gone_are_not_sent_any_more() -> None:
    desk = Desk(feed(item("/news/1"), etag='"1"'))
    desk.poll("desk")
    desk.room.web.replies[FEED] = feed(item("/news/1"))
    desk.poll("desk")
    desk.poll("desk")
    assert desk.room.web.headers == [{}, {"If-None-Match": '"1"'}, {}]


class Crashes(FakeLedger):
    """A ledger that goes away at the second item."""

    def accept(self, offer: Offer) -> Acceptance:
        if offer.url.endswith("2"):
            raise TransientError("Redis is away")
        return super().accept(offer)


def test_validators_are_kept_after_the_items_so_that_none_is_missed() -> None:
    desk = Desk(feed(item("/news/1"), item("/news/2"), etag='"1"'))
    desk.use = replace(desk.use, offering=Offering(Crashes(desk.room.memory), NoEdits()))
    desk.poll("desk")
    assert (desk.state.etag, desk.state.problem) == ("", "Redis is away")


class Stumbles(FakeLedger):
    """A ledger that cannot make anything of one item."""

    def accept_all(self, offers: Sequence[Offer]) -> list[Acceptance]:
        if any(offer.url.endswith("2") for offer in offers):
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return super().accept_all(offers)

    def accept(self, offer: Offer) -> Acceptance:
        if offer.url.endswith("2"):
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return super().accept(offer)


def test_an_item_that_cannot_be_taken_holds_up_no_other() -> None:
    desk = Desk(feed(*(item(f"/news/{n}") for n in range(1, 4)), etag='"1"'))
    desk.use = replace(desk.use, offering=Offering(Stumbles(desk.room.memory), NoEdits()))
    assert desk.poll("desk") == 2
    assert desk.state.problem.startswith("item https://example.org/news/2 cannot be taken: 'utf-8' codec")
    assert (desk.state.etag, desk.waits_s) == ('"1"', 900)


@pytest.mark.parametrize("fault", [ZeroDivisionError("a defect"), MemoryError(), ValueError("half \ud800")])
def test_whatever_a_poll_fails_of_the_source_is_asked_again_at_its_own_interval(fault: Exception) -> None:
    desk = Desk(fault)
    assert desk.poll("desk") == 0
    assert desk.state.problem == f"the poll failed: {type(fault).__name__}: {fault}".replace("\ud800", "?")
    assert desk.waits_s == 900


def test_a_feed_with_every_oddity_gives_its_items_and_keeps_its_interval() -> None:
    given = [{"url": "/news/1", "title": "\ud800", "date_published": "9999-12-31T23:59:59-01:00"}, {"url": "/\ud800"}]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": given}).encode()
    desk = Desk(answer(body=body, content_type="application/feed+json"))
    assert desk.poll("desk") == 1
    json.dumps(desk.state.problem, ensure_ascii=False).encode("utf-8")
    assert desk.waits_s == 900


@pytest.mark.parametrize("source", [None, replace(SOURCE, paused=True)])
def test_a_source_that_is_paused_or_gone_is_not_asked(source: Source | None) -> None:
    desk = Desk(feed(item("/news/1")), source or SOURCE)
    if source is None:
        desk.sources.remove("desk")
    assert desk.poll("desk") == 0
    assert (desk.room.web.asked, desk.sources.states) == ([], {})


def test_under_pressure_a_source_is_left_for_a_while_and_nothing_is_forgotten() -> None:
    desk = Desk(feed(item("/news/1"), etag='"1"'))
    desk.poll("desk")
    before, desk.pressure.why = desk.state, "5000 messages wait"
    assert desk.poll("desk") == 0
    assert (desk.state, desk.waits_s, len(desk.room.web.asked)) == (before, PRESSURE_WAIT_S, 1)


def test_a_feed_that_robots_txt_keeps_is_not_asked_for_and_this_is_said() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.room.cache.texts["https://example.org"] = "User-agent: *\nDisallow: /feed"
    assert desk.poll("desk") == 0
    assert (desk.room.web.asked, desk.state.problem) == ([], "robots.txt disallows the feed")
    assert desk.waits_s == 900


def test_an_unknown_robots_txt_takes_a_turn_of_its_own() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.room.cache.texts.clear()
    assert [desk.poll("desk") for _ in range(2)] == [0, 1]
    assert desk.room.web.asked == ["https://example.org/robots.txt", FEED]
    assert (desk.room.frontier.in_line, desk.waits_s) == ([], 900)


def test_a_feed_whose_robots_txt_fails_is_left_for_its_interval() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.room.cache.texts.clear()
    desk.room.web.replies["https://example.org/robots.txt"] = answer(503)
    assert desk.poll("desk") == 0
    assert (desk.state.problem, desk.waits_s) == ("https://example.org/robots.txt answers 503", 900)
    assert desk.room.frontier.in_line == []


def test_a_source_in_line_is_not_due_and_has_a_net_below_it() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.use.line_up("desk")
    assert (desk.room.frontier.in_line, desk.waits_s, desk.room.web.asked) == (
        [("example.org:443", "desk")],
        IN_LINE_S,
        [],
    )


@pytest.mark.parametrize(("change", "line"), [
    ({"paused": True}, []), ({"address": "https://other.example/feed.xml"}, [("other.example:443", "desk")]),
])  # fmt: skip
def test_a_source_that_changes_in_line_loses_its_turn_and_asks_nobody(change: dict[str, Any], line: list[Any]) -> None:
    desk = Desk(feed(item("/news/1")))
    desk.use.line_up("desk")
    desk.sources.sources["desk"] = replace(SOURCE, **change)
    desk.room.cache.texts["https://other.example"] = ""
    assert desk.take_turn() == 0
    assert (desk.room.frontier.in_line, desk.room.web.asked) == (line, [])


def test_pressure_that_comes_while_a_source_is_in_line_counts_too() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.use.line_up("desk")
    desk.pressure.why = "5000 messages wait"
    assert desk.take_turn() == 0
    assert (desk.room.web.asked, desk.waits_s) == ([], PRESSURE_WAIT_S)


def test_a_fetch_loop_polls_when_it_is_a_sources_turn_and_fetches_what_came() -> None:
    desk = Desk(feed(item("/news/1")))
    desk.room.web.replies["https://example.org/news/1"] = answer()
    desk.use.line_up("desk")
    assert desk.room.fetch() == 2
    assert desk.room.web.asked == [FEED, "https://example.org/news/1"]


@pytest.mark.parametrize(("reply", "problem", "waits_s"), [
    (answer(404), "the feed answers 404", 900),
    (redirect("ftp://a.b/x"), "the feed redirects to ftp://a.b/x, which is no web address", 900),
    (redirect("file:///etc/x"), "the feed redirects to file:///etc/x, which is no web address", 900),
    (answer(301, location="http://[bad"), "the feed answers 301", 900),
    (answer(304), f"{FEED} answers 304 although no earlier copy was named", 900),
    (answer(206, rss(item("/news/1"))), f"{FEED} answers 206, a part of what was asked for", 900),
    (answer(429, retry_after="60"), f"{FEED} answers 429", 900),
    (answer(503, retry_after="3000"), f"{FEED} answers 503", 3000),
    (answer(503, retry_after="Wed, 04 Mar 2026 06:06:07 GMT"), f"{FEED} answers 503", 3600),
    (SiteFails("no answer in time"), "no answer in time", 900),
    (SiteFails("busy", retry_after_s=1200), "busy", 1200),
    (rejected(Reason.TOO_LARGE, "larger than 9"), "too large: larger than 9", 900),
    (answer(body=b""), f"{NO_FEED}it is nothing: the answer is empty", 900),
    (answer(body=b"<html><p>maintenance"), f"{NO_FEED}it is a web page without a list of headlines", 900),
    (answer(body=b"junk", content_type="application/xml"), f"{NO_FEED}it is plain text", 900),
])  # fmt: skip
def test_what_is_wrong_is_said_and_the_source_is_looked_at_again(reply: Reply, problem: str, waits_s: float) -> None:
    desk = Desk(reply)
    assert desk.poll("desk") == 0
    assert (desk.state.problem, desk.waits_s) == (problem, waits_s)


@pytest.mark.parametrize("reply", [answer(404), answer(500), SiteFails("no answer in time"), ValueError()])
def test_a_feed_that_fails_is_asked_less_often_each_time_and_never_given_up(reply: Reply) -> None:
    desk, waits_s = Desk(reply), []
    for _ in range(60):
        desk.look()
        waits_s.append(desk.waits_s)
    assert waits_s[:6] == [900, 1800, 3600, 7200, 14400, 21600] and set(waits_s[6:]) == {21600}
    desk.room.web.replies[FEED] = feed(item("/news/1"), etag='"1"')
    desk.look()
    assert (desk.waits_s, desk.state.failures) == (900, 0)
    desk.room.web.replies[FEED] = reply
    desk.look()
    desk.room.web.replies[FEED] = answer(304)
    desk.look()
    assert (desk.waits_s, desk.state.failures) == (900, 0)


def test_a_feed_that_is_seldom_asked_for_is_not_asked_more_often_when_it_fails() -> None:
    desk = Desk(answer(500, retry_after="80000"), replace(SOURCE, interval_s=50_000))
    desk.poll("desk")
    assert desk.waits_s == 80_000
    desk.room.web.replies[FEED] = answer(500)
    desk.poll("desk")
    assert desk.waits_s == 50_000


def test_a_failing_feed_and_its_robots_txt_make_their_host_rest_and_an_answer_forgives() -> None:
    desk = Desk(answer(503, retry_after="3000"))
    desk.poll("desk")
    desk.room.cache.texts.clear()
    desk.room.web.replies["https://example.org/robots.txt"] = answer(429, retry_after="70")
    desk.poll("desk")
    assert desk.room.frontier.rests == [("example.org:443", True, 3000), ("example.org:443", True, 70)]
    desk.room.web.replies["https://example.org/robots.txt"] = answer(404)
    desk.poll("desk")
    assert desk.room.frontier.failures == {}


def test_a_problem_keeps_the_validators_and_a_good_look_takes_the_problem_away() -> None:
    desk = Desk(feed(item("/news/1"), etag='"1"'))
    desk.poll("desk")
    desk.room.web.replies[FEED] = answer(500)
    desk.poll("desk")
    assert (desk.state.etag, desk.state.problem) == ('"1"', f"{FEED} answers 500")
    desk.room.web.replies[FEED] = answer(304, b"")
    desk.poll("desk")
    assert desk.state.problem == ""


def test_of_a_broken_feed_what_can_be_read_is_taken_and_the_break_is_said() -> None:
    whole = rss(item("/news/1"), item("/news/2"))
    desk = Desk(answer(body=whole[: whole.rindex(b"<pubDate>")], content_type="application/xml"))
    assert desk.poll("desk") == 2
    assert desk.state.problem.startswith("the feed is broken")


def test_an_item_without_a_sound_address_holds_up_no_other() -> None:
    links = ("file:files/x", "http://[bad", "javascript:alert(1)", "mailto:a@b.c", "", "/news/1")
    desk = Desk(feed(*map(item, links)))
    assert desk.poll("desk") == 1
    assert desk.state.problem.count("item A headline") == 3, "the first three are said"
    assert desk.waits_s == 900


def test_the_links_of_a_page_are_not_articles_of_a_source() -> None:
    links = "".join(f'<a href="/{n}">a headline of five words</a>' for n in range(20))
    desk = Desk(answer(body=f"<html>{links}".encode()))
    assert desk.poll("desk") == 0
    assert desk.state.problem == "this is no feed but listing"


def test_of_a_source_with_too_much_waiting_the_rest_comes_later_and_no_304_hides_it() -> None:
    desk = Desk(feed(*(item(f"/news/{n}") for n in range(5)), etag='"1"'))
    desk.use = replace(
        desk.use, offering=Offering(FakeLedger(desk.room.memory, LedgerLimits(most_waiting=3)), NoEdits())
    )
    assert [desk.poll("desk"), desk.poll("desk")] == [3, 0]
    assert desk.state.problem == "too many of its addresses wait to be fetched: the others come later"
    assert (desk.state.etag, desk.waits_s) == ("", 900)
    for capture in list(desk.room.memory.to_fetch):
        desk.room.ledger.advance(capture, Stage.ENRICH)
    assert (desk.poll("desk"), desk.state.problem, desk.state.etag) == (2, "", '"1"')


MOVED = "https://example.org/new/feed.xml"
AWAY = "https://feeds.example/desk.xml"
AWAY_ROBOTS = "https://feeds.example/robots.txt"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_feed_that_has_moved_is_followed_in_another_turn(status: int) -> None:
    desk = Desk(redirect("/new/feed.xml", status))
    desk.room.web.replies[MOVED] = feed(item("1"), etag='"1"')
    assert desk.look() == [FEED, MOVED]
    assert desk.articles() == {"https://example.org/new/1"}, "links are read from where the feed is"
    assert (desk.state.problem, desk.state.items, desk.state.look, desk.waits_s) == ("", 1, None, 900)
    desk.room.web.replies[MOVED] = answer(304)
    assert desk.look() == [FEED, MOVED]
    assert desk.room.web.headers[2:] == [{}, {"If-None-Match": '"1"'}], "the copy is that of the new address"
    assert (desk.state.problem, desk.state.items) == ("", 1)


def test_a_feed_that_has_moved_to_another_host_waits_its_turn_there_and_is_asked_for_if_robots_txt_allows_it() -> None:
    desk = Desk(redirect(AWAY))
    desk.room.web.replies |= {AWAY: feed(item("/1")), AWAY_ROBOTS: answer(404)}
    assert desk.look() == [FEED, AWAY_ROBOTS, AWAY]
    assert desk.articles() == {"https://feeds.example/1"}
    desk.room.cache.texts["https://feeds.example"] = "User-agent: *\nDisallow: /"
    assert desk.look() == [FEED]
    assert desk.state.problem == f"robots.txt disallows the feed at {AWAY}"


@pytest.mark.parametrize("hops", [5, 6])
def test_five_redirects_of_a_feed_are_followed_and_no_more(hops: int) -> None:
    desk = Desk(redirect("/1"))
    desk.room.web.replies |= {f"https://example.org/{n}": redirect(f"/{n + 1}") for n in range(1, hops)}
    desk.room.web.replies[f"https://example.org/{hops}"] = feed(item("/news/1"))
    assert len(desk.look()) == 6
    assert desk.state.problem == ("" if hops == 5 else "the feed redirects more than 5 times")
    assert (desk.state.look, desk.waits_s) == (None, 900)


def test_a_failure_after_a_redirect_is_that_of_the_new_host_and_the_next_look_begins_anew() -> None:
    desk = Desk(redirect(AWAY))
    desk.room.web.replies |= {AWAY: answer(503), AWAY_ROBOTS: answer(404)}
    desk.look()
    assert desk.room.frontier.rests == [("feeds.example:443", True, 0)]
    assert (desk.state.problem, desk.state.look) == (f"{AWAY} answers 503", None)
    assert desk.look()[0] == FEED


def test_a_source_that_is_given_another_address_in_mid_look_begins_there() -> None:
    desk = Desk(redirect("/new/feed.xml"))
    desk.poll("desk")
    desk.sources.sources["desk"] = replace(SOURCE, address="https://example.org/third.xml")
    assert desk.look() == ["https://example.org/third.xml"]


def sitemap(*links: str) -> Reply:
    return answer(body=f"<urlset>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>".encode())


def index(*children: tuple[str, str], etag: str = "") -> Reply:
    named = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{at}</lastmod></sitemap>" for loc, at in children)
    return answer(body=f"<sitemapindex>{named}</sitemapindex>".encode(), etag=etag)


def child(number: int) -> str:
    return f"https://example.org/sitemap-{number}.xml"


def test_of_an_index_of_sitemaps_the_newest_are_read_and_none_is_an_article() -> None:
    desk = Desk(index(*((child(n), f"2026-03-{n:02}") for n in (3, 9, 1, 8, 7, 2, 6))))
    desk.room.web.replies |= {child(n): sitemap(f"/news/{n}", f"/more/{n}") for n in range(1, 10)}
    assert desk.look() == [FEED, *map(child, (9, 8, 7, 6, 3))]
    assert desk.articles() == {f"https://example.org/{kind}/{n}" for kind in ("news", "more") for n in (9, 8, 7, 6, 3)}
    assert (desk.state.items, desk.state.problem, desk.waits_s) == (10, "", 900)


def test_only_what_has_changed_of_an_index_is_read_again() -> None:
    desk = Desk(index((child(1), "2026-03-01"), (child(2), "2026-03-02"), (child(3), "")))
    desk.room.web.replies |= {child(n): sitemap(f"/news/{n}") for n in range(1, 4)}
    assert desk.look() == [FEED, *map(child, (2, 1, 3))]
    desk.room.web.replies[FEED] = index((child(1), "2026-03-05"), (child(2), "2026-03-02"), (child(3), ""))
    assert desk.look() == [FEED, child(1), child(3)], "of the third nobody knows"


def test_a_sitemap_of_an_index_that_fails_costs_itself_and_is_asked_for_again() -> None:
    desk = Desk(index((child(1), "2026-03-01"), (child(2), "2026-03-02"), etag='"1"'))
    desk.room.web.replies |= {child(1): sitemap("/news/1"), child(2): answer(404)}
    assert desk.look() == [FEED, child(2), child(1)]
    assert desk.articles() == {"https://example.org/news/1"}
    assert (desk.state.problem, desk.state.etag, desk.waits_s) == ("the feed answers 404", "", 900)
    desk.room.web.replies[child(2)] = sitemap("/news/2")
    assert desk.look() == [FEED, child(2)]
    assert (desk.state.problem, desk.state.etag) == ("", '"1"')


def test_an_index_within_an_index_ends_there_and_is_said() -> None:
    desk = Desk(index((child(1), "2026-03-01")))
    desk.room.web.replies[child(1)] = index((child(2), "2026-03-01"))
    assert desk.look() == [FEED, child(1)]
    assert desk.state.problem == "an index of sitemaps within another is not followed"
    assert desk.articles() == set()


def test_a_page_that_lists_articles_is_polled_where_it_was_declared_as_one_and_rules_hold() -> None:
    links = "".join(f'<a href="/{(n % 2 and "news") or "live"}/{n}">A headline with number {n}</a>' for n in range(12))
    page = answer(200, f"<html><body>{links}</body></html>".encode())
    desk = Desk(page, replace(SOURCE, kind="listing", exclude=("/live/*",)))
    desk.look()
    assert desk.articles() == {f"https://example.org/news/{n}" for n in range(1, 12, 2)}
    assert desk.sources.state("desk").problem == ""
    undeclared = Desk(page)
    undeclared.look()
    assert undeclared.articles() == set() and "no feed but listing" in undeclared.sources.state("desk").problem


def edited(link: str, minutes: int) -> str:
    """An item that says that it was edited so long after the newsroom's clock began."""
    at = FakeClock().now() + timedelta(minutes=minutes)
    updated = f'<updated xmlns="http://www.w3.org/2005/Atom">{at.isoformat()}</updated>'
    return item(link).replace("</item>", f"{updated}</item>")


def test_an_edit_that_a_feed_announces_is_looked_at_at_once() -> None:
    desk = Desk(feed(edited("/news/1", 0)))
    desk.room.own = {"NEWSWIRE_INGEST_RECHECK_AFTER_S": "null"}
    desk.room.remake()
    desk.use = desk.room.poll
    assert desk.poll("desk") == 1
    (first,) = desk.room.memory.captures
    desk.room.ledger.advance(first, Stage.ENRICH)
    desk.room.ledger.advance(first, End.INDEXED)
    desk.room.clock.sleep(3600)
    assert desk.poll("desk") == 0, "nothing was edited"
    desk.room.web.replies[FEED] = feed(edited("/news/1", 50))
    desk.room.clock.sleep(60)
    assert desk.poll("desk") == 1
    assert [*desk.room.memory.captures.values()][-1]["slot"].startswith("edit-")


def test_a_feed_that_kills_its_worker_is_the_sources_problem_and_asked_less_often() -> None:
    desk = Desk(feed(item("/news/1")))
    for number in range(1, 3):
        desk.use.line_up("desk")
        asked = len(desk.room.web.asked)
        desk.room.frontier.end(desk.use(replace(desk.turn(), claims=4)))
        assert len(desk.room.web.asked) == asked, "what kills is in its answer"
        assert (desk.state.problem, desk.state.failures) == ("its poll ended the worker 3 times without a word", number)
        desk.wait()
    assert desk.poll("desk") == 1 and desk.state.failures == 0, "it may be well again"
