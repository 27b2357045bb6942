"""What a page states of itself is believed in the forms that publishers write, and passed over where malformed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.authors import split_authors
from newswire_enrich.extraction.facts.dates import iso
from newswire_enrich.extraction.facts.metadata import Stated, read_metadata

URL = "https://saltmere.example/news/night-ferry-48213"


def stated(head: str = "", body: str = "<p>Text</p>", lang: str = "") -> Stated:
    """What a page with this head and body states."""
    tree = html.document_fromstring(f"<html{f' lang={lang}' if lang else ''}><head>{head}</head><body>{body}</body>")
    return read_metadata(tree, URL)


def ld(*objects: Any) -> str:
    """A script element for each object; a string is written as it is."""
    texts = [item if isinstance(item, str) else json.dumps(item) for item in objects]
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def news(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails", **fields}


@pytest.mark.parametrize(
    "scripts",
    [
        ld(news()),
        ld([news()]),
        ld([[news()]]),
        ld({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "headline": "The Post"}, news()]}),
        ld({"@graph": {"@graph": [news()]}}),
        ld({"@type": "WebPage", "headline": "The Post"}, news()),
        ld('{"@type": "NewsArticle", "headline":', news()),
        ld("not json", news()),
        ld("", news()),
        ld("[" * 100_000 + "]" * 100_000, news()),
        ld('{"@type": "NewsArticle", "headline": "Ferry\n sails"}'),
        ld(news(**{"@type": ["Thing", "AnalysisNewsArticle"]})),
        ld(news(**{"@type": "http://schema.org/NewsArticle"})),
        ld(news(headline="Ferry &#115;ails")),
    ],
)
def test_the_headline_is_found_in_any_form_of_json_ld(scripts: str) -> None:
    assert stated(scripts).titles == ("Ferry sails",)


@pytest.mark.parametrize("found", ["7", "null", '"text"', "[]", '{"@type": 3}', '{"@graph": "x"}', "[null, 1, []]"])
def test_json_of_another_shape_states_nothing(found: str) -> None:
    assert stated(ld(found)) == Stated(types=frozenset())


def test_a_graph_within_graphs_without_end_is_left() -> None:
    assert stated(ld('{"@graph":' * 300 + "1" + "}" * 300)).titles == ()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Loe", ("Ann Loe",)),
        ("By Ann Loe and Bert Quay", ("Ann Loe", "Bert Quay")),
        ({"@type": "Person", "name": "Ann Loe"}, ("Ann Loe",)),
        (["Ann Loe", {"name": "Bert Quay"}], ("Ann Loe", "Bert Quay")),
        ([{"name": "Ann Loe"}, {"name": "Ann Loe"}], ("Ann Loe",)),
        ({"name": "Ann Loe; Bert Quay | Cem Dal"}, ("Ann Loe", "Bert Quay", "Cem Dal")),
        ({"name": "Élise O&#39;Hara"}, ("Élise O'Hara",)),
        ([{"@id": "#ann"}, None, 7, ["x"]], ()),
        ("desk@saltmere.example", ()),
        ("https://saltmere.example/ann", ()),
        ("x" * 80, ()),
        (None, ()),
    ],
)
def test_authors_are_names_of_persons(author: Any, names: tuple[str, ...]) -> None:
    assert stated(ld(news(author=author))).authors == names


def test_the_meta_element_names_the_author_where_json_ld_names_none() -> None:
    meta = '<meta name="author" content="Von Karl Deich">'
    assert stated(ld(news(author={"@id": "#x"})) + meta).authors == ("Karl Deich",)
    assert stated(ld(news(author="Ann Loe")) + meta).authors == ("Ann Loe",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("par Jeanne Arvil", ("Jeanne Arvil",)),
        ("Byron Lake", ("Byron Lake",)),
        ("Pardis Anderson", ("Pardis Anderson",)),
        (" , ; ", ()),
        ("12345", ()),
        ("<b>Pardis Anderson</b>", ("Pardis Anderson",)),
        ("&lt;b&gt;Pardis&lt;/b&gt; Anderson", ("Pardis Anderson",)),
        ("By <a href='/people/7'>Pardis Anderson</a><br/>Ida Krall", ("Pardis Anderson", "Ida Krall")),
    ],
)
def test_a_byline_is_split_into_names(byline: str, names: tuple[str, ...]) -> None:
    assert split_authors([byline]) == names


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-02T18:05:00+01:00", "2026-03-02T18:05:00+01:00"),
        ("2026-03-02T18:05:00Z", "2026-03-02T18:05:00+00:00"),
        ("2026-03-02T18:05:00.123Z", "2026-03-02T18:05:00+00:00"),
        ("2026-03-02 18:05:00 +0100", "2026-03-02T18:05:00+01:00"),
        ("2026-03-02T18:05-0330", "2026-03-02T18:05:00-03:30"),
        (" 2026-03-02 ", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("20260302180500", "2026-03-02T18:05:00"),
        ("2026-03-02 18:05:00 UTC", "2026-03-02T18:05:00+00:00"),
        ("2026-03-02T18:05:00 GMT+0100", "2026-03-02T18:05:00+01:00"),
        ("2026-03-02 18:05 CET", "2026-03-02T18:05:00+01:00"),
        ("2026-03-02 18:05 CST", "2026-03-02T18:05:00"),
        ("2026-03-02T18:05:00.1234567+0100", "2026-03-02T18:05:00+01:00"),
        ("Mon, 02 Mar 2026 18:05:00 +0100", "2026-03-02T18:05:00+01:00"),
        ("Mon, 42 Mar 2026 18:05:00 +0100", None),
        ("2026-13-02", None),
        ("2026-03-02T25:00:00Z", None),
        ("Monday, 2 March 2026", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_iso_8601_with_their_offset_kept(text: str | None, date: str | None) -> None:
    assert iso(text) == date


@pytest.mark.parametrize(
    ("head", "date", "origin"),
    [
        (ld(news(datePublished="2026-03-02T18:05:00+01:00")), "2026-03-02T18:05:00+01:00", "jsonld"),
        ('<meta property="article:published_time" content="2026-03-02T18:05Z">', "2026-03-02T18:05:00+00:00", "meta"),
        ('<meta name="Date" content="2026-03-02">', "2026-03-02", "meta"),
        ('<meta itemprop="datePublished" content="2026-03-02">', "2026-03-02", "meta"),
        (ld(news(datePublished="soon")) + '<meta name="pubdate" content="2026-03-02">', "2026-03-02", "meta"),
        (ld(news(datePublished=["2026-03-02"])), None, "none"),
        ("", None, "none"),
    ],
)  # fmt: skip
def test_the_date_says_where_it_comes_from(head: str, date: str | None, origin: str) -> None:
    found = stated(head)
    assert (found.published, found.published_from) == (date, origin)


def test_the_first_of_several_meta_elements_counts() -> None:
    metas = '<meta name="date" content="2026-03-02"><meta name="date" content="2020-01-01">'
    assert stated(metas).published == "2026-03-02"


def test_titles_are_those_of_json_ld_of_open_graph_and_of_the_only_heading() -> None:
    head = ld(news(headline="One")) + '<meta property="og:title" content="Two">'
    found = stated(head, "<h1>Three <b>words</b></h1>")
    assert (found.titles, found.heading) == (("One", "Two"), "Three words")
    assert stated(body="<h1>Some</h1><h1>Other</h1>").heading is None
    assert stated(body="<h1>Some</h1><h1>Some</h1><h1></h1>").heading == "Some"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<link rel="canonical" href="/news/a-48213">', "https://saltmere.example/news/a-48213"),
        ('<link rel="nofollow CANONICAL" href=" https://other.example/b ">', "https://other.example/b"),
        ('<link rel="canonical" href="">', None),
        ('<link rel="canonical">', None),
        ('<link rel="canonical" href="https://[broken/">', None),
        ('<link rel="alternate" href="/amp">', None),
    ],
)
def test_the_canonical_address_is_absolute_or_none(link: str, address: str | None) -> None:
    assert stated(link).canonical == address


@pytest.mark.parametrize(
    ("stated_as", "paywalled"), [(False, True), ("False", True), ("false", True), (True, False), (None, False)]
)
def test_a_page_says_whether_it_is_behind_a_paywall(stated_as: Any, paywalled: bool) -> None:
    assert stated(ld(news(isAccessibleForFree=stated_as))).paywalled is paywalled


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("/ferry.jpg", "https://saltmere.example/ferry.jpg"),
        (["https://img.example/1.jpg", "https://img.example/2.jpg"], "https://img.example/1.jpg"),
        ({"@type": "ImageObject", "url": "//img.example/1.jpg"}, "https://img.example/1.jpg"),
        ([{"url": "/1.jpg"}], "https://saltmere.example/1.jpg"),
        ("http://[::bad/1.jpg", None),
        ({"@id": "#1"}, None),
    ],
)
def test_the_image_is_one_absolute_address(image: Any, address: str | None) -> None:
    assert stated(ld(news(image=image))).image == address


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("ferry, harbour ,ferry,", ("ferry", "harbour")),
        (["ferry", " the  harbour "], ("ferry", "the harbour")),
        ([{"@type": "DefinedTerm", "name": "ferry"}, 7, None], ("ferry",)),
        ({"@type": "DefinedTerm"}, ()),
        ([f"tag {number}" for number in range(99)], tuple(f"tag {number}" for number in range(30))),
    ],
)
def test_tags_are_a_few_words_each_once(keywords: Any, tags: tuple[str, ...]) -> None:
    assert stated(ld(news(keywords=keywords))).tags == tags


def test_the_rest_falls_back_on_meta_elements() -> None:
    metas = {"article:modified_time": "2026-03-03", "article:section": "News", "og:image": "/a.jpg"}
    found = stated("".join(f'<meta property="{name}" content="{text}">' for name, text in metas.items()))
    assert (found.modified, found.section, found.image) == ("2026-03-03", "News", "https://saltmere.example/a.jpg")


def test_the_language_is_stated_without_its_region() -> None:
    assert stated(lang="en-GB").language == "en"
    assert stated().language is None


@pytest.mark.parametrize(
    "name", ["<b>Harbour Press</b>", "&lt;b&gt;Harbour Press&lt;/b&gt;", "\uff1cb\uff1eHarbour Press\uff1c/b\uff1e"]
)
@pytest.mark.parametrize("kind", ["Person", "Organization"])
def test_no_author_is_shown_with_markup(name: str, kind: str) -> None:
    stated = {"@type": "NewsArticle", "headline": "Pier opens", "author": {"@type": kind, "name": name}}
    page = f'<script type="application/ld+json">{json.dumps(stated)}</script><p>The pier is open again.</p>'
    assert extract(page.encode(), "text/html", "https://news.example/1").authors == ("Harbour Press",)
