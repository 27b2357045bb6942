"""Pages in plain text: what is the article's, what is a ticker's, what is offered beside it, and what is junk."""

from __future__ import annotations

import pytest
from newswire_enrich.extraction.plain import page_of_text
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
