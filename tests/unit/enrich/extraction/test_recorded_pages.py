"""Every recorded page gives what lies beside it: page + expected JSON, over all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newswire_enrich.extraction import Unreadable, extract
from newswire_enrich.offline.extraction import extracted
from newswire_enrich.page import Page
from newswire_shared.running.page_files import page_id
from tree import FIXTURES

FOLDER = FIXTURES / "pages"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".html", ".txt"))
PARAGRAPHS = tuple(
    f"On day {day} of the repair the harbour of Saltmere got {day + 2} new bollards, and nobody could say who paid."
    for day in range(1, 6)
)


def taken_apart(path: Path, url: str) -> dict[str, Any]:
    """What `extract` says of a recorded page, and what enrichment learns besides."""
    page = extract(path.read_bytes(), "text/plain" if path.suffix == ".txt" else "text/html", url)
    line = {**extracted(page_id(path.name), url, page), "canonical": page.canonical, "links": page.links}
    found: dict[str, Any] = json.loads(json.dumps(line))
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: page_id(path.name))
def test_a_recorded_page_gives_what_lies_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert taken_apart(path, expected["url"]) == expected


def test_there_are_pages_of_every_kind() -> None:
    kinds = {json.loads(path.with_suffix(".json").read_text("utf-8"))["kind"] for path in PAGES}
    assert kinds >= {"article", "brief", "live", "gallery", "index"}


def article(before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> Page:
    """A page with an article, and markup before and after it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    markup = (
        f"<html><title>Bollards</title><body>{before}<article><h1>Bollards</h1>{text}</article>{after}</body></html>"
    )
    return extract(markup.encode(), "text/html", "https://saltmere.example/bollards")


@pytest.mark.parametrize("element", ["div", "span", "b", "ul", "table"])
def test_five_thousand_levels_of_nesting_do_no_harm(element: str) -> None:
    page = article(after=f"<{element}>" * 5000 + "deep" + f"</{element}>" * 5000)
    assert page.body == "\n\n".join(PARAGRAPHS)


def test_a_text_below_five_thousand_levels_is_given_up_in_peace() -> None:
    assert article(before="<div>" * 5000).kind in ("index", "article")


def test_a_page_of_five_megabytes_is_read_to_its_end() -> None:
    many = tuple(f"{number}: {PARAGRAPHS[0] * 20}" for number in range(2600))
    page = article(paragraphs=many)
    assert page.body.split("\n\n") == list(many)
    assert len(page.body) > 5_000_000


@pytest.mark.parametrize("body", [b"", b"   \n", b"<!-- nothing -->", b"<?xml version='1.0'?>", b"<html></html>"])
def test_a_page_with_nothing_in_it_is_no_article(body: bytes) -> None:
    page = extract(body, "text/html", "https://saltmere.example/")
    assert page.kind in ("stub", "index")
    assert (page.title, page.body) == ("", "")


def test_an_xml_declaration_is_no_hindrance() -> None:
    markup = (
        f"<?xml version='1.0' encoding='utf-8'?><html><body><article><p>{PARAGRAPHS[0]}</p></article></body></html>"
    )
    assert PARAGRAPHS[0] in extract(markup.encode(), "application/xhtml+xml", "").body


def test_links_of_the_text_are_absolute_and_what_is_no_address_is_left_out() -> None:
    linked = (
        'The board met <a href="/news/1">on Monday</a> and again <a href="https://[broken">on Tuesday</a>, it said.',
        'A list of bollards <a href=" https://other.example/b ">was printed</a> in another paper, <a>as ever</a>.',
    )
    page = article(
        paragraphs=(*linked, *PARAGRAPHS), after='<ul><li><a href="/x">Most read: a much longer line</a></ul>'
    )
    assert page.links == ("https://saltmere.example/news/1", "https://other.example/b")


def test_same_input_gives_same_output() -> None:
    assert article() == article()


@pytest.mark.parametrize(
    ("titles", "given", "title"),
    [
        ({"og": "Bollards!? You won't believe it", "h1": "Bollards at last"}, None, "Bollards at last"),
        ({"og": "Bollards - Post", "h1": "Bollards at last"}, "bollards  AT last", "Bollards at last"),
        ({"h1": "Bollards at last"}, None, "Bollards at last"),
        ({}, "Bollards at last", "Bollards at last"),
    ],
)
def test_the_title_is_what_two_statements_agree_on_or_what_the_page_shows(
    titles: dict[str, str], given: str | None, title: str
) -> None:
    og = f'<meta property="og:title" content="{titles["og"]}">' if "og" in titles else ""
    h1 = f"<h1>{titles['h1']}</h1>" if "h1" in titles else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    markup = f"<html><head>{og}</head><body><article>{h1}{text}</article></body></html>"
    page = extract(markup.encode(), "text/html", "", {"title": given} if given else None)
    assert page.title == title


def test_a_feed_s_date_fills_what_the_page_lacks() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = extract(f"<body>{text}".encode(), "text/html", "", {"published": "2026-03-02T06:00:00Z"})
    assert (page.published, page.published_from) == ("2026-03-02T06:00:00+00:00", "feed")


@pytest.mark.parametrize("types", [["ImageGallery", "VideoObject"], ["VideoObject", "ImageGallery"]])
def test_pictures_and_films_without_a_text_are_a_gallery(types: list[str]) -> None:
    scripts = "".join(f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>' for kind in types)
    assert extract(f"<head>{scripts}</head><body><img></body>".encode(), "text/html", "").kind == "gallery"


def test_the_content_type_says_how_a_body_is_read() -> None:
    body = b'{"title": "Bollards", "body": "One."}'
    assert extract(body, "application/json; charset=utf-8", "").title == "Bollards"
    assert extract(body, "text/plain", "").title == body.decode()
    assert extract(b"<p>One.</p>", "text/plain", "").body == "One."


def test_binary_data_is_unreadable_whatever_its_type() -> None:
    with pytest.raises(Unreadable):
        extract(bytes(range(256)) * 20, "text/html", "")
