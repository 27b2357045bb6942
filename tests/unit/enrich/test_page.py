"""A page as it may be kept."""

from __future__ import annotations

import pytest
from newswire_enrich.page import LONGEST_LINE, MOST_NAMES, MOST_ROWS, Page, sound
from newswire_shared.contracts.documents import RelatedItem

M = 1_000_000


def test_a_line_without_end_is_cut_and_a_text_is_not() -> None:
    page = sound(Page("word " * 200_000, "word " * 1000, section="x" * 5000))
    assert page.title == ("word " * 200).rstrip() and page.section == "x" * LONGEST_LINE
    assert (page.body, page.byline) == ("word " * 1000, None)


def test_halves_of_characters_are_no_part_of_a_page() -> None:
    page = sound(Page("\ud83d\ude00 \ud800", "plain", tags=("\udfff",)))
    assert (page.title, page.body, page.tags) == ("\U0001f600 \ufffd", "plain", ("\ufffd",))


def test_control_characters_are_no_part_of_a_page_and_part_words_where_a_line_ended() -> None:
    page = sound(Page("Storm\x1b[2J\ufffe", "first\x0bsecond\n\nthird\x0c", authors=("Anna\x00 Lind",)))
    assert (page.title, page.body, page.authors) == ("Storm[2J", "first second\n\nthird ", ("Anna Lind",))


def test_names_without_end_are_none_and_no_more_are_kept_than_people_sign() -> None:
    page = sound(
        Page("Storm", "text", authors=(*(f"Anna Lind {n}" for n in range(9999)), "Tor"), tags=("x" * M, "sea"))
    )
    assert (len(page.authors), page.authors[0], page.tags) == (MOST_NAMES, "Anna Lind 0", ("sea",))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AAAA", "http://a.example/" + "x" * M]
)
def test_what_no_browser_may_open_is_no_address_of_a_page(address: str) -> None:
    page = sound(Page("Storm", "text", image=address, canonical=address))
    assert (page.image, page.canonical) == (None, None)
    assert sound(Page("Storm", "text", image="HTTPS://a.example/b.png")).image == "HTTPS://a.example/b.png"


def test_of_what_stands_around_a_text_there_are_no_more_rows_than_a_page_shows() -> None:
    urls = tuple(f"https://a.example/{n}" for n in range(9999))
    related = tuple(RelatedItem(title="Storm", url=url) for url in urls)
    strange = ("javascript:alert(1)", "data:text/html,x", "mailto:a@a.example", "https://a.example/" + "x" * M)
    page = sound(Page("Storm", "text", related=related, links=(*strange, *urls)))
    assert page.related == related[:MOST_ROWS] and page.links == urls[:MOST_ROWS]


def test_no_line_turns_the_order_of_what_is_shown_behind_it() -> None:
    page = sound(Page("Storm \u202egpj.exe\u202c", "a \u202bb\u202c", byline="\u2067Tor", authors=("\u2067Tor",)))
    assert (page.title, page.body) == ("Storm gpj.exe", "a \u202bb\u202c"), "a text is a paragraph of its own"
    assert (page.byline, page.authors) == ("Tor", ("Tor",))
    assert sound(Page("\u200fخبر\u200e", "")).title == "\u200fخبر\u200e"
