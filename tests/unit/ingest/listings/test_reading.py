"""Of what a source offers all that can be read is read, and the rest is a problem in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.soundness import ITEMS, LONGEST_TEXT
from newswire_ingest.listings.values import Item, Listing

FEED = "https://example.org/news/feed"
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>{}</feed>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'
ONE = "https://example.org/news/1"
WHEN = "2026-03-03T10:00:00+00:00"


def read(text: str | bytes, content_type: str = "application/xml", address: str = FEED) -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, content_type, address)


def item(link: str = ONE, title: str = "One", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def links(listing: Listing) -> list[str]:
    return [item.url for item in listing.items]


def test_rss() -> None:
    more = "<guid>tag:1</guid><pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate>"
    listing = read(RSS.format(item(more=more)))
    assert listing == Listing("rss", "The Gazette", (Item(ONE, "One", "2026-03-03T09:00:00+00:00", "tag:1"),))


def test_rss_of_the_first_days() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f'<channel rdf:about="x"><title>Old</title></channel><item rdf:about="x"><link>{ONE}</link></item></rdf:RDF>'
    )
    listing = read(rdf)
    assert (listing.kind, links(listing)) == ("rss", [ONE])


def test_atom() -> None:
    entry = (
        '<entry><id>urn:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt;  one</title>'
        '<link rel="self" href="/api/1"/><link href="/news/1"/><updated>2026-03-03T10:00:00Z</updated></entry>'
    )
    listing = read(ATOM.format(entry))
    assert listing == Listing("atom", "The Gazette", (Item(ONE, "A bold one", WHEN, "urn:1", WHEN),))


def json_feed(items: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Gazette", "items": items})


def test_json_feed() -> None:
    given = [{"id": "1", "url": "/news/1", "title": "One", "date_published": "2026-03-03T10:00:00Z"}]
    listing = read(json_feed(given), "application/feed+json")
    assert listing == Listing("jsonfeed", "The Gazette", (Item(ONE, "One", WHEN, "1"),))


@pytest.mark.parametrize("items", [None, {}, "x", 7])
def test_a_json_feed_without_a_list_of_items(items: object) -> None:
    assert read(json_feed(items)).problems == ("the feed is broken: it has no list of items",)


@pytest.mark.parametrize("odd", [7, None, [], {}, {"url": 7}, {"url": "http://[bad"}, {"url": None, "id": 5}])
def test_an_odd_item_of_a_json_feed_is_a_problem_and_holds_up_no_other(odd: object) -> None:
    listing = read(json_feed([odd, {"url": ONE, "title": 7, "date_published": {}}]))
    assert listing.items == (Item(ONE),)
    assert len(listing.problems) == 1


@pytest.mark.parametrize(
    "text", ['{"version": "https://jsonfeed.org/1", ', '{"v": "jsonfeed.org", "items": ' + "[" * 200_000]
)
def test_a_broken_json_feed_is_said_to_be_broken(text: str) -> None:
    listing = read(text)
    assert listing.kind == "jsonfeed" and listing.problems[0].startswith("the feed is broken")


@pytest.mark.parametrize("when", [
    "9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+05:00", "0000-00-00T00:00:00Z",
])  # fmt: skip
def test_a_date_that_no_calendar_holds_is_dropped_and_its_item_stays(when: str) -> None:
    news = f"<url><loc>{ONE}</loc><lastmod>{when}</lastmod></url>"
    for listing in (read(RSS.format(item(more=f"<pubDate>{when}</pubDate>") + item("/news/2"))),
                    read(ATOM.format(f'<entry><link href="{ONE}"/><updated>{when}</updated></entry>')),
                    read(json_feed([{"url": ONE, "title": "One", "date_published": when}])),
                    read(SITEMAP.format(news))):  # fmt: skip
        assert listing.items[0].url == ONE and listing.problems == ()
        assert (listing.items[0].published or "0000").startswith("0000"), "what cannot be read is left to its reader"


def test_half_a_character_in_a_json_feed_costs_its_field_and_no_item() -> None:
    half = "x\ud800"
    given = [{"url": ONE, "title": half, "id": half, "date_published": half}, {"url": f"/{half}"}, {"url": "/news/2"}]
    listing = read(json_feed(given).replace("The Gazette", "\\ud800"))
    assert listing.items == (Item(ONE), Item("https://example.org/news/2"))
    assert (listing.title, len(listing.problems)) == (None, 1)
    str(listing).encode("utf-8")


def test_a_title_without_end_is_cut() -> None:
    listing = read(RSS.format(item(title="x" * 500_000)))
    assert len(listing.items[0].title or "") == LONGEST_TEXT


def test_an_item_that_has_only_an_id_has_it_as_address_if_it_is_one() -> None:
    assert links(read(json_feed([{"id": ONE}]))) == [ONE]
    assert links(read(RSS.format(f"<item><guid>{ONE}</guid></item>"))) == [ONE]
    assert links(read(ATOM.format(f"<entry><id>{ONE}</id></entry>"))) == [ONE]


def test_a_news_sitemap() -> None:
    url = (
        f"<url><loc> {ONE} </loc><lastmod>2026-03-04</lastmod><news:news><news:publication_date>2026-03-03"
        "</news:publication_date><news:title>One</news:title></news:news></url>"
    )
    listing = read(SITEMAP.format(url))
    assert listing == Listing("sitemap", None, (Item(ONE, "One", "2026-03-03", updated="2026-03-04"),))


def test_a_plain_sitemap_and_one_without_a_namespace() -> None:
    bare = f"<urlset><url><loc>{ONE}</loc><lastmod>2026-03-04</lastmod></url></urlset>"
    assert read(bare) == Listing("sitemap", None, (Item(ONE, None, "2026-03-04", updated="2026-03-04"),))


DAY = "2026-03-04"
PICTURE = "https://example.org/i.png"
IMAGE = (
    "<image:image><image:loc>https://example.org/i.png</image:loc><image:title>A picture</image:title></image:image>"
    "<video:video><video:title>A film</video:title><video:publication_date>2020</video:publication_date></video:video>"
)
NEWS = "<news:news><news:publication_date>2026-03-03</news:publication_date><news:title>One</news:title></news:news>"
KINDS = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"'


@pytest.mark.parametrize(("url", "expected"), [
    (f"{IMAGE}<loc>{ONE}</loc>{NEWS}", Item(ONE, "One", "2026-03-03", image=PICTURE)),
    (f"<loc>{ONE}</loc>{NEWS}{IMAGE}", Item(ONE, "One", "2026-03-03", image=PICTURE)),
    (f"{IMAGE}<loc>{ONE}</loc><lastmod>{DAY}</lastmod>", Item(ONE, None, DAY, updated=DAY, image=PICTURE)),
])  # fmt: skip
def test_the_pictures_and_films_of_a_page_are_not_the_page(url: str, expected: Item) -> None:
    assert read(SITEMAP.replace("<urlset ", f"<urlset {KINDS} ").format(f"<url>{url}</url>")).items == (expected,)


@pytest.mark.parametrize(("inner", "title"), [
    ('<media:content url="/i.jpg"><media:title type="plain">A picture</media:title></media:content>', None),
    ("<media:title>A picture</media:title><title>One</title>", "One"),
    ("<title>One</title><media:group><media:title>A picture</media:title></media:group>", "One"),
    ("<title>One</title><image><title>A picture</title></image>", "One"),
])  # fmt: skip
def test_the_title_of_a_picture_is_not_that_of_its_item(inner: str, title: str | None) -> None:
    rss = RSS.replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
    listing = read(rss.format(f"<item><link>{ONE}</link>{inner}</item>"))
    assert [(item.url, item.title) for item in listing.items] == [(ONE, title)]


def test_an_index_of_sitemaps_has_children_and_no_items() -> None:
    named = (
        "<sitemap><loc>/s1.xml.gz</loc><lastmod>2026-03-04</lastmod></sitemap><sitemap><loc>http://[bad</loc></sitemap>"
    )
    listing = read(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}</sitemapindex>')
    assert (listing.kind, listing.items) == ("sitemap", ())
    assert listing.children == (Item("https://example.org/s1.xml.gz", None, "2026-03-04", updated="2026-03-04"),)
    assert len(listing.problems) == 1


def test_a_sitemap_cut_short_gives_what_is_there() -> None:
    assert links(read(f"<urlset><url><loc>{ONE}</loc></url><url><lo")) == [ONE]


def test_a_page_of_headlines_is_a_listing_of_its_own_hosts_links() -> None:
    inside = "".join(f'<a href="/news/{n}">A headline of <b>five</b> words</a>' for n in range(9))
    outside = '<a href="https://ads.example/1">An advert of five words</a><a href="/login">Log in</a>'
    outside += "<a>No link at all here</a><a href='http://[bad'>A link to nowhere it seems</a>"
    listing = read(f"<html><title>Front  page</title>{inside}{inside}{outside}", "text/html")
    assert (listing.kind, listing.title) == ("listing", "Front page")
    assert links(listing) == [f"https://example.org/news/{n}" for n in range(9)]
    assert listing.items[0].title == "A headline of five words"


@pytest.mark.parametrize("mark", [
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
    '<script type="application/ld+json">{"@type" : ["Article", "x"]}</script>',
    '<meta property="og:type" content="article">',
])  # fmt: skip
def test_a_page_that_says_it_is_an_article_is_one(mark: str) -> None:
    listing = read(f"<!DOCTYPE html><head>{mark}<title>One</title>", "", ONE)
    assert (listing.kind, listing.title, listing.items) == ("article", "One", (Item(ONE, "One"),))


def test_a_page_with_a_class_named_article_is_not_one_for_that() -> None:
    inside = "".join(f'<div class="article"><a href="/{n}">A headline of five words</a></div>' for n in range(9))
    assert read(f"<html>{inside}", "text/html").kind == "listing"


@pytest.mark.parametrize(("body", "content_type"), [
    (b"", ""), (b"", "text/html"), (b"  \n", "text/html"), (b"", "application/xml"), (b"junk", ""), (b"\0\1\2", ""),
    (b"<html>", "text/html"), (b"<!-- nothing -->", "text/html"), (b"{}", "application/json"), (b"%PDF-1.4", ""),
])  # fmt: skip
def test_what_is_nothing_is_unknown(body: bytes, content_type: str) -> None:
    listing = read(body, content_type)
    assert (listing.kind, listing.items) == ("unknown", ())


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html", "application/xml", "application/json"]),
    st.sampled_from([b"", b"<rss>", b"<feed>", b"<urlset>", b"<html>", b'{"v":"jsonfeed.org"', b"\xff\xfe"]),
)
def test_whatever_comes_is_answered(body: bytes, content_type: str, head: bytes) -> None:
    assert isinstance(read(head + body, content_type), Listing)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/plain", "", "application/octet-stream"])
def test_a_feed_is_known_by_what_it_is_whatever_the_server_calls_it(content_type: str) -> None:
    for text in (RSS.format(item()), ATOM.format(f'<entry><link href="{ONE}"/></entry>'),
                 SITEMAP.format(f"<url><loc>{ONE}</loc></url>"), json_feed([{"url": ONE}])):  # fmt: skip
        listing = read(text, content_type)
        assert links(listing) == [ONE] and listing.kind not in ("unknown", "listing", "article")


def test_a_feed_whose_texts_hold_markup_is_no_page() -> None:
    text = RSS.format("<description><![CDATA[<html><body>]]></description>" + item())
    assert (read(text).kind, links(read(text))) == ("rss", [ONE])


@pytest.mark.parametrize(
    "text", [RSS.format(item()), json_feed([{"url": ONE}]), SITEMAP.format(f"<url><loc>{ONE}</loc></url>")]
)
def test_a_byte_order_mark_is_no_obstacle(text: str) -> None:
    assert links(read(b"\xef\xbb\xbf" + text.encode())) == [ONE]


def test_another_encoding_is_read() -> None:
    latin = RSS.format(item(title="Café à l'heure €")).replace('"1.0"?>', '"1.0" encoding="windows-1252"?>')
    assert read(latin.encode("windows-1252")).items[0].title == "Café à l'heure €"


@pytest.mark.parametrize(("link", "url"), [
    ("/news/1", ONE), ("1", ONE), ("//example.org/news/1", ONE), (" \n/news/1 ", ONE), ("../x", "https://example.org/x"),
    ("?p=2", "https://example.org/news/feed?p=2"),
])  # fmt: skip
def test_relative_links_are_made_absolute(link: str, url: str) -> None:
    assert links(read(RSS.format(item(link)))) == [url]
    assert links(read(json_feed([{"url": link}]))) == [url]
    assert links(read(SITEMAP.format(f"<url><loc>{link}</loc></url>"))) == [url]


@pytest.mark.parametrize("link", [
    "", "http://[bad", "file:files/x", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c", "data:,x",
])  # fmt: skip
def test_an_item_without_an_address_of_the_web_is_a_problem_and_never_the_feed_itself(link: str) -> None:
    listings = (read(RSS.format(item(link) + item())), read(json_feed([{"url": link, "title": "One"}, {"url": ONE}])))
    for listing in listings:
        assert links(listing) == [ONE]
        assert len(listing.problems) == 1 and listing.problems[0].startswith("item One: ")


def test_an_address_that_comes_twice_is_one_item() -> None:
    listing = read(RSS.format(item() + item(ONE + "?utm_source=rss", "Again") + item("http://www.example.org/news/1/")))
    assert [(i.url, i.title) for i in listing.items] == [(ONE, "One")]


def test_relative_links_of_a_file_are_problems(tmp_path: Path) -> None:
    listing = read(RSS.format(item("/news/2") + item()), address=str(tmp_path / "feed.xml"))
    assert links(listing) == [ONE] and len(listing.problems) == 1


def test_of_many_items_the_first_are_taken_and_that_others_are_left_is_said() -> None:
    listing = read(SITEMAP.format("".join(f"<url><loc>/{n}</loc></url>" for n in range(ITEMS + 10))))
    assert links(listing) == [f"https://example.org/{n}" for n in range(ITEMS)]
    assert listing.problems == (f"not all items are taken: only {ITEMS} of {ITEMS + 10} items are taken",)


def test_of_an_index_the_newest_sitemaps_are_known_and_no_more_of_them() -> None:
    sitemap = "<sitemap><loc>/{0}.xml</loc><lastmod>{1}-01-01</lastmod></sitemap>"
    index = "".join(sitemap.format(n, 2026 if n == ITEMS else 2025) for n in range(ITEMS + 10))
    children = read(f"<sitemapindex>{index}</sitemapindex>").children
    assert len(children) == ITEMS and f"https://example.org/{ITEMS}.xml" in {child.url for child in children}


@pytest.mark.parametrize("cut", [0.4, 0.6, 0.8, 0.95])
def test_a_feed_cut_short_gives_the_items_before_the_cut_and_says_so(cut: float) -> None:
    text = RSS.format("".join(item(f"/{n}", "x" * 50) for n in range(100)))
    listing = read(text[: int(len(text) * cut)])
    assert len(listing.items) >= 100 * cut - 3
    assert listing.problems and listing.problems[0].startswith("it is cut off")


LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha ha ha ha">{LAUGHS}]>'
THIEF = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY j SYSTEM "file://{}">]>'


@pytest.mark.parametrize("text", [
    RSS.format(item(title="&j;")), ATOM.format(f'<entry><title>&j;</title><link href="{ONE}"/></entry>'),
    SITEMAP.format(f"<url><loc>{ONE}</loc><news:news><news:title>&j;</news:title></news:news></url>"),
])  # fmt: skip
def test_entities_that_explode_do_not_and_those_that_name_files_stay_empty(text: str, tmp_path: Path) -> None:
    bare = text.removeprefix('<?xml version="1.0"?>')
    listing = read(BOMB + bare)
    assert len(repr(listing)) < 5000
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    assert "a secret" not in repr(read(THIEF.format(secret) + bare))


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/gzip", "application/octet-stream", "text/html; charset=utf-8", "nonsense"]
)
def test_a_feed_that_is_sent_as_something_else_is_sound(kind: str) -> None:
    listing = read_listing(RSS.format(item(title="Der Fährmann")).encode(), kind, "https://example.org/feed.xml.gz")
    assert (listing.kind, listing.problems, listing.items[0].title) == ("rss", (), "Der Fährmann")
