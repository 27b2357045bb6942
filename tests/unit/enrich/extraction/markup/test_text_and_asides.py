"""What is the article's is kept whatever its class says, and what stands beside it goes by its shape."""

from __future__ import annotations

import pytest
from newswire_enrich.extraction import extract

TEXT = (
    "The council of Harrow Fell voted on Tuesday night to close its old swimming pool for good.",
    "Engineers had found that the roof would not survive another winter of heavy snow in the valley.",
    "The deputy mayor called the decision the hardest one of her nine years at the town hall.",
    "Opponents of the closure collected nearly two thousand signatures in two weeks of autumn rain.",
    "A final report on what becomes of the building is expected in March, after the club is heard.",
)


def body(inner: str, around: str = "") -> list[str]:
    """The lines of the body of a page whose article holds `inner` below its heading."""
    page = f"<html><head><title>Pool closes</title></head><body><article><h1>Pool closes</h1>{inner}</article>{around}"
    return extract(f"{page}</body></html>".encode(), "text/html", "https://fell.example/2026/pool").body.split("\n\n")


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "name", ["note", "box", "share-text", "paywall", "promo-free", "p-caption", "after-comment", "text--related"]
)
def test_a_finished_sentence_of_the_column_stays_whatever_its_class(name: str) -> None:
    marked = f'<p class="{name}">{TEXT[2]}</p>'
    assert body(f"<div>{paragraphs(TEXT[:2])}{marked}{paragraphs(TEXT[3:])}</div>") == list(TEXT)


@pytest.mark.parametrize(
    "aside",
    [
        '<p class="promo">Our best stories of the week, sent to you on <a href="/letter">every Friday morning</a>.</p>',
        '<p><img src="pool.jpg"></p><p class="caption">The pool on the day of its opening, seen from the quarry.</p>',
        '<p class="share">Share this story</p>',
    ],
)
def test_what_is_set_apart_by_its_class_and_its_shape_goes(aside: str) -> None:
    assert body(f"<div>{paragraphs(TEXT[:2])}{aside}{paragraphs(TEXT[2:])}</div>") == list(TEXT)
