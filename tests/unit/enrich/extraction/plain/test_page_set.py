"""Whole pages in plain text, of many layouts and languages, are taken apart exactly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from newswire_enrich.extraction.plain.page import page_of_text
from newswire_enrich.page import Page
from tree import FIXTURES

PAGES = FIXTURES / "plain_pages"
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


LIKE: dict[str, Callable[[str], str]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "other bullets": lambda text: re.sub(r"^- ", "• ", text, flags=re.MULTILINE),
    "lone bullets": lambda text: re.sub(r"^(\d\d:\d\d)", r"-\n\1", text, flags=re.MULTILINE),
    "spaces after times": lambda text: re.sub(r"^(\d\d:\d\d)(?=\w)", r"\1 ", text, flags=re.MULTILINE),
    "times on their own lines": lambda text: re.sub(r"^(\d\d:\d\d)(?=\w)", r"\1\n", text, flags=re.MULTILINE),
    "another label": lambda text: text.replace("Другие материалы по теме:", "Из нашего архива"),
    "no label over the ticker": lambda text: text.replace("Лента новостей\n", ""),
}


@pytest.mark.parametrize("change", LIKE.values(), ids=LIKE)
def test_a_page_is_the_same_in_another_dress(change: Callable[[str], str]) -> None:
    expected = json.loads((PAGES / "ru-ledokol.json").read_text("utf-8"))
    text = change((PAGES / "ru-ledokol.txt").read_bytes().decode())
    assert shown(page_of_text(text, {}), set(expected)) == expected


def test_titles_with_teasers_need_neither_bullets_nor_a_label_if_they_have_the_other() -> None:
    page = (PAGES / "orchard-frost.txt").read_bytes().decode()
    expected = json.loads((PAGES / "orchard-frost.json").read_text("utf-8"))["related"][:2]
    head, label, items = page.rpartition("Other materials on this subject:\n")
    first_two = "".join(items.splitlines(keepends=True)[:2])
    for text in (head + first_two, head + label + re.sub(r"^- ", "", first_two, flags=re.MULTILINE)):
        assert shown(page_of_text(text, {}), {"related"}) == {"related": expected}
