"""A text is whole, and without what frames it: rules between an extractor's text and the article's body."""

from __future__ import annotations

import json

import pytest
from growth import STEEP, exponent
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.markup.clutter import is_clutter
from newswire_enrich.extraction.markup.edges import without_edges
from newswire_enrich.extraction.markup.flyouts import remove_flyouts
from newswire_enrich.extraction.markup.gaps import completed, paragraphs_of
from newswire_enrich.extraction.markup.page import parse

FIRST = "The ferry to Little Holm stays in harbour until the storm has passed, the harbour master said on Monday."
SECOND = "Forty passengers waited in the old customs house, where the bakery across the street brought them bread."
THIRD = "A second boat is under repair, and the council has put off its decision on a new one until the spring."
COLUMN = "<div class=story><div class=part>{}</div><div class=ad>Buy boots</div><div class=part>{}</div></div>"


def page(*parts: str) -> str:
    return COLUMN.format(*("".join(f"<p>{text}</p>" for text in part.split("|")) for part in parts))


def test_a_paragraph_left_out_between_two_is_put_back_in_its_place() -> None:
    column = paragraphs_of(parse(page(f"{FIRST}|{SECOND}", THIRD)))
    assert completed(f"{FIRST}\n\n{THIRD}", column) == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_paragraph_that_was_cut_is_made_whole_and_its_pieces_go() -> None:
    column = paragraphs_of(parse(page(f"{FIRST}|{SECOND}", THIRD)))
    pieces = SECOND[:40], SECOND[60:]
    assert completed("\n\n".join((FIRST, *pieces, THIRD)), column) == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    without_middle = f"{SECOND[:40]} {SECOND[60:]}"
    assert completed("\n\n".join((FIRST, without_middle, THIRD)), column) == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "beside",
    [
        "<p>READ ABOUT THE STORM THAT SANK THE OLD FERRY AND WHO PAID FOR THE NEW ONE IN THE END.</p>",
        f'<p><a href="/other">{SECOND}</a></p>',
        "<p>Short notice.</p>",
        f"<aside><p>{SECOND}</p></aside>",
        "<p>Photograph of the harbour on a grey morning with forty passengers and a dog in front of it</p>",
    ],
)
def test_what_is_no_sentence_of_the_column_is_not_put_in(beside: str) -> None:
    column = paragraphs_of(parse(f"<div class=story><p>{FIRST}</p>{beside}<p>{THIRD}</p></div>"))
    assert completed(f"{FIRST}\n\n{THIRD}", column) == f"{FIRST}\n\n{THIRD}"


def test_lines_that_a_break_parts_are_known_as_one_paragraph() -> None:
    column = paragraphs_of(parse(f"<div><p>{FIRST}<br>{SECOND}</p><p>{THIRD}</p></div>"))
    body = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert completed(body, column) == body


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Short.", "A line without an end"]), max_size=6))
def test_no_line_of_a_whole_text_is_lost_or_added(lines: list[str]) -> None:
    column = paragraphs_of(parse(f"<div><h1>x</h1>{''.join(f'<p>{line}</p>' for line in lines)}</div>"))
    body = "\n\n".join(lines)
    assert completed(body, column) == body


CARD = (
    '<span class=card><img src=x><a href="/p/1">Edna Marsh</a><a href="/1">Council puts off the new ferry again</a>'
    '<a href="/2">Harbour dues to rise in the spring</a></span>'
)


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        (CARD, "Mayor  opened the quay."),
        ("<span class='tooltip'>Mayor since 2019</span>", "Mayor  opened the quay."),
        ("<span style='display: none'>advertisement</span>", "Mayor  opened the quay."),
        ("<span hidden>old name</span>", "Mayor  opened the quay."),
        ("<em>Edna Marsh</em>", "Mayor Edna Marsh opened the quay."),
        ('<a href="/1">Edna Marsh of the harbour list</a>', "Mayor Edna Marsh of the harbour list opened the quay."),
    ],
)
def test_what_a_reader_of_a_sentence_does_not_see_is_taken_out(hidden: str, left: str) -> None:
    tree = html.fromstring(f"<div><p>Mayor {hidden} opened the quay.</p></div>")
    remove_flyouts(tree)
    assert tree.text_content() == left


