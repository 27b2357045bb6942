"""What would bring something wrong is left out and named, and what is healthy is said to be nothing."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest
from newswire_ingest.listings.problems import NAMED, Problem, gathered, kind_of
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.values import Listing

FEED = "https://www.example.org/news/feed.xml"
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
GOOD = "https://www.example.org/2026/03/02/lock-reopens"
OF_THE_LISTING = frozenset((
    Problem.BROKEN, Problem.CUT_OFF, Problem.UNREADABLE, Problem.TOO_MANY, Problem.SAME_LINK, Problem.SAME_DATE,
    Problem.NOT_A_LISTING,
))  # fmt: skip


def read(text: str | bytes, content_type: str = "application/rss+xml", address: str = FEED) -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, content_type, address, now=NOW)


def item(link: str = GOOD, title: str = "The lock reopens", more: str = "") -> str:
    return f"<item><title>{title}</title><link><![CDATA[{link}]]></link>{more}</item>"


def rss(*items: str, head: str = "") -> str:
    return f'<rss version="2.0"><channel><title>Gazette</title>{head}{"".join(items)}</channel></rss>'


def kinds(listing: Listing) -> list[Problem | None]:
    return [kind_of(problem) for problem in listing.problems]


LINKS = [
    ("", Problem.NO_ADDRESS),
    ("mailto:desk@example.org", Problem.NOT_WEB),
    ("javascript:void(0)", Problem.NOT_WEB),
    ("tel:+4940123", Problem.NOT_WEB),
    ("ftp://files.example.org/a.html", Problem.NOT_WEB),
    ("data:text/html,x", Problem.NOT_WEB),
    ("file:///srv/www/a.html", Problem.NOT_WEB),
    ("http://[broken/a", Problem.WRONG_ADDRESS),
    ("https:///news/1", Problem.WRONG_ADDRESS),
    (f"https://www.example.org/{'a' * 3000}", Problem.TOO_LONG),
    ("https://www.example.org/{{ item.url }}", Problem.UNFILLED),
    ("{{url}}", Problem.UNFILLED),
    ("https://www.example.org/news/%s", Problem.UNFILLED),
    ("https://www.example.org/news/undefined", Problem.UNFILLED),
    ("https://www.example.org/null", Problem.UNFILLED),
    ("https://www.example.org/news/${slug}", Problem.UNFILLED),
    ("https://www.example.org/<?php echo $url ?>/<%= url %>", Problem.UNFILLED),
    ("https://www.example.org/[object Object]", Problem.UNFILLED),
    ("https://www.example.org/", Problem.HOME_PAGE),
    ("https://example.org", Problem.HOME_PAGE),
    ("/", Problem.HOME_PAGE),
    (FEED, Problem.LISTING_ITSELF),
    ("https://www.example.org/sitemap-2026.xml", Problem.OTHER_LISTING),
    ("https://www.example.org/post-sitemap3.xml.gz", Problem.OTHER_LISTING),
    ("https://www.example.org/sport/feed/", Problem.OTHER_LISTING),
    ("https://www.example.org/sitemaps/2026/03.xml", Problem.OTHER_LISTING),
    ("https://www.example.org/index.html", Problem.HOME_PAGE),
    ("https://www.example.org/%permalink%", Problem.UNFILLED),
    ("https://www.example.org/topic/climate-change", Problem.LIST_PAGE),
    ("https://www.example.org/tag/harbour", Problem.LIST_PAGE),
    ("https://www.example.org/category/local/", Problem.LIST_PAGE),
    ("https://www.example.org/author/anna-berg/", Problem.LIST_PAGE),
    ("https://www.example.org/search?q=harbour", Problem.LIST_PAGE),
    ("https://www.example.org/?s=harbour", Problem.LIST_PAGE),
    ("https://www.example.org/login?next=/news/1", Problem.LOGIN_PAGE),
    ("https://img.example.org/2026/lock.jpg", Problem.MEDIA_FILE),
    ("https://www.example.org/files/report.PDF", Problem.MEDIA_FILE),
    ("https://cdn.example.org/audio/episode-12.mp3?source=feed", Problem.MEDIA_FILE),
    ("http://localhost/news/1", Problem.PRIVATE_HOST),
    ("http://localhost:8080/news/1", Problem.PRIVATE_HOST),
    ("http://127.0.0.1/news/1", Problem.PRIVATE_HOST),
    ("http://192.168.1.20/news/1", Problem.PRIVATE_HOST),
    ("http://[::1]/news/1", Problem.PRIVATE_HOST),
    ("http://cms/news/1", Problem.PRIVATE_HOST),
    ("http://cms.internal/news/1", Problem.PRIVATE_HOST),
    ("https://staging.example.org/news/1", Problem.STAGING_HOST),
]


@pytest.mark.parametrize(("link", "problem"), LINKS)
def test_an_item_with_a_wrong_link_is_left_out_and_named(link: str, problem: Problem) -> None:
    listing = read(rss(item(link, "Odd one"), item()))
    assert [found.url for found in listing.items] == [GOOD]
    assert kinds(listing) == [problem]
    assert listing.problems[0] == f"item Odd one: {problem.value}"


def test_a_guid_that_is_no_permalink_is_no_link() -> None:
    odd = '<item><title>Odd one</title><guid isPermaLink="false">https://www.example.org/?p=7</guid></item>'
    listing = read(rss(odd, item()))
    assert [found.url for found in listing.items] == [GOOD] and kinds(listing) == [Problem.GUID_ONLY]


def test_the_page_that_a_feed_is_of_is_none_of_its_items() -> None:
    listing = read(
        rss(item("https://www.example.org/blog", "Odd one"), item(), head="<link>https://www.example.org/blog/</link>")
    )
    assert [found.url for found in listing.items] == [GOOD] and kinds(listing) == [Problem.HOME_PAGE]


def test_an_article_in_place_of_a_feed_is_said_to_be_one() -> None:
    listing = read(
        '<html><head><meta property="og:type" content="article"><title>One</title></head></html>', "text/html"
    )
    assert listing.kind == "article" and kinds(listing) == [Problem.NOT_A_LISTING]


def test_a_session_is_taken_out_of_a_link() -> None:
    for link in (
        f"{GOOD};jsessionid=A1B2C3",
        f"{GOOD}?sid={'0a' * 16}",
        f"{GOOD}?PHPSESSID=a1b2c3",
        f"{GOOD}?sessionid=a1b2c3",
    ):
        listing = read(rss(item(link)))
        assert [found.url for found in listing.items] == [GOOD] and kinds(listing) == [Problem.SESSION]


@pytest.mark.parametrize("title", ["{{title}}", "undefined", "null", "%s", "[object Object]", "{% block title %}"])
def test_a_title_that_is_a_template_is_dropped(title: str) -> None:
    listing = read(rss(item(title=title)))
    assert (listing.items[0].url, listing.items[0].title) == (GOOD, None)
    assert kinds(listing) == [Problem.UNFILLED_TITLE]


@pytest.mark.parametrize(("when", "problem"), [
    ("Tue, 03 Mar 2099 10:00:00 GMT", Problem.FUTURE_DATE), ("Thu, 03 Dec 2026 10:00:00 GMT", Problem.FUTURE_DATE),
    ("Thu, 01 Jan 1970 00:00:00 GMT", Problem.ZERO_DATE), ("Mon, 01 Jan 0001 00:00:00 GMT", Problem.ZERO_DATE),
    ("Wed, 31 Dec 1969 23:59:59 GMT", Problem.ZERO_DATE),
])  # fmt: skip
def test_an_impossible_date_is_dropped_and_its_item_stays(when: str, problem: Problem) -> None:
    listing = read(rss(item(more=f"<pubDate>{when}</pubDate>")))
    assert (listing.items[0].url, listing.items[0].published) == (GOOD, None)
    assert kinds(listing) == [problem]


def test_a_link_that_most_items_share_is_no_article() -> None:
    section = "https://www.example.org/news/latest"
    listing = read(rss(*(item(section, f"Headline {n}") for n in range(5)), item()))
    assert [found.url for found in listing.items] == [GOOD]
    assert listing.problems == (f"{Problem.SAME_LINK.value}: {section}",)


def dated(when: str, how_many: int) -> str:
    return rss(*(item(f"/news/story-{n}", f"Story {n}", f"<pubDate>{when}</pubDate>") for n in range(how_many)))


def test_dates_that_are_all_the_moment_of_the_request_are_dropped() -> None:
    listing = read(dated("Tue, 03 Mar 2026 11:59:58 GMT", 6))
    assert len(listing.items) == 6 and {found.published for found in listing.items} == {None}
    assert kinds(listing) == [Problem.SAME_DATE]
    assert kinds(read(dated("Mon, 02 Feb 2026 09:00:00 GMT", 30))) == [Problem.SAME_DATE]


@pytest.mark.parametrize("text", [
    dated("Mon, 02 Feb 2026 09:00:00 GMT", 3),  # released together
    dated("Mon, 02 Feb 2026 00:00:00 GMT", 30),  # days
    rss(*(item(f"/news/story-{n}") for n in range(30))),  # no dates at all
])  # fmt: skip
def test_dates_that_may_be_right_are_kept(text: str) -> None:
    assert read(text).problems == ()


def test_a_sitemap_may_name_pages_that_are_no_articles_but_no_sitemaps() -> None:
    urls = ("https://www.example.org/", "https://www.example.org/category/local/", GOOD)
    others = ("https://www.example.org/sitemap-2.xml", "https://www.example.org/news-1.xml.gz")
    text = "".join(f"<url><loc>{url}</loc></url>" for url in (*urls, *others))
    listing = read(f"<urlset>{text}</urlset>", address="https://www.example.org/sitemap.xml")
    assert [found.url for found in listing.items] == list(urls)
    assert kinds(listing) == [Problem.OTHER_LISTING] * 2


PAGES = {
    "a page that keeps bots out": "<title>Just a moment...</title><p>Checking your browser before you access the site",
    "a page that asks for consent first": "<title>Gazette</title><h1>Before you continue</h1><button>Accept all cookies",
    "a page to log in": '<title>Members</title><form><input name="u"><input type="password" name="p"></form>',
    "an error page": "<title>404 Not Found</title><h1>Not Found</h1>",
    "a list of files": "<title>Index of /feeds</title><a href='a.xml'>a.xml</a>",
    "a web page without a list of headlines": "<title>Our history</title><p>Founded in 1871.</p>",
}


@pytest.mark.parametrize(("words", "text"), PAGES.items(), ids=lambda text: text[:20])
@pytest.mark.parametrize("content_type", ["text/html", "application/rss+xml", ""])
def test_a_page_in_place_of_a_feed_is_said_to_be_what_it_is(words: str, text: str, content_type: str) -> None:
    listing = read(f"<!DOCTYPE html><html><head>{text}</html>", content_type)
    assert (listing.kind, listing.items) == ("unknown", ())
    assert listing.problems == (f"{Problem.NOT_A_LISTING.value}: it is {words}",)


STRANGERS: list[tuple[str, bytes]] = [
    ("nothing", b""), ("nothing", b" \r\n\t"), ("a PDF", b"%PDF-1.7\n%\xe2\xe3"), ("a picture", b"\x89PNG\r\n\x1a\n\0\0"),
    ("a picture", b"GIF89a\1\0"), ("a picture", b"\xff\xd8\xff\xe0\0\x10JFIF"), ("a ZIP", b"PK\x03\x04\x14\0"),
    ("a sound file", b"ID3\x04\0"), ("JSON, but", b'{"error": "not found"}'), ("JSON, but", b"[1, 2]"),
    ("JSON, but", b'{"items": [{"id": 1, "name": "x"}]}'), ("JSON, but", b'{"items": "none"'),
    ("an OPML", b'<opml version="2.0"><body><outline xmlUrl="https://a.example/f"/></body></opml>'),
    ("a SOAP", b'<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>'),
    ("a picture (SVG)", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>'),
    ("XML of another kind", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>'),
    ("XML of another kind", b"<channel><number>7</number></channel>"), ("XML of another kind", b"<entry><word>a</word></entry>"),
    ("XML of another kind", b"<?xml version='1.0'?><catalog><item><link>https://a.example/1</link></item></catalog>"),
    ("plain text", b"Service temporarily unavailable"), ("a robots.txt", b"User-agent: *\nDisallow: /"),
    ("bytes of no kind", bytes(range(1, 32)) * 40), ("a gzip file", b"\x1f\x8b\x08\0broken"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "body"), STRANGERS)
def test_what_is_no_listing_is_unknown_with_the_reason_in_words(words: str, body: bytes) -> None:
    listing = read(body, "application/octet-stream")
    assert (listing.kind, listing.items, kinds(listing)) == ("unknown", (), [Problem.NOT_A_LISTING])
    assert listing.problems[0].startswith(f"{Problem.NOT_A_LISTING.value}: it is {words}")


def healthy() -> list[str | bytes]:
    stories = [(f"https://www.example.org/2026/03/{n:02}/story-{n}", f"Story {n}") for n in range(1, 21)]
    when = [(NOW - timedelta(hours=n)) for n in range(20)]
    feed = rss(*(item(url, title, f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate><guid isPermaLink='false'>{url}</guid>")
                 for (url, title), at in zip(stories, when, strict=True)),
               head="<link>https://www.example.org/</link>")  # fmt: skip
    atom = "".join(f"<entry><id>tag:{n}</id><title>{t}</title><link href='{u}'/><updated>{at.isoformat()}</updated></entry>"
                   for n, ((u, t), at) in enumerate(zip(stories, when, strict=True)))  # fmt: skip
    json_feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"id": u, "url": u, "title": t} for u, t in stories],
    }
    sitemap = "".join(f"<url><loc>{u}</loc><lastmod>2026-03-03T12:00:00Z</lastmod></url>" for u, _ in stories)
    return [
        feed, f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>', json.dumps(json_feed), "\n".join(u for u, _ in stories),
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{sitemap}</urlset>', gzip.compress(feed.encode()),
        rss(), rss(item("https://other.example.com/story"), item("https://t.example.net/r?u=https%3A%2F%2Fa.example%2F1")),
        rss(item(), item(f"{GOOD}#live"), item(f"{GOOD}?utm_source=rss")), rss(item(title="")),
        rss(item("https://www.example.org/category/local/2026/lock-reopens-after-years"), item("https://www.example.org/tagebuch"),
            item("https://www.example.org/category/lock-reopens-after-three-years-of-work"), item("https://www.example.test/news/1")),
        rss(item("https://www.example.org/none-of-the-above"), item("https://www.example.org/news/null-and-void-contract")),
        rss(item("https://www.example.org/search-for-missing-boat"), item("https://www.example.org/login-data-stolen-from-bank")),
    ]  # fmt: skip


@pytest.mark.parametrize("body", healthy(), ids=range(len(healthy())))
def test_a_healthy_listing_has_no_problem(body: str | bytes) -> None:
    assert read(body).problems == ()


def test_every_problem_is_found_again_in_its_text() -> None:
    for problem in Problem:
        text = problem.of("why") if problem in OF_THE_LISTING else problem.of_item("A title: with a colon")
        assert kind_of(text) is problem
    assert kind_of("it answers 404") is None


def test_of_one_problem_a_few_items_are_named_and_the_others_counted() -> None:
    texts = gathered((Problem.NO_ADDRESS, f"Item {n}") for n in range(100))
    assert len(texts) == NAMED + 1 and texts[-1].startswith(f"{100 - NAMED} more items: ")
    assert {kind_of(text) for text in texts} == {Problem.NO_ADDRESS}


@pytest.mark.parametrize("written", ["&#xD83D;&#xDE00;", "&#55357;&#56832;", "&#x00d83d;&#56832;"])
def test_an_emoji_written_as_two_references_is_one_and_silences_no_feed(written: str) -> None:
    items = f"<item><title>Pier {written}</title><link>/a</link></item><item><title>Quay</title><link>/b</link></item>"
    feed = f"<rss xmlns:x='https://a.example/{written}'><channel>{items}</channel></rss>"
    listing = read_listing(feed.encode(), "", "https://www.example.org/feed.xml")
    assert [item.title for item in listing.items] == ["Pier \U0001f600", "Quay"]


def test_half_an_emoji_is_a_sign_that_says_so() -> None:
    feed = "<rss><channel><item><title>Pier &#xD800;</title><link>/a</link></item></channel></rss>"
    listing = read_listing(feed.encode(), "", "https://www.example.org/feed.xml")
    assert [item.title for item in listing.items] == ["Pier \ufffd"]
