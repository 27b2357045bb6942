"""The byline that a page shows is found near its heading, in the marks and the words that publishers use."""

from __future__ import annotations

import pytest
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.bylines import Signature, shown_signature
from newswire_enrich.extraction.facts.titles import site_names

URL = "https://www.saltmere.example/news/night-ferry-48213"
TITLE = "Night ferry sails again"
SITES = site_names(("Saltmere Post",), URL)
SUBJECTS = frozenset({"harbournews", "bertquay"})  # the letters of the section and of a tag
PARAGRAPH = f"<p>{'The harbour board met on Monday and said that the pier is shut until spring. ' * 3}</p>"


def signature(above: str, below: str = "", heading: str = f"<h1>{TITLE}</h1>") -> Signature:
    tree = html.document_fromstring(f"<body><main>{heading}{above}{PARAGRAPH * 4}</main>{below}</body>")
    return shown_signature(tree, TITLE, SITES, SUBJECTS)


def names(above: str, below: str = "", heading: str = f"<h1>{TITLE}</h1>") -> tuple[str, ...]:
    return signature(above, below, heading).names


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="author" href="/x">Ann Loe</a>',
        '<span itemprop="author"><span itemprop="name">Ann Loe</span><span>Reporter</span></span>',
        '<div class="c-byline__attribution">By <b>Ann Loe</b></div>',
        '<div class="ArticleAuthor_name__x7">Ann Loe</div>',
        '<p class="authorname">Ann Loe</p>',
        '<p class="article__forfatter">Ann Loe</p>',
        '<div class="skribent">Ann Loe</div>',
        '<p class="AUTHOR">Ann Loe</p>',
        '<a href="/autoren/l/loe">Ann Loe</a>',
        '<div class="author-bio">Bert Quay is a painter</div><div class="byline">By Ann Loe | 5 min read</div>',
        "<p>By Ann Loe</p>",
        "<div><span>Von</span> <span>Ann Loe</span></div>",
        "<div>2 March 2026 | 14:07 | By</div><div>Ann Loe</div>",
        "<div>Kommentar von Ann Loe</div>",
        "<p>By Ann Loe | Staff Writer</p>",
        "<p>By ANN LOE<br>Associated Press</p>",
        "<p>2 March 2026 By Ann Loe</p>",
        "<p>Published 2 March 2026 by Ann Loe</p>",
        "<p>Posted on 2 March 2026 by <a>Ann Loe</a></p>",
        '<span class="submitted">Submitted by Ann Loe on Mon, 03/02/2026 - 10:00</span>',
        '<div class="byline"><a>Ann Loe</a><span>Updated 2 March 2026 10:15</span></div>',
        '<p class="byline">Ann Loe<span>Lowland Herald</span></p>',
        "<div>Ann Loe</div><div>2 March 2026, 14:07</div>",
        '<figure><figcaption><address><a href="/authors/loe">Ann Loe</a></address></figcaption></figure>',
    ],
)
def test_who_signs_near_the_heading_is_the_author(markup: str) -> None:
    assert names(markup) == ("Ann Loe",)


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="author" href="/x">Ann Loe</a>, <a rel="author" href="/y">Bert Quay</a>',
        '<ul class="authors"><li class="author">Ann Loe</li><li class="author">Bert Quay</li></ul>',
        "<div>By <a>Ann Loe</a> and <a>Bert Quay</a></div>",
        "<div>Par <a>Ann Loe</a>, <a>Bert Quay</a></div>",
        "<div>By <a>Ann Loe</a>, and <a>Bert Quay</a></div>",
    ],
)
def test_all_who_sign_together_are_authors(markup: str) -> None:
    assert names(markup) == ("Ann Loe", "Bert Quay")


@pytest.mark.parametrize(
    "markup",
    [
        '<figure><figcaption class="photo-author">Bert Quay</figcaption></figure>',
        '<nav><a rel="author" href="/x">Bert Quay</a></nav>',
        '<div class="related"><a class="author">Bert Quay</a></div>',
        '<div class="byline">Saltmere Post</div>',
        '<div class="byline">Newsroom</div>',
        '<a href="/people/">All People</a>',
        "<div>By the way</div>",
        "<div>Bert Quay</div>",
        "<div>Lowland</div><div>2 March 2026</div>",
        "<div>Harbour News</div><div>2 March 2026</div>",
        "<div>Harbour Board</div><div>2 March 2026</div>",
        "<div>Filed Under:</div><div>2 March 2026</div>",
        "<div>Share This Story</div><div>2 March 2026</div>",
        "<div>Tags: <a>Dora Quill</a></div><div>2 March 2026</div>",
        "<div>Bert Quay</div><div>2 March 2026</div>",
        '<div>Posted in <a rel="category tag">World Affairs</a> <time>2 March 2026</time></div>',
        '<figure><p class="wp-caption-text">Dora Quill</p></figure><time>2 March 2026</time>',
    ],
)
def test_others_near_a_heading_are_no_authors(markup: str) -> None:
    assert names(markup) == ()


def test_who_signs_below_the_text_signs_another_article() -> None:
    assert names("", '<div><a href="/news/2">Pier opens</a><span class="author">Bert Quay</span></div>') == ()


def test_a_person_whom_the_text_names_is_no_author_by_standing_beside_a_time() -> None:
    told = f"<p>{'Bert Quay, who built the first ferry of Saltmere, said so on Monday to all who came. ' * 2}</p>"
    assert names(f"<div>Bert Quay</div><div>2 March 2026</div>{told}") == ()


def test_a_name_without_capitals_needs_a_mark() -> None:
    assert names('<dl class="author"><dt>김서윤 기자</dt></dl>') == ("김서윤",)
    assert names("<div>김서윤</div><div>2026-03-02</div>") == ()


def test_the_byline_is_given_as_it_is_printed_with_its_agency() -> None:
    assert signature('<div class="byline">By <b>Ann Loe</b> , Reuters</div>') == Signature(
        "By Ann Loe, Reuters", ("Ann Loe",), "Reuters"
    )
    assert signature('<div class="byline">Von dpa</div>') == Signature("Von dpa", (), "dpa")


def test_a_person_goes_before_an_agency() -> None:
    assert names('<div class="agency-byline">AFP</div><p>By Ann Loe</p>') == ("Ann Loe",)


def test_a_page_without_a_heading_is_signed_too() -> None:
    assert names('<div class="byline">By Ann Loe</div>', heading="") == ("Ann Loe",)


def test_the_heading_may_be_of_a_lower_rank_and_have_a_line_above() -> None:
    heading = f"<h1>Saltmere Post</h1><span class='author'>Bert Quay</span><h3>Harbour {TITLE}</h3>"
    assert names('<div class="byline">By Ann Loe</div>', heading=heading) == ("Ann Loe",)


def test_the_byline_of_a_page_is_given_beside_its_authors() -> None:
    markup = f'<h1>{TITLE}</h1><div class="byline">By Ann Loe and AFP</div>{PARAGRAPH * 3}'
    page = extract(markup.encode(), "text/html", URL)
    assert (page.authors, page.agency, page.byline) == (("Ann Loe",), "AFP", "By Ann Loe and AFP")
