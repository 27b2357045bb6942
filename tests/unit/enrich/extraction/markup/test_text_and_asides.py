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


@pytest.mark.parametrize(
    "line",
    [
        "The mayor wrote in her newsletter that the town would sell the building before the summer.",
        "Residents may sign up until Friday at the town hall if they want to be heard by the council.",
        "Children who read more than the others do better at school, the study of the county says.",
        "Watch out: the road to Kettleby is closed from Monday until the end of the month of May.",
        "Президент решил подписать закон о бюджете на будущий год, сообщила во вторник его канцелярия.",
        "新しい監督は若い選手の成長を毎日フォローしてきたと語り、来季も続けて指揮を執る考えを示した。",
    ],
)
def test_a_sentence_that_holds_the_words_of_a_request_asks_for_nothing(line: str) -> None:
    assert line in body(f"<div>{paragraphs(TEXT[:2])}<p>{line}</p>{paragraphs(TEXT[2:])}</div>")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up now and get the stories of the valley every morning before you leave the house.",
        "We hope that you like it. Subscribe today to get every story of the valley in your mail box.",
        'To get our stories by mail every morning, please <a href="/mail">sign up on this page</a>.',
        "Подпишитесь и получайте главные новости долины каждое утро, прежде чем выйти из дома.",
    ],
)
def test_a_request_goes(line: str) -> None:
    assert body(f"<div>{paragraphs(TEXT[:2])}<p>{line}</p>{paragraphs(TEXT[2:])}</div>") == list(TEXT)
