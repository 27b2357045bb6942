"""A check shows what a poll would take, and keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ingest.listings.values import Item, Listing
from newswire_ingest.polling.feed_check import FeedCheck, check_address, listing_json, listing_lines
from newswire_ingest.testing import FakeWeb, answer, redirect
from newswire_shared.contracts.errors import UsageError

FEED = "https://www.example.org/feed.xml"
CHECK = FeedCheck(FakeWeb(), 1_000_000)
RSS = b"""<rss version="2.0"><channel><title>T</title>
<item><title>One</title><link>https://example.org/1</link></item></channel></rss>"""


def test_a_file_is_checked_without_asking_anybody(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    listing = CHECK(str(file))
    assert listing_json(str(file), listing) == {
        "file": str(file), "kind": "rss", "title": "T", "problems": [],
        "items": [{"url": "https://example.org/1", "title": "One", "published": None, "guid": None}],
    }  # fmt: skip
    assert next(listing_lines("x", listing)) == "x: rss, 1 items, “T”"


def test_an_address_is_checked_where_it_leads_and_an_index_by_its_newest_sitemaps(tmp_path: Path) -> None:
    named = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>2026-03-{n:02}</lastmod></sitemap>" for n in range(1, 8))
    index = f"<sitemapindex>{named}</sitemapindex>".encode()
    web = FakeWeb({FEED: redirect("/index.xml"), "https://www.example.org/index.xml": answer(body=index)})
    web.replies |= {
        f"https://www.example.org/{n}.xml": answer(body=f"<urlset><url><loc>/a/{n}</loc></url></urlset>".encode())
        for n in range(1, 7)
    }
    listing = check_address(web, FEED)
    assert (listing.kind, listing.problems) == ("sitemap", ("it answers 404",))
    assert [i.url for i in listing.items] == [f"https://www.example.org/a/{n}" for n in (6, 5, 4, 3)]
    (tmp_path / "index.xml").write_bytes(index.replace(b"<loc>/", b"<loc>https://example.org/"))
    of_file = CHECK(str(tmp_path / "index.xml"))
    assert (of_file.items, of_file.problems[-1]) == (
        (), "this is an index of 7 sitemaps; of an address, the newest 5 are read",
    )  # fmt: skip


def test_what_is_neither_a_file_nor_an_address_is_refused() -> None:
    with pytest.raises(UsageError, match="neither a file nor an http address"):
        CHECK("nowhere.xml")


def test_a_person_sees_the_first_items_and_every_problem() -> None:
    items = tuple(Item(f"https://example.org/{n}") for n in range(15))
    lines = list(listing_lines("x", Listing("rss", None, items, ("odd", "odder"))))
    assert lines[0] == "x: rss, 15 items" and "  … and 5 more" in lines
    assert lines[-2:] == ["  problem: odd", "  problem: odder"]
