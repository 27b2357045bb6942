"""What a listing said is kept as evidence, and taken only where the page is silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.listing import with_listing
from newswire_enrich.limits import time_limit
from newswire_enrich.page import Page

URL = "https://saltmeregazette.example/news/ferry"
FETCHED = "2026-03-02T12:00:00+00:00"
PAGE = Page(title="Ferry sails on", body="The ferry sails on.", published="2026-03-01T08:00:00+00:00",
            published_from="meta", version="1")  # fmt: skip
SAID = {
    "title": "Ferry sails on", "published": "2026-03-01T07:00:00+00:00", "updated": "2026-03-01T10:00:00+00:00",
    "authors": "Ann Loe\nBo Lind", "categories": "Harbour\nFerries", "image": "https://img.example/1.jpg",
    "language": "en", "via": "https://saltmeregazette.example/feed", "guid": "1", "summary": "It does.",
}  # fmt: skip


def told(page: Page = PAGE, /, **given: str) -> Page:
    return with_listing(page, URL, {"fetched": FETCHED, **given})


def test_what_the_page_does_not_say_is_the_listing_s() -> None:
    page = told(PAGE, **SAID)
    assert (page.authors, page.tags, page.section) == (("Ann Loe", "Bo Lind"), ("Harbour", "Ferries"), None)
    assert (page.image, page.modified) == ("https://img.example/1.jpg", "2026-03-01T10:00:00+00:00")
    assert (page.published, page.published_from) == ("2026-03-01T08:00:00+00:00", "meta"), "the page says it"


@pytest.mark.parametrize(("field", "value"), [
    ("authors", ("Eva Kern",)), ("section", "Sports"), ("tags", ("rowing",)), ("image", "https://img.example/2.jpg"),
    ("modified", "2026-03-01T09:00:00+00:00"), ("title", "Another"), ("agency", "Reuters"),
    ("published", "2026-02-01"),
])  # fmt: skip
def test_what_the_page_says_stays(field: str, value: Any) -> None:
    page = replace(PAGE, **{field: value})
    found = told(page, **{**SAID, "categories": "Harbour" if field == "section" else SAID["categories"]})
    assert getattr(found, field) == value


def test_a_page_that_names_an_agency_has_no_other_author() -> None:
    found = told(replace(PAGE, agency="Reuters"), **SAID)
    assert (found.authors, found.agency) == ((), "Reuters")


def test_all_that_a_listing_said_is_evidence_that_names_it() -> None:
    found = {each.field: each.value for each in told(PAGE, **SAID).candidates if each.origin == "feed"}
    assert found == {
        "title": "Ferry sails on", "authors": "Ann Loe; Bo Lind", "published": "2026-03-01T07:00:00+00:00",
        "modified": "2026-03-01T10:00:00+00:00", "tags": "Harbour; Ferries", "image": "https://img.example/1.jpg",
        "language": "en",
    }  # fmt: skip


def test_a_listing_that_says_nothing_changes_nothing() -> None:
    assert told() == PAGE
    assert told(guid="1", via="https://saltmeregazette.example/feed", summary="It does.") == PAGE


@pytest.mark.parametrize(("listed", "authors"), [
    ("ann@saltmere.example (Ann Loe)", ("Ann Loe",)), ("By Ann Loe and Bo Lind", ("Ann Loe", "Bo Lind")),
    ("admin", ()), ("ann.loe", ()), ("ann loe", ()), ("noreply@saltmere.example", ()), ("Gazette", ()),
    ("The Gazette", ()), ("Saltmere Gazette", ()), ("Saltmere Gazette Sports", ()), ("News Desk", ()),
    ("Staff Reporter", ()), ("王小明", ("王小明",)), ("Анна Лоева", ("Анна Лоева",)), ("", ()),
    ("https://saltmere.example/ann", ()),
])  # fmt: skip
def test_authors_are_persons_who_sign_and_no_accounts_desks_or_sites(listed: str, authors: tuple[str, ...]) -> None:
    assert told(authors=listed).authors == authors


def test_an_agency_of_the_listing_is_the_agency() -> None:
    assert (told(authors="Reuters").agency, told(authors="Reuters").authors) == ("Reuters", ())


@pytest.mark.parametrize(("listed", "section", "tags"), [
    ("Harbour", "Harbour", ()), ("Harbour\nHarbour", "Harbour", ()), ("Harbour\nFerries", None, ("Harbour", "Ferries")),
    ("Uncategorized", None, ()), ("Uncategorized\nHarbour", "Harbour", ()), ("https://a.example/tag", None, ()),
    ("", None, ()), ("Без рубрики", None, ()),
])  # fmt: skip
def test_a_lone_category_is_the_section_and_several_are_tags(
    listed: str, section: str | None, tags: tuple[str, ...]
) -> None:
    found = told(categories=listed)
    assert (found.section, found.tags) == (section, tags)


@pytest.mark.parametrize(("address", "is_taken"), [
    ("https://img.example/1.jpg", True), ("https://img.example/1?w=2", True), ("https://img.example/1.mp3", False),
    ("https://img.example/1.mp4?x", False), ("https://img.example/1.pdf", False), ("/1.jpg", False), ("data:x", False),
])  # fmt: skip
def test_an_enclosure_is_a_picture_unless_it_says_otherwise(address: str, is_taken: bool) -> None:
    assert told(image=address).image == (address if is_taken else None)


@pytest.mark.parametrize(("updated", "is_taken"), [
    ("2026-03-01T08:00:00+00:00", False), ("2026-03-01T07:00:00+00:00", False), ("2026-03-01T08:00:01+00:00", True),
    ("2026-03-01", False), ("2026-03-02", True), ("2027-01-01T00:00:00+00:00", False), ("soon", False),
    ("1970-01-01T00:00:00+00:00", False),
])  # fmt: skip
def test_a_change_is_later_than_the_publication_and_not_after_the_fetch(updated: str, is_taken: bool) -> None:
    assert (told(updated=updated).modified is not None) is is_taken


@pytest.mark.parametrize(("published", "is_taken"), [
    ("2026-03-01T07:00:00Z", True), ("2026-02-28", True), ("2027-01-01T00:00:00Z", False), ("soon", False),
])  # fmt: skip
def test_a_publication_is_believed_if_it_can_be(published: str, is_taken: bool) -> None:
    found = told(replace(PAGE, published=None, published_from="none"), published=published)
    assert (found.published is not None, found.published_from) == (is_taken, "feed" if is_taken else "none")


@pytest.mark.parametrize(("content_type", "body"), [
    ("text/html", b"<html><head><title>Ferry sails on</title></head><body><h1>Ferry sails on</h1><p>The ferry between "
                  b"Saltmere and the islands sails on, the harbour board decided on Monday after a long meeting.</p>"),
    ("text/plain", b"Ferry sails on\n\nThe ferry between Saltmere and the islands sails on, the harbour board decided "
                   b"on Monday after a meeting that ran past ten in the evening.\n"),
    ("application/json", b'{"title": "Ferry sails on", "body": "The ferry sails on."}'),
])  # fmt: skip
def test_it_holds_for_pages_of_every_kind(content_type: str, body: bytes) -> None:
    page = extract(body, content_type, URL, {"fetched": FETCHED, **SAID})
    assert (page.authors, page.tags) == (("Ann Loe", "Bo Lind"), ("Harbour", "Ferries"))
    assert (page.published, page.published_from) == ("2026-03-01T07:00:00+00:00", "feed")
    assert page.title == "Ferry sails on"


@pytest.mark.parametrize("line", ["A" * 80_000, "a@" * 40_000, "a@b" + "(" * 80_000, ("A" * 999 + "\n") * 80])
def test_an_author_s_line_of_any_length_costs_no_more_than_it_is_long(line: str) -> None:
    with time_limit(3, 400):  # of processor time: the first took eight
        told(PAGE, authors=line)


def test_the_name_behind_a_mail_address_is_the_author_s() -> None:
    assert told(PAGE, authors="desk@gazette.example (Ann Loe)").authors == ("Ann Loe",)
    assert told(PAGE, authors="By a@b.example(Bo Lind)").authors == ("Bo Lind",)
