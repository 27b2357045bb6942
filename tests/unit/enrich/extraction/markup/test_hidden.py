"""What no reader sees is no text of the article, unless it is long or also stands where it is seen."""

from __future__ import annotations

import pytest
from newswire_enrich.extraction import extract

LEAD = "The harbour of Saltmere opens again in the spring, three years after the great storm that broke its pier."
MORE = "Fishermen and captains of ferries had asked for it since the winter, and the council has now agreed to pay."
NOTICE = "Thank you for your visit. You are using a browser version that we do not know.\n    Take another one."


def body(before: str, title: str = "Saltmere harbour opens") -> str:
    page = f"<html><body><article><h1>{title}</h1>{before}<p>{LEAD}</p><p>{MORE}</p></article></body></html>"
    return extract(page.encode(), "text/html", "https://news.example/1").body


@pytest.mark.parametrize(
    "block",
    [
        f'<div class="banner u-hide"><div><p>{NOTICE}</p></div></div>',
        f"<div hidden><p>{NOTICE}</p></div>",
        '<h2 class="visually-hidden">Article content</h2>',
        "<p>We choose on our own. We may earn a commission from what you buy here.</p>",
        "<p>You are using a browser that is old, and we show the page without its styles.</p>",
        "<ul><li>Copy link</li></ul>",
        "<p>02:57 Min.. Verfügbar bis 06.05.2024.</p>",
    ],
)
def test_a_text_begins_with_no_word_of_its_site(block: str) -> None:
    assert body(block) == f"{LEAD}\n\n{MORE}"


def test_what_is_seen_too_stays() -> None:
    assert body(f'<div class="hidden"><p>{LEAD}</p></div>').count(LEAD) == 1


def test_a_long_hidden_text_is_the_articles_own() -> None:
    folded = " ".join(f"The council said in its letter number {n} that the pier will be rebuilt." for n in range(9))
    assert folded in body(f'<p class="hidden">{folded}</p>')


def test_a_price_is_no_time_of_day() -> None:
    assert "Pear tart of the house, France ($14.99)" in body("<h3>Pear tart of the house, France ($14.99)</h3>")
