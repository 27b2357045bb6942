"""Pages in plain text: what is the article's, what is a ticker's, what is offered beside it, and what is junk."""

from __future__ import annotations

import pytest
from newswire_enrich.extraction.plain.page import page_of_text
from newswire_enrich.page import Page

BODY = ("The women's eight won by one length.", 'The club said: "We do not blame the swan."')
TICKER = ("09:15 Ferry sails again", "09:02 Crab season opens")


def page(*lines: str) -> Page:
    return page_of_text("\n".join(lines), {})


def shown(found: Page) -> dict[str, object]:
    """What a page holds beside its title, without what is empty."""
    parts = {
        "body": found.body.split("\n\n") if found.body else [],
        "related": [item.title for item in found.related],
        "ticker": [(line.time, line.title) for line in found.ticker],
        "junk": list(found.junk),
    }
    return {name: part for name, part in parts.items() if part}


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (BODY, {"body": [*BODY]}),
        (("", BODY[0], "  ", "\t", BODY[1], ""), {"body": [*BODY]}),
        (("The   women's\teight won by one length.",), {"body": [BODY[0]]}),
        (
            (*BODY, *TICKER, "Terms of use"),
            {
                "body": [*BODY],
                "ticker": [("09:15", "Ferry sails again"), ("09:02", "Crab season opens")],
                "junk": ["Terms of use"],
            },
        ),
        (
            (*BODY, "Latest", "• 9.15Ferry sails again", "• 23.02 Crab season opens"),
            {
                "body": [*BODY],
                "ticker": [("9.15", "Ferry sails again"), ("23.02", "Crab season opens")],
            },
        ),
        (
            (*BODY, "More from the regatta", "- Swans to be counted", "- A new boat", *TICKER),
            {
                "body": [*BODY],
                "related": ["Swans to be counted", "A new boat"],
                "ticker": [("09:15", "Ferry sails again"), ("09:02", "Crab season opens")],
            },
        ),
        (
            (*BODY, "What the club wants was said by its chairwoman:", "- a bridge", "- no swans"),
            {"body": [*BODY, "What the club wants was said by its chairwoman:", "- a bridge", "- no swans"]},
        ),
        (("10:30 was late, they said.", BODY[0]), {"body": ["10:30 was late, they said.", BODY[0]]}),
        ((BODY[0], "At 24:10 and 12:75 nobody rows.", "99:15 is no time.", "24:00 neither."),
         {"body": [BODY[0], "At 24:10 and 12:75 nobody rows.", "99:15 is no time.", "24:00 neither."]}),
    ],
    ids=["body", "blank lines", "spaces", "ticker", "bullets", "related", "list of the text", "one time", "no time"],
)  # fmt: skip
def test_a_text_is_taken_apart(lines: tuple[str, ...], parts: dict[str, object]) -> None:
    assert shown(page("Rowers win", *lines)) == parts


@pytest.mark.parametrize("lines", [(), ("",), ("Rowers win",), ("Rowers win", "-", "•")])
def test_a_title_alone_is_a_stub(lines: tuple[str, ...]) -> None:
    found = page(*lines)
    assert (found.kind, shown(found)) == ("stub", {})


def test_the_first_line_is_the_title() -> None:
    assert page("", "  Rowers   win ", *BODY).title == "Rowers win"


def test_a_date_comes_from_the_feed_or_from_nowhere() -> None:
    dated = page_of_text("Rowers win\nText.", {"published": "2026-03-07"})
    assert (dated.published, dated.published_from) == ("2026-03-07", "feed")
    undated = page_of_text("Rowers win\nText.", {"published": "Saturday"})
    assert (undated.published, undated.published_from) == (None, "none")


STORM = "The storm reached the islands at night, and the ferries did not sail."


def test_a_live_report_is_text_though_its_paragraphs_have_times() -> None:
    updates = ("23:40", "The keeper of the lighthouse sees nine metres.", "22:15", "All ferries are cancelled by now.")
    assert shown(page("Storm over the islands", STORM, *updates)) == {"body": [STORM, *updates]}


def test_a_programme_between_two_paragraphs_is_text() -> None:
    programme = ("10:00 Swimming race", "11:30 Choir of the lifeboat men", "14:00 Crab cooking")
    assert shown(page("Storm over the islands", STORM, *programme, STORM)) == {"body": [STORM, *programme, STORM]}


def test_what_readers_write_is_junk() -> None:
    comments = ("Comments (2)", "Ann: I heard it coming all night long.", "Bert: I did not hear it at all.")
    assert shown(page("Storm over the islands", STORM, STORM, *comments)) == {
        "body": [STORM, STORM],
        "junk": [*comments],
    }


def test_a_button_for_comments_above_the_text_is_a_button() -> None:
    found = page("Storm over the islands", "Share", "Comments", STORM, *BODY)
    assert shown(found) == {"body": [STORM, *BODY], "junk": ["Share", "Comments"]}


@pytest.mark.parametrize(
    "lines",
    [
        ("Home", "Sport", "The Saltmere Post", "Storm over the islands"),
        ("Storm over the islands - Saltmere Post", "News", "Storm over the islands"),
        ("Chairs, tables and lamps for every garden now", "Storm over the islands"),
    ],
    ids=["below a menu", "below itself with the site's name", "below an advertisement"],
)
def test_the_title_says_what_the_text_says(lines: tuple[str, ...]) -> None:
    found = page(*lines, STORM, *BODY)
    assert (found.title, found.body.split("\n\n")) == ("Storm over the islands", [STORM, *BODY])


def test_the_feed_lends_its_time_to_the_day_of_the_page() -> None:
    dated = page_of_text(f"Storm\n9 March 2026\n{STORM}", {"published": "2026-03-09T12:40:00+01:00"})
    assert (dated.published, dated.published_from) == ("2026-03-09T12:40:00+01:00", "feed")
    other = page_of_text(f"Storm\n9 March 2026\n{STORM}", {"published": "2026-03-11T08:00:00+01:00"})
    assert (other.published, other.published_from) == ("2026-03-09", "text")


def test_a_date_after_the_fetch_is_not_believed() -> None:
    found = page_of_text(f"Storm\n9 March 2026\n{STORM}", {"fetched": "2026-03-01T00:00:00+00:00"})
    assert found.published is None


def test_a_name_and_a_day_may_share_a_line() -> None:
    found = page("Storm over the islands", "By Ann Loe | 9 March 2026, 12:40 | 3 comments", STORM, *BODY)
    assert (found.authors, found.published) == (("Ann Loe",), "2026-03-09T12:40:00")
