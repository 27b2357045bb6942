"""A text that stands in several columns of one kind is found whole, and not with what only looks like one."""

from __future__ import annotations

import pytest
from newswire_enrich.extraction import extract

TEXT = (
    "The council of Harrow Fell voted on Tuesday night to close its old swimming pool for good.",
    "Engineers had found that the roof would not survive another winter of heavy snow in the valley.",
    "The deputy mayor called the decision the hardest one of her nine years at the town hall.",
    "Opponents of the closure collected nearly two thousand signatures in two weeks of autumn rain.",
    "Her school will take its classes to Kettleby by bus, which takes half an hour in each direction.",
    "A final report on what becomes of the building is expected in March, after the club is heard.",
)
SIDE_BY_SIDE = '<div class="{c}">{0}</div><div class="ad">Buy boots</div><div class="{c}">{1}</div>'
WRAPPED = (
    '<section><div class="{c}">{0}</div></section><figure><img src="a.jpg"></figure>'
    '<section><div class="{c}">{1}</div></section>'
)


def body(inner: str) -> list[str]:
    page = f"<html><head><title>Pool closes</title></head><body><div><h1>Pool closes</h1>{inner}</div></body></html>"
    return extract(page.encode(), "text/html", "https://fell.example/2026/pool").body.split("\n\n")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("name", ["article-body", "entry-content", "story-body", "text", "fulltext", "grid"])
@pytest.mark.parametrize("shape", [SIDE_BY_SIDE, WRAPPED])
@pytest.mark.parametrize("cut", [1, 3, 4])
def test_later_columns_of_a_text_are_kept(name: str, shape: str, cut: int) -> None:
    assert body(shape.format(paragraphs(*TEXT[:cut]), paragraphs(*TEXT[cut:]), c=name)) == list(TEXT)


def test_headings_and_lists_of_a_later_column_come_with_it() -> None:
    later = f"<h2>What comes next</h2>{paragraphs(*TEXT[4:])}<ul><li>A bath for children</li><li>A market</li></ul>"
    found = body(SIDE_BY_SIDE.format(paragraphs(*TEXT[:4]), later, c="article-body"))
    assert found == [*TEXT[:4], "What comes next", *TEXT[4:], "- A bath for children", "- A market"]


@pytest.mark.parametrize(
    "beginning",
    [
        '<h2><a href="/2026/bakery-fire-on-mill-street">Bakery fire on Mill Street</a></h2>',
        "<h1>Bakery fire on Mill Street</h1>",
        "<time>14:05</time>",
    ],
)
def test_what_begins_anew_is_no_later_column(beginning: str) -> None:
    parts = '<div class="text">{0}</div>' + beginning + '<div class="text">{1}</div>'
    assert body(parts.format(paragraphs(*TEXT[:4]), paragraphs(*TEXT[4:]))) == list(TEXT[:4])


def test_a_box_of_one_sentence_is_no_later_column() -> None:
    box = "Every Friday we send the best stories of the valley to those who have left us their address."
    shape = SIDE_BY_SIDE.format(paragraphs(*TEXT), paragraphs(box), c="article-body")
    assert body(shape) == list(TEXT)
