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


@pytest.mark.parametrize(
    "line",
    [
        '<p>Share this on <a href="https://f.example/sharer?u=https%3A%2F%2Ffell.example%2F1">F</a> '
        '<a href="https://x.example/intent?text=Pool&url=https%3A%2F%2Ffell.example%2F1">X</a> '
        '<a href="mailto:?body=https://fell.example/1">mail</a></p>',
        '<p><a href="javascript:window.print()">Print this page</a></p>',
        '<p><a href="/print?id=4412">Druckansicht</a></p>',
        '<p>Fehler gefunden? <a href="mailto:post@fell.example">Schreiben Sie uns</a>.</p>',
        '<p>👉 <a href="https://chat.example/channel/4412">Hier geht es zu unserem Kanal mit Nachrichten</a></p>',
        '<p>Tetszett? <a href="#share">Oszd meg</a>!</p>',
    ],
)
def test_a_line_that_is_there_for_what_its_links_do_goes(line: str) -> None:
    assert body(f"<div>{paragraphs(TEXT[:2])}{line}{paragraphs(TEXT[2:])}{line}</div>") == list(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        'She refused to answer.<a href="#note-1">[1]</a>',
        'He wrote about it in <a href="https://books.example/pool?page=3">a book of his own</a>.',
        'The reeve asked: “<a href="/2026/11/who-pays-for-the-pool">Who pays?</a>” Nobody knew.',
    ],
)
def test_a_short_sentence_with_a_link_stays(line: str) -> None:
    said = body(f"<div>{paragraphs(TEXT[:2])}<p>{line}</p>{paragraphs(TEXT[2:])}</div>")
    assert len(said) == len(TEXT) + 1


OTHERS = (
    ("Bakery fire keeps crews busy all night", "Forty firefighters were called to Mill Street, where a bakery burned."),
    ("Kettleby wins the derby in the last minute", "A header by a substitute decided it before 3,000 people."),
    ("Hospital looks for night nurses once again", "Eleven posts are vacant, and a ward closes at weekends."),
)
HREF = "/2026/11/{}-story-of-the-valley"


@pytest.mark.parametrize("label", ["More from the valley", "Więcej z regionu", "Altro da Cronaca", "Weitere Meldungen"])
@pytest.mark.parametrize(
    "entry",
    [
        '<p><a href="{href}"><strong>{title}</strong></a><br>{teaser}</p>',
        '<p><a href="{href}">{title}</a></p>',
        '<div><h4><a href="{href}">{title}</a></h4><p>{teaser}</p></div>',
    ],
)
def test_other_articles_below_the_text_are_no_part_of_it(label: str, entry: str) -> None:
    entries = (
        entry.format(href=HREF.format(n), title=title, teaser=teaser) for n, (title, teaser) in enumerate(OTHERS)
    )
    assert body(f"<div>{paragraphs(TEXT)}<h3>{label}</h3>{''.join(entries)}</div>") == list(TEXT)


def test_articles_with_a_linked_headline_of_their_own_are_others() -> None:
    cards = "".join(
        f'<article class=post><h2><a href="{HREF.format(n)}">{title}</a></h2><p>{teaser} {TEXT[n]}</p></article>'
        for n, (title, teaser) in enumerate(OTHERS)
    )
    assert body(f"<div>{paragraphs(TEXT)}</div>", around=cards) == list(TEXT)


def test_paragraphs_below_a_linked_heading_inside_the_text_stay() -> None:
    parts = "".join(
        f'<p><a href="{HREF.format(n)}"><strong>{title}</strong></a><br>{text}</p>'
        for n, ((title, _), text) in enumerate(zip(OTHERS, TEXT[1:4], strict=True))
    )
    said = body(f"<div>{paragraphs(TEXT[:1])}<h3>Three reports of the day</h3>{parts}{paragraphs(TEXT[4:])}</div>")
    assert [line for line in said if line in TEXT] == list(TEXT)


@pytest.mark.parametrize("field", ['<form><input type="email"><button>Ja</button></form>', "<input type=Email name=m>"])
def test_what_stands_around_a_field_for_an_address_goes(field: str) -> None:
    box = (
        f"<div><h3>Das Tal am Morgen</h3><p>Alles, was im Tal geschieht, jeden Tag in Ihrem Postfach.</p>{field}</div>"
    )
    assert body(f"<div>{paragraphs(TEXT[:2])}{box}{paragraphs(TEXT[2:])}</div>") == list(TEXT)


def test_a_text_around_a_field_for_an_address_stays() -> None:
    assert body(f"<div>{paragraphs(TEXT[:2])}<input type=email>{paragraphs(TEXT[2:])}</div>") == list(TEXT)


def test_comments_of_the_markup_between_the_parts_of_a_page_change_nothing() -> None:
    mark = "<!-- box --><?php x ?>"
    box = f"<div>{mark}<p>All stories of the valley in your mail each morning.</p>{mark}<input type=email>{mark}</div>"
    others = "".join(
        f'{mark}<p><a href="{HREF.format(n)}">{title}</a>{mark}<br>{mark}{teaser}</p>{mark}'
        for n, (title, teaser) in enumerate(OTHERS)
    )
    inner = f"{mark}{paragraphs(TEXT[:2])}{mark}<p class=note>{TEXT[2]}</p>{mark}{paragraphs(TEXT[3:])}{mark}{box}"
    assert body(f"<div>{inner}<h3>More from the valley</h3>{others}</div>") == list(TEXT)
