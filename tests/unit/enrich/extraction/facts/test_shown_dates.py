"""A page's date is as exact as its witnesses make it together: day, time of day and zone may stand in three places."""

from __future__ import annotations

import json

import pytest
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.dates import Dated, zoned
from newswire_enrich.extraction.facts.shown_dates import day_below, in_text, marked_day
from newswire_enrich.page import Page

URL = "https://www.saltmere.example/news/night-ferry-48213"
TEXT = "<p>The harbour board met on Monday and said that the pier is shut until the spring of next year.</p>" * 3


def page(head: str = "", shown: str = "", url: str = URL, **given: str) -> Page:
    markup = f"<html><head>{head}</head><body><main><h1>Night ferry sails again</h1>{shown}{TEXT}</main></body></html>"
    return extract(markup.encode(), "text/html", url, given)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_wall_clock_gets_its_offset_from_another_witness_that_shows_it() -> None:
    naive = meta("article:published_time", "2026-03-02T18:05:00")
    assert page(naive).published == "2026-03-02T18:05:00"
    assert page(naive, '<time datetime="2026-03-02T18:05:00+0100">2 March</time>').published == (
        "2026-03-02T18:05:00+01:00"
    )
    assert page(naive + meta("article:modified_time", "2026-03-02T18:05:31+01:00")).published == (
        "2026-03-02T18:05:31+01:00"
    )
    assert page(naive, published="2026-03-02T18:05:00+01:00").published == "2026-03-02T18:05:00+01:00"


def test_the_offset_of_another_wall_clock_is_not_taken() -> None:
    found: Dated = ("2026-03-02T18:05:00", "meta")
    assert zoned(found, ["2026-03-02T19:05:00+01:00", "2026-03-02", None]) == found
    stated: Dated = ("2026-03-02T18:05:00+00:00", "jsonld")
    assert zoned(stated, ["2026-03-02T18:05:00+01:00"]) == stated, "who names a zone is believed"


@pytest.mark.parametrize(
    "markup",
    [
        '<time itemprop="datePublished" datetime="2026-03-02T18:05:00+01:00">2 March</time>',
        '<span itemprop="datePublished" content="2026-03-02T18:05:00+01:00">2 March</span>',
        '<time pubdate datetime="2026-03-02T18:05:00+01:00">2 March</time>',
        '<time class="entry-date published" datetime="2026-03-02T18:05:00+01:00">2 March</time>',
    ],
)
def test_an_element_that_is_marked_goes_before_any_other_day_of_the_text(markup: str) -> None:
    shown = f'<time datetime="2026-02-01T10:00:00Z">1 February 2026</time>{markup}'
    assert page(shown=shown).published == "2026-03-02T18:05:00+01:00"


def test_what_is_marked_beside_the_article_is_another_s() -> None:
    markup = '<div class="related"><time itemprop="datePublished" datetime="2026-03-02T18:05Z"></time></div>'
    assert marked_day(html.document_fromstring(markup))[0] is None


@pytest.mark.parametrize(
    ("markup", "moment"),
    [
        ("<p>02.03.2026, 18:05 Uhr</p>", "2026-03-02T18:05:00"),
        ("<p>2 March 2026 at 6.05 pm</p>", "2026-03-02T18:05:00"),
        ("<p>March 2nd, 2026 12:05 a.m. EST</p>", "2026-03-02T00:05:00-05:00"),
        ("<p>March 2, 2026 5:00 AM PST</p>", "2026-03-02T05:00:00-08:00"),
        ("<p>2 de marzo de 2026 - 18:05h CET</p>", "2026-03-02T18:05:00+01:00"),
        ("<p>2 марта 2026 18:05</p>", "2026-03-02T18:05:00"),
        ("<p>Published 10:02 AM EST Mar 2, 2026</p>", "2026-03-02T10:02:00-05:00"),
        ("<p>18:05 on 2 March 2026</p>", "2026-03-02T18:05:00"),
        ("<p>18:05, Monday, 2 March 2026</p>", "2026-03-02T18:05:00"),
        ("<p>Departs at 18:05 since 2 March 2026</p>", "2026-03-02"),
        ("<p>March 2, 2026</p><p>2:24 pm</p>", "2026-03-02T14:24:00"),
        ("<p>March 2, 2026</p><p>14:24 Ferry sails again after a winter</p>", "2026-03-02"),
        ("<p>March 2, 2026, 4 of 5 readers</p>", "2026-03-02"),
        ("<p>12 March 2026 18:05</p>", "2026-03-02"),
    ],
)
def test_a_time_beside_the_day_is_the_day_s(markup: str, moment: str) -> None:
    assert in_text(html.document_fromstring(f"<body>{markup}</body>"), "2026-03-02")[0] == moment


def test_the_day_above_the_heading_is_that_of_the_look() -> None:
    masthead, below = "<div>Wed, 25 Mar 2026</div>", "<div>Mon, 2 Mar 2026 17:55 UTC</div>"
    markup = f"<body>{masthead}<h1>Night ferry sails again</h1>{below}</body>"
    assert day_below(html.document_fromstring(markup), "Night ferry sails again", "2026-03-25") == "2026-03-02"


def test_a_day_below_the_heading_that_was_found_stays_whichever_comes_first() -> None:
    markup = "<body><h1>Ferry</h1><div>Updated 9 March 2026</div><div>2 March 2026</div></body>"
    assert day_below(html.document_fromstring(markup), "Ferry", "2026-03-02") == "2026-03-02"


def test_a_day_is_read_below_the_heading_in_any_language() -> None:
    found = page(shown="<h1>Prāmis atkal kursē</h1><div>2026. gada 2. marts, 18:05</div><div>2. marts 2026 18:05</div>")
    assert found.published == "2026-03-02T18:05:00"


def test_a_day_that_is_stated_gets_the_time_that_the_page_shows_beside_it() -> None:
    found = page(meta("article:published_time", "2026-03-02"), shown="<div>2 March 2026, 18:05</div>")
    assert found.published == "2026-03-02T18:05:00"
    assert page(meta("article:published_time", "2026-03-02"), shown="<div>9 March 2026, 18:05</div>").published == (
        "2026-03-02"
    )


def test_of_the_days_that_a_text_shows_it_is_the_one_that_the_address_names() -> None:
    shown = "<p>Updated 9 March 2026, 10:00</p><p>2 March 2026, 18:05</p>"
    found = page(shown=shown, url="https://saltmere.example/2026/03/02/night-ferry")
    assert (found.published, found.published_from) == ("2026-03-02T18:05:00", "text")


def test_the_time_of_publication_goes_before_that_of_a_change() -> None:
    article = {"@type": "NewsArticle", "dateModified": "2026-03-05T10:00:00Z"}
    script = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    found = page(script + meta("article:published_time", "2026-03-02T18:05:00Z"))
    assert (found.published, found.modified) == ("2026-03-02T18:05:00+00:00", "2026-03-05T10:00:00+00:00")