def test_a_list_of_links_that_is_the_whole_paragraph_stays_for_others_to_judge() -> None:
    tree = html.fromstring(f"<div><p>{CARD}</p></div>")
    before = tree.text_content()
    remove_flyouts(tree)
    assert len(tree.text_content()) <= len(before)
    assert tree.find("p") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Ferry stays in harbour",
        "Storm on the coast: Ferry stays in harbour",
        "Monday, 9 March 2026, 14:05",
        "Uppdaterad 15.59 | Publicerad 14.14",
        "2026年11月24日 20時15分 (11月24日 21時40分更新)",
        "기사입력 2026년 11월 24일 오후 8시 15분",
        "Edna Marsh",
    ],
)
def test_lines_before_the_text_that_only_frame_it_go(line: str) -> None:
    assert without_edges(f"{line}\n\n{FIRST}", "Ferry stays in harbour", ["Edna Marsh"], []) == FIRST


@pytest.mark.parametrize(
    "line",
    [
        "Edna Marsh is a reporter who covers the coast. Follow her @ednamarsh.",
        "Edna Marsh has written for the Post since 2019 and lives in Saltmere.",
        "Write to Edna Marsh at edna@post.example with what you know.",
        "ferries, storms, Saltmere",
        "Last updated 9 March 2026, 14:05",
    ],
)
def test_lines_after_the_text_that_only_frame_it_go(line: str) -> None:
    body = "\n\n".join((FIRST, SECOND, THIRD, FIRST[:-1] + " again.", line))
    assert without_edges(body, "Ferry", ["Edna Marsh"], ["Ferries", "Storms", "Saltmere"]) == body.rpartition("\n\n")[0]


@pytest.mark.parametrize(
    "line",
    [
        "Edna Marsh", "Von Edna Marsh \u2013 9. März 2026, 14:05.",
        "Par Edna Marsh \u2013 Publié le . Modifié le 22.11.2026 à 08:20.", "Written by Edna Marsh. Updated at 14:05.",
    ],
)  # fmt: skip
def test_a_line_before_the_text_that_says_who_wrote_it_and_when_goes(line: str) -> None:
    body = "\n\n".join((FIRST, SECOND, THIRD, FIRST[:-1] + " again."))
    assert without_edges(f"{line}\n\n{body}", "Ferry", ["Edna Marsh"], []) == body


@pytest.mark.parametrize(
    "line",
    [
        "“Edna Marsh was right all along,” said the harbour master at 14:05",
        "The storm passed at 14:05 and everybody went home.",
        "午後8時15分に市長が記者会見を開き、閉鎖の理由を説明した",
        "- 14:05 from Saltmere to Little Holm",
        "| 14:05 | Saltmere | Little Holm |",
    ],
)
def test_lines_that_say_something_stay(line: str) -> None:
    body = "\n\n".join((line, FIRST, SECOND, THIRD, FIRST[:-1] + " again.", line))
    assert without_edges(body, "Ferry", ["Edna Marsh"], []) == body


def test_a_list_of_tags_after_the_text_goes() -> None:
    tags = ["Ferries", "Storms", "Saltmere", "Little Holm", "Harbours", "Bread"]
    body = "\n\n".join((FIRST, SECOND, "- A lamp", *(f"- {tag}" for tag in tags)))
    assert without_edges(body, "Ferry", [], tags) == "\n\n".join((FIRST, SECOND, "- A lamp"))


def test_the_times_of_many_posts_belong_to_the_text() -> None:
    body = "\n\n".join(("14:05", FIRST, "13:30", SECOND, "12:10", THIRD))
    assert without_edges(body, "Ferry", [], []) == body


def kind(head: str, text: str = FIRST, path: str = "news/ferry") -> tuple[str, bool]:
    """What kind a page of this head and text is, and whether it has to be paid for."""
    source = (
        f"<html><head><title>Ferry stays in harbour</title>{head}</head><body><article>{text}</article></body></html>"
    )
    found = extract(source.encode(), "text/html", f"https://post.example/{path}")
    return found.kind, found.paywalled


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


LONG = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD) * 3)
PICTURES = "".join(f"<figure><img src={n}><figcaption>The quay at {n} o'clock</figcaption></figure>" for n in range(6))


def test_pages_say_what_kind_they_are() -> None:
    paid = ld(isAccessibleForFree=False, wordCount=900)
    paid_part = ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False"})
    posts = "".join(f"<p><time>{n}:00</time> {text}</p>" for n, text in enumerate((FIRST, SECOND, THIRD) * 2))
    assert kind(ld(), f"<p>{FIRST}</p>") == ("brief", False)
    assert kind(ld(), LONG) == ("article", False)
    assert kind(ld(**{"@type": "LiveBlogPosting"}), LONG) == ("live", False)
    assert kind(ld(), posts, "news/live-blog/ferry") == ("live", False)
    assert kind(paid, f"<p>{FIRST}</p>") == ("stub", True)
    assert kind(paid_part, f"<p>{FIRST}</p><p>{SECOND[:60]} …</p>") == ("stub", True)
    assert kind(ld(isAccessibleForFree=False), LONG) == ("article", True)
    assert kind(ld(**{"@type": "ImageGallery"}), f"<p>{FIRST}</p>") == ("gallery", False)
    assert kind(ld(), f"<p>{FIRST}</p>{PICTURES}", "pictures/ferry") == ("gallery", False)
    assert kind(ld(**{"@type": "VideoObject"}), f"<p>{FIRST}</p>") == ("video", False)
    assert kind('<meta property="og:type" content="video.other">', f"<p>{FIRST}</p>") == ("video", False)


