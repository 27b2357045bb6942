"""Articles given as JSON are taken as they are; another shape is unreadable."""

from __future__ import annotations

import json

import pytest
from newswire_enrich.extraction import Unreadable, extract
from newswire_enrich.extraction.json_article import page_of_json
from newswire_enrich.page import Page

GIVEN = {
    "title": "Rowers win", "body": "One  length.\n\n\n\nNo swan.", "authors": ["Ann Loe"], "language": "en",
    "published": "2026-03-07T15:00:00+01:00", "modified": "2026-03-08", "section": "Sport", "tags": ["rowing"],
    "image": "https://img.example/1.jpg", "links": ["https://saltmere.example/1"],
}  # fmt: skip


def page(**fields: object) -> Page:
    return page_of_json(json.dumps({**GIVEN, **fields}))


def test_the_fields_are_taken_as_they_are() -> None:
    assert page() == Page(
        title="Rowers win", body="One length.\n\nNo swan.", authors=("Ann Loe",), byline="Ann Loe",
        language="en",
        published="2026-03-07T15:00:00+01:00", published_from="meta", modified="2026-03-08", section="Sport",
        tags=("rowing",), image="https://img.example/1.jpg", links=("https://saltmere.example/1",), version="given+2",
    )  # fmt: skip


def test_text_and_lang_are_other_names_of_body_and_language() -> None:
    found = page_of_json('{"title": "T", "text": "Words.", "lang": "fr"}')
    assert (found.body, found.language) == ("Words.", "fr")


@pytest.mark.parametrize(
    ("field", "value", "attribute", "taken"),
    [
        ("authors", "Ann Loe and Bert Quay", "authors", ("Ann Loe", "Bert Quay")),
        ("authors", [None, 7, "Ann Loe", " "], "authors", ("Ann Loe",)),
        ("authors", None, "authors", ()),
        ("published", "yesterday", "published", None),
        ("published", 20260307, "published", None),
        ("published", "yesterday", "published_from", "none"),
        ("tags", "rowing", "tags", ("rowing",)),
        ("title", 7, "title", ""),
        ("language", "", "language", None),
        ("links", {"a": 1}, "links", ()),
    ],
)
def test_a_field_of_another_type_is_empty_and_the_rest_is_kept(
    field: str, value: object, attribute: str, taken: object
) -> None:
    found = page(**{field: value})
    assert getattr(found, attribute) == taken
    assert found.body == "One length.\n\nNo swan."


@pytest.mark.parametrize("text", ["", "{", "[]", '"words"', "null", "7", "[" * 100_000])
def test_what_is_no_object_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        page_of_json(text)


def test_half_a_surrogate_pair_becomes_a_mark_that_can_be_written() -> None:
    body = json.dumps({"title": "A \ud800 b \U0001f600", "body": "c \udfff d"}).encode()
    page = extract(body, "application/json", "")
    assert page.title.encode() and page.body.encode()
    assert "\U0001f600" in page.title and "\ud800" not in page.title
