"""Whole pages in plain text, of many layouts and languages, are taken apart exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newswire_enrich.extraction.plain import page_of_text
from newswire_enrich.page import Page

PAGES = Path(__file__).parents[2] / "fixtures" / "plain_pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))


def shown(found: Page, fields: set[str]) -> dict[str, object]:
    """A page as its expectation is written, holding the fields that the expectation holds."""
    record: dict[str, object] = {
        "title": found.title,
        "body": found.body.split("\n\n") if found.body else [],
        "authors": list(found.authors),
        "published": (found.published or "")[: len("2026-03-09")],
        "related": [{"title": item.title, "url": item.url, "teaser": item.teaser} for item in found.related],
        "ticker": [{"time": line.time, "title": line.title} for line in found.ticker],
    }
    return {name: value for name, value in record.items() if name in fields}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_taken_apart_exactly(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    text = (PAGES / f"{name}.txt").read_bytes().decode()
    assert shown(page_of_text(text, {}), set(expected)) == expected
