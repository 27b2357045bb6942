"""The source that is meant is found by few polite requests, and where there is none, the reason is said."""

from __future__ import annotations

import pytest
from newswire_ingest.discovery.discover import Discover, Found
from newswire_ingest.discovery.page_links import How, page_links
from newswire_ingest.discovery.presentation import found_json, other_lines, proposal_lines
from newswire_ingest.discovery.rediscover import Rediscover
from newswire_ingest.discovery.visits import RobotsView
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.testing import FakeWeb, Reply, answer, redirect
from newswire_ingest.web.ports import SiteFails
from newswire_shared.testing import FakeClock

ROOT = "https://example.org/"
OPEN = RobotsView(lambda url: True, lambda url: "")


def feed(number: int = 8, path: str = "news", title: str = "Paper", day: str = "Tue, 10 Mar 2026") -> Reply:
    items = "".join(
        f"<item><title>A headline with the number {n}</title><link>{ROOT}{path}/{n}</link>"
        f"<pubDate>{day} 0{n % 10}:00:00 GMT</pubDate></item>"
        for n in range(number)
    )
    body = f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
    return answer(200, body.encode(), content_type="application/rss+xml")


def page(head: str = "", body: str = "<p>Some words.</p>") -> Reply:
    return answer(200, f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode())


def declares(*addresses: str) -> str:
    return "".join(f'<link rel="alternate" type="application/rss+xml" href="{address}">' for address in addresses)


def discover(web: FakeWeb, what: str = ROOT, robots: RobotsView = OPEN, most: int = 40) -> Found:
    return Discover(web, robots, FakeClock(), "newswire", most)(what)


def test_what_is_declared_and_lives_is_taken_without_guesses() -> None:
    web = FakeWeb({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed()})
    found = discover(web)
    assert [proposal.address for proposal in found.proposals] == [f"{ROOT}a.xml"]
    assert web.asked == [ROOT, f"{ROOT}a.xml"] and found.requests == 2


def test_a_bare_domain_falls_back_to_http_where_nobody_answers_https() -> None:
    plain = "http://example.org/"
    web = FakeWeb({ROOT: SiteFails("no TLS", host="example.org:443"), plain: page(declares("/a.xml")),
                   f"{plain}a.xml": feed()})  # fmt: skip
    assert discover(web, "example.org").proposals[0].address == f"{plain}a.xml"
    web = FakeWeb({ROOT: SiteFails(f"{ROOT}: no TLS", host="x"), plain: SiteFails(f"{plain}: nobody", host="x")})
    assert (discover(web, "example.org").reason, web.asked) == (f"{plain}: nobody", [ROOT, plain])


def test_no_address_is_asked_that_robots_txt_disallows() -> None:
    web = FakeWeb({ROOT: page(declares("/a.xml", "/b.xml")), f"{ROOT}a.xml": feed(20), f"{ROOT}b.xml": feed()})
    found = discover(web, robots=RobotsView(lambda url: not url.endswith("a.xml"), lambda url: ""))
    assert found.proposals[0].address == f"{ROOT}b.xml" and f"{ROOT}a.xml" not in web.asked
    nothing = discover(web, robots=RobotsView(lambda url: False, lambda url: ""))
    assert (nothing.proposals, nothing.reason) == ((), f"{ROOT}: robots.txt disallows it")


def test_requests_are_bounded() -> None:
    links = "".join(f'<a href="/rss/{n}">RSS {n}</a>' for n in range(99))
    web = FakeWeb({ROOT: page(body=links)})
    assert discover(web, most=12).proposals == () and len(web.asked) <= 12


def test_what_robots_txt_asks_for_is_told() -> None:
    web = FakeWeb({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed()})
    found = discover(web, robots=RobotsView(lambda url: True, lambda url: "User-agent: *\nCrawl-delay: 7\n"))
    assert found.proposals[0].delay_s == 7
    lines = list(proposal_lines(found.proposals[0], 900, FakeClock().now()))
    assert "  robots.txt  allows it; it asks for 7 s between requests" in lines
    assert "  looked at   every 15m" in lines and "              A headline with the number 0" in lines


