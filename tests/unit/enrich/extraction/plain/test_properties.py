"""What holds for every text that is read as a page."""

from __future__ import annotations

import pytest
from growth import STEEP, exponent
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.extraction.plain.page import page_of_text
from newswire_enrich.extraction.text.stated_day import stated_day

LINES = (
    "Rowers win", "Menu", "By Ann Loe", "9 March 2026, 12:40", "Read also", "- Swans to be counted", "Comments (3)",
    "12:40 Ferry sails again", "12:05", "The women's eight won by one length.", "Why did they win by only a length?",
    "Most read", "Photo: Bert Quay", "© 2026 Saltmere Post", "Sport > Rowing", "石桥重新开放。",
    "READ MORE: The swan flies", "The club wants a bridge, and nothing else will do", "", "-", "1", "Latest news",
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=80))).map("\n".join))


@given(TEXTS)
def test_every_text_is_a_page_and_always_the_same(text: str) -> None:
    assert page_of_text(text, {}) == page_of_text(text, {})


@given(TEXTS)
def test_nothing_is_made_up(text: str) -> None:
    """Every part of a page stands in the text, and a paragraph is a line of it or some in a row."""
    said = "".join(text.split())
    page = page_of_text(text, {})
    parts = [page.title, *page.body.split("\n\n"), *page.junk]
    parts += [part for item in page.related for part in (item.title, item.teaser or "")]
    parts += [part for line in page.ticker for part in (line.time, line.title)]
    assert [part for part in parts if "".join(part.split()) not in said] == []


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_a_paragraph_is_nothing_else_besides(lines: list[str]) -> None:
    """What is offered, a ticker's or nobody's is not a part of the text, unless it stands on the page twice."""
    page = page_of_text("\n".join(lines), {})
    body = page.body.split("\n\n") if page.body else []
    others = [*page.junk, *(item.title for item in page.related), *(line.title for line in page.ticker)]
    assert [line for line in body if line in others and lines.count(line) == 1] == []


@pytest.mark.parametrize(
    "line",
    [
        "12:40 " + "x" * 90 + ".\n",
        "Menu\n",
        "- Swans to be counted\n",
        "A sentence of some words here.\nMenu\n",
        "a " * 99,
    ],
    ids=["updates", "labels", "bullets", "sentences and labels", "one line"],
)
def test_time_grows_with_the_text_and_not_faster(line: str) -> None:
    assert exponent(lambda lines: page_of_text(line * lines, {}), 150, 900) < STEEP


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12:40, 9 March 2026", "2026-03-09T12:40:00"),
        ("March 9th, 2026 at 6:30 p.m.", "2026-03-09T18:30:00"),
        ("Stand: 09.03.26, 12.40 Uhr", "2026-03-09T12:40:00"),
        ("13/28/2026 and 03/28/2026", "2026-03-28"),
        ("2026年3月9日 12時40分", "2026-03-09T12:40:00"),
        ("2026. március 9. 7:05", "2026-03-09T07:05:00"),
        ("9 de marzo de 2026", "2026-03-09"),
        ("९ मार्च २०२६", "2026-03-09"),
        ("30 February 2026", None),
        ("listopad 9, 2026", None),
        ("3 March", None),
        ("version 1.2.3 of 2026", None),
    ],
)
def test_a_line_states_a_day(line: str, day: str | None) -> None:
    found = stated_day(line)
    assert (found[0] if found else None) == day
