"""A page is a list of headlines, an article, or neither."""

from __future__ import annotations

import pytest
from labels.listings.score_listings import HALVES, tally
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.values import Listing

HOME = "https://www.example.org/"


def read(text: str, address: str = HOME) -> Listing:
    return read_listing(f"<!DOCTYPE html><html>{text}</html>".encode(), "text/html", address)


@pytest.mark.parametrize("half", HALVES)
def test_headlines_of_labelled_pages_are_found(half: str) -> None:
    score = tally(half)
    assert score.recognised == score.pages > 10
    assert score.precision >= 0.9 and score.recall >= 0.85
    assert score.titled >= score.right * 0.95


def card(n: int, title: str = "", path: str = "") -> str:
    return f'<div><h2><a href="{path or f"/2026/03/{n:02}/story-of-day-{n}"}">{title or f"Story of the day {n}"}</a></h2></div>'


CARDS = "".join(card(n) for n in range(1, 9))
URLS = [f"https://www.example.org/2026/03/{n:02}/story-of-day-{n}" for n in range(1, 9)]


def test_a_picture_and_a_headline_that_link_to_one_page_are_one_item() -> None:
    double = '<a href="/2026/03/01/story-of-day-1"><img src="/a.jpg" alt="A picture of the old lock"></a>'
    more = '<a href="/2026/03/01/story-of-day-1#comments">12 comments on this story</a>'
    listing = read(double + CARDS + more)
    assert [item.url for item in listing.items] == URLS
    assert listing.items[0].title == "Story of the day 1"


@pytest.mark.parametrize("frame", [
    "<nav>{}</nav>", "<footer>{}</footer>", "<aside>{}</aside>", '<div class="sidebar">{}</div>', '<ul id="main-menu">{}</ul>',
    '<div role="navigation">{}</div>', '<div class="most-read">{}</div>', "<header><div>{}</div></header>",
])  # fmt: skip
def test_what_frames_a_page_is_no_part_of_its_list(frame: str) -> None:
    beside = "".join(card(n, f"An older story number {n}", f"/2026/02/{n:02}/older-story-{n}") for n in range(1, 5))
    assert [item.url for item in read(CARDS + frame.format(beside)).items] == URLS


def test_a_class_that_is_named_like_a_frame_and_holds_the_list_is_none() -> None:
    assert [item.url for item in read(f'<div class="content-with-sidebar">{CARDS}</div>').items] == URLS


@pytest.mark.parametrize("path", [
    "/tag/the-old-lock-of-thornbeck", "/author/anna-berg-of-the-desk", "/category/news-of-the-town", "/login", "/page/2", "/search?q=lock",
    "https://other.example.com/2026/03/01/an-advert-of-ours", "https://shop.example.org/2026/six-bottles-of-wine", "mailto:a@example.org",
    "javascript:void(0)", "#top", "/", "/newsletter/sign-up-for-the-morning", "/terms-of-use-of-this-site",
])  # fmt: skip
def test_links_that_lead_to_no_article_are_left_out(path: str) -> None:
    assert [item.url for item in read(CARDS + card(0, "A heading of five words", path)).items] == URLS


def test_other_hosts_of_the_site_are_the_site() -> None:
    sport = card(9, "The derby ends in a draw", "https://sport.example.org/2026/03/09/derby-ends-in-draw")
    assert len(read(CARDS + sport).items) == len(URLS) + 1


def test_headlines_without_spaces_are_counted_by_their_characters() -> None:
    items = "".join(
        f'<li><a href="/2026/0304/c1002-4031220{n}.html">荆溪大桥第{n}次检修完成恢复通车</a></li>' for n in range(8)
    )
    short = "".join(f'<li><a href="/c{n}/index.html">体育</a></li>' for n in range(8))
    listing = read(f"<ul>{short}</ul><ul>{items}</ul>")
    assert (listing.kind, len(listing.items)) == ("listing", 8)


def test_a_page_that_has_the_data_of_many_articles_is_a_list() -> None:
    many = '<script type="application/ld+json">[' + ",".join(['{"@type": "NewsArticle"}'] * 3) + "]</script>"
    inner = '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle"}]}</script>'
    assert [read(data + CARDS).kind for data in (many, inner)] == ["listing", "listing"]


def test_a_page_with_the_text_of_an_article_is_no_list() -> None:
    text = "".join(f"<p>{'A sentence of the article, which is long enough to be one. ' * 4}</p>" for _ in range(10))
    assert read(f"<h1>The lock reopens</h1><div>{text}</div>{CARDS}").kind == "unknown"


def test_few_links_make_no_list() -> None:
    assert read("".join(card(n) for n in range(1, 4))).kind == "unknown"