@pytest.mark.parametrize(("replies", "says"), [
    ({ROOT: page(body="")}, "the page shows no words"),
    ({ROOT: page("<script src='/a.js'></script>", "")}, "until scripts have run in a browser"),
    ({ROOT: page()}, "links that look like headlines are too few"),
    ({ROOT: answer(410)}, "it answers 410"),
    ({ROOT: redirect(ROOT)}, "redirects more than"),
    ({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed(0)}, "it is empty"),
    ({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed(title="Comments for Paper")}, "it is of comments"),
    ({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed(day="Tue, 10 Mar 2015")}, "days old"),
])  # fmt: skip
def test_where_nothing_fits_the_reason_is_said(replies: dict[str, Reply], says: str) -> None:
    found = discover(FakeWeb(replies))
    assert found.proposals == () and says in found.reason
    assert found_json(found)["reason"] == found.reason


def test_a_page_that_is_gone_leads_to_its_site_and_says_so() -> None:
    web = FakeWeb({ROOT: page(declares("/a.xml")), f"{ROOT}a.xml": feed()})
    found = discover(web, f"{ROOT}old/page")
    assert found.proposals[0].address == f"{ROOT}a.xml"
    assert any("it answers 404; this is what its site offers" in line for line in other_lines(found))


def test_an_opml_address_declares_many() -> None:
    text = b'<?xml version="1.0"?><opml><body><outline xmlUrl="https://a.example/"/></body></opml>'
    found = discover(FakeWeb({f"{ROOT}all.opml": answer(200, text, content_type="text/x-opml")}), f"{ROOT}all.opml")
    assert found.declared == text.decode() and found.reason == ""


def test_links_of_a_page_that_are_feeds() -> None:
    body = b"""<html lang="de-AT"><head><base href="/x/">
    <link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" href="a.xml"><link rel="feed" href="//b.example/f">
    <link rel="alternate" type="text/html" href="/en/"><link rel="alternate" type="application/json" href="/wp-json/1">
    <link rel="stylesheet" href="/feed.css"></head><body><a href="/news.rss">here</a><a href="/q"><img alt="RSS"></a>
    <a href="/feedback">Feedback</a><a href="javascript:x()">RSS</a><a href="mailto:a@b.example">RSS</a></body>"""
    links = page_links(body, "text/html", ROOT)
    assert [(link.url, link.how) for link in links.feeds] == [
        (f"{ROOT}x/a.xml", How.DECLARED), ("https://b.example/f", How.DECLARED),
        (f"{ROOT}news.rss", How.LINKED), (f"{ROOT}q", How.LINKED),
    ]  # fmt: skip
    assert links.language == "de"


def test_a_source_that_is_gone_is_found_again_at_its_site() -> None:
    web = FakeWeb({ROOT: page(declares("/new.xml")), f"{ROOT}new.xml": feed()})
    again = Rediscover(Discover(web, OPEN, FakeClock(), "newswire"))
    found = again(Source("a", f"{ROOT}old.xml", 900), FeedState())
    assert found.proposal and found.proposal.address == f"{ROOT}new.xml"
    same = again(Source("a", f"{ROOT}new.xml", 900), FeedState())
    assert same.proposal is None and same.reason == "its site offers nothing else"
    moved = FakeWeb({"https://n.example/f": feed()})
    found = Rediscover(Discover(moved, OPEN, FakeClock(), "newswire"))(
        Source("a", f"{ROOT}old.xml", 900), FeedState(moved_to="https://n.example/f")
    )
    assert found.proposal and found.proposal.address == "https://n.example/f"
    gone = Rediscover(Discover(FakeWeb(), OPEN, FakeClock(), "newswire"))(
        Source("a", f"{ROOT}old.xml", 900), FeedState()
    )
    assert gone.proposal is None and "it answers 404" in gone.reason
