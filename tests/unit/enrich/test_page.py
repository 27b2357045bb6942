"""A page as it may be kept."""

from __future__ import annotations

from newswire_enrich.page import LONGEST_LINE, Page, sound


def test_a_line_without_end_is_cut_and_a_text_is_not() -> None:
    page = sound(Page("word " * 200_000, "word " * 1000, section="x" * 5000))
    assert page.title == ("word " * 200).rstrip() and page.section == "x" * LONGEST_LINE
    assert (page.body, page.byline) == ("word " * 1000, None)


def test_halves_of_characters_are_no_part_of_a_page() -> None:
    page = sound(Page("\ud83d\ude00 \ud800", "plain", tags=("\udfff",)))
    assert (page.title, page.body, page.tags) == ("\U0001f600 \ufffd", "plain", ("\ufffd",))