@pytest.mark.parametrize(
    "state",
    [
        {"props": {"article": {"body": [{"type": "paragraph", "text": text} for text in (FIRST, SECOND, THIRD)]}}},
        {"article": {"content": f"<p>{FIRST}</p><p>{SECOND}</p><div>{THIRD}</div>"}},
    ],
)
def test_a_text_that_lies_only_in_a_scripts_data_is_found(state: object) -> None:
    source = f'<title>Ferry</title><div id=app></div><script type="application/json">{json.dumps(state)}</script>'
    assert extract(source.encode(), "text/html", "").body.split("\n\n") == [FIRST, SECOND, THIRD]


def test_what_each_witness_says_is_kept() -> None:
    head = ld(headline="Ferry stays", datePublished="2026-03-09T08:00:00Z", dateModified="2026-03-09T09:00:00Z")
    head += '<meta property="og:title" content="Ferry stays in harbour"><meta name="author" content="Edna Marsh">'
    source = f"<html><head>{head}</head><body><h1>Ferry stays in harbour</h1><article>{LONG}</article></body></html>"
    fed = {"title": "Ferry: stays", "published": "2026-03-09"}
    found = extract(source.encode(), "text/html", "https://post.example/2026/03/09/ferry", fed)
    assert [(c.field, c.origin, c.value) for c in found.candidates] == [
        ("title", "jsonld", "Ferry stays"),
        ("title", "meta", "Ferry stays in harbour"),
        ("authors", "meta", "Edna Marsh"),
        ("published", "jsonld", "2026-03-09T08:00:00+00:00"),
        ("modified", "jsonld", "2026-03-09T09:00:00+00:00"),
        ("title", "heading", "Ferry stays in harbour"),
        ("published", "url", "2026-03-09"),
        ("title", "feed", "Ferry: stays"),
        ("published", "feed", "2026-03-09"),
    ]
    assert found.title == "Ferry stays in harbour"


def test_a_change_that_lies_ahead_of_the_fetch_is_not_believed() -> None:
    head = ld(datePublished="2026-03-09T08:00:00Z", dateModified="2027-03-09T09:00:00Z")
    source = f"<html><head><title>Ferry</title>{head}</head><body><article>{LONG}</article></body></html>"
    found = extract(source.encode(), "text/html", "", {"fetched": "2026-03-09T10:00:00Z"})
    assert (found.published, found.modified) == ("2026-03-09T08:00:00+00:00", None)


@pytest.mark.parametrize("sign", ["-", "”", "😀", "()"])
def test_a_paragraph_of_nothing_but_marks_takes_no_long_time(sign: str) -> None:
    assert not is_clutter(sign * 100_000, frozenset())
    assert exponent(lambda size: is_clutter(sign * size, frozenset()), 100_000, 400_000) < STEEP


@pytest.mark.parametrize("mark", ["paywall", "paywall story", "rest paywall"])
@pytest.mark.parametrize("around", ["{}<div class='{}'>{}</div>", "{}<section class='{}'>{}</section>"])
def test_what_schema_org_has_pages_call_paywall_is_the_text_that_is_paid_for(mark: str, around: str) -> None:
    paid = ld(isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "cssSelector": ".paywall"})
    rest = f"<p>{SECOND}</p><p>{THIRD}</p>"
    source = f"<html><head><title>Ferry</title>{paid}</head><body><article><h1>Ferry stays in harbour</h1>"
    source += around.format(f"<p>{FIRST}</p>", mark, rest) + "</article></body></html>"
    found = extract(source.encode(), "text/html", "https://post.example/news/ferry")
    assert (found.body, found.kind, found.paywalled) == (f"{FIRST}\n\n{SECOND}\n\n{THIRD}", "brief", True)
    assert kind(paid, "<p>" + FIRST + "</p><div class='paywall'></div>") == ("stub", True)
    assert (
        kind(paid, "<p>" + FIRST + "</p><div class='paywall-offer'><p>Read on from one crown.</p></div>")[0] == "stub"
    )
