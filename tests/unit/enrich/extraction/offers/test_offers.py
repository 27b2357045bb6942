"""What a page offers beside its article, in markup of many kinds and labels of many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.offers.labels import ListRole, offer_of
from newswire_enrich.extraction.offers.offers import without_offers
from newswire_enrich.page import Page

SITE = "https://saltmere.example"
PARAGRAPHS = tuple(
    f"On day {day} of the repair the harbour office of Saltmere counted {day + 2} new bollards, and nobody paid them."
    for day in range(1, 7)
)
HEADLINES = (
    "Divers find an old anchor below the quay",
    "The pilot boat gets a second engine",
    "Who owns the east pier?",
)
LABELS = {
    "en": ("Other materials on this subject", "Read also:", "Most read", "Latest news"),
    "de": ("Mehr zum Thema", "Lesen Sie auch:", "Meistgelesen", "Weitere Meldungen"),
    "fr": ("Sur le même sujet", "À lire aussi :", "Les plus lus", "À la une"),
    "es": ("Noticias relacionadas", "Lea también:", "Lo más leído", "Últimas noticias"),
    "ru": ("Материалы по теме", "Читайте также:", "Самое читаемое", "Последние новости"),
    "pl": ("Powiązane artykuły", "Czytaj także:", "Najczęściej czytane", "Najnowsze wiadomości"),
    "hy": ("Առնչվող նյութեր", "Կարդացեք նաև", "Ամենաընթերցված", "Վերջին լուրեր"),
    "tr": ("İlgili haberler", "Benzer haberler:", "En çok okunan", "Son haberler"),
    "ar": ("مواضيع ذات صلة", "اقرأ أيضا:", "الأكثر قراءة", "أحدث الأخبار"),
    "ja": ("関連記事", "あわせて読みたい", "アクセスランキング", "新着ニュース"),
    "hi": ("संबंधित खबरें", "यह भी पढ़ें:", "सबसे ज्यादा पढ़ी गई", "अन्य खबरें"),
}
each_language = pytest.mark.parametrize("language", LABELS)


def page(inside: str = "", after: str = "", before: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> Page:
    """A page with an article, with markup after its third paragraph, after the article and before it."""
    lines = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    text = "".join([*lines[:3], inside, *lines[3:]])
    markup = (
        f"<html><head><title>Bollards for the harbour</title></head><body>{before}<main><article>"
        f"<h1>Bollards for the harbour</h1><div>{text}</div></article>{after}</main></body></html>"
    )
    return extract(markup.encode(), "text/html", f"{SITE}/2026/03/bollards-for-the-old-harbour")


def placed(place: str, markup: str) -> Page:
    """A page with markup before, inside or after its article."""
    inside, after, before = (markup if place == each else "" for each in ("inside", "after", "before"))
    return page(inside, after, before)


def link(number: int, extra: str = "") -> str:
    return f'<a href="{address(number)}"{extra}>{HEADLINES[number]}</a>'


def address(number: int) -> str:
    return f"{SITE}/2026/02/{HEADLINES[number].lower().rstrip('?').replace(' ', '-')}"


def section(label: str, items: list[str] | None = None) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items or [link(0), link(1), link(2)])
    return f"<section><h3>{label}</h3><ul>{rows}</ul></section>"


def offered(found: Page) -> list[tuple[str, str | None]]:
    return [(item.title, item.url) for item in found.related]


ALL = [(HEADLINES[number], address(number)) for number in range(3)]


@each_language
def test_a_list_below_a_label_is_related(language: str) -> None:
    found = page(after=section(LABELS[language][0]))
    assert offered(found) == ALL
    assert found.body == "\n\n".join(PARAGRAPHS)


@each_language
def test_a_promotion_between_paragraphs_is_related_and_no_body(language: str) -> None:
    found = page(inside=f"<p><strong>{LABELS[language][1]}</strong> {link(0)}</p>")
    assert offered(found) == ALL[:1]
    assert found.body == "\n\n".join(PARAGRAPHS)
    assert found.links == ()


@each_language
@pytest.mark.parametrize("kind", [2, 3])
def test_what_others_read_and_what_is_new_is_not_related(language: str, kind: int) -> None:
    found = page(after=section(LABELS[language][kind]))
    assert (found.related, found.ticker) == ((), ())
    assert found.body == "\n\n".join(PARAGRAPHS)


def test_an_item_has_the_teaser_that_stands_below_its_headline() -> None:
    cards = [
        f'<div class="card"><span>Port</span><h4>{link(number)}</h4><p>The harbour master told number {number} of it '
        "to everyone who asked.</p></div>"
        for number in range(3)
    ]
    found = page(after=f"<div><h2>Related stories</h2><div class='row'>{''.join(cards)}</div></div>")
    assert offered(found) == ALL
    assert [item.teaser for item in found.related] == [
        f"The harbour master told number {number} of it to everyone who asked." for number in range(3)
    ]


def test_a_picture_and_a_headline_with_one_address_are_one_item() -> None:
    items = [f'<a href="{address(0)}"><img alt="An anchor"></a>{link(0)}', link(1)]
    assert offered(page(after=section("Related", items))) == ALL[:2]


def test_rows_of_a_list_share_its_label() -> None:
    rows = "".join(f'<div class="row"><div>{link(a)}</div><div>{link(b)}</div></div>' for a, b in [(0, 1), (2, 0)])
    assert offered(page(after=f"<div><h3>You may also like</h3>{rows}</div>")) == ALL


def test_a_headline_as_a_paragraph_of_its_own_is_a_promotion() -> None:
    found = page(inside=f"<p>{link(1)}</p>")
    assert offered(found) == ALL[1:2]
    assert found.body == "\n\n".join(PARAGRAPHS)


def test_a_link_in_a_sentence_is_the_text_s_own() -> None:
    sentence = f"The office, which last month said that {link(0)}, did not want to talk about bollards on Monday."
    found = page(paragraphs=(*PARAGRAPHS, sentence))
    assert offered(found) == []
    assert found.links == (address(0),)
    assert HEADLINES[0] in found.body


def test_a_lead_of_a_few_words_and_a_headline_as_a_link_are_a_promotion() -> None:
    found = page(inside=f"<p>Here you also find the report {link(1)}</p>")
    assert offered(found) == ALL[1:2]
    assert page(inside=f"<p>The office did not like our report, {link(1)}.</p>").related == ()


def test_topics_below_a_label_are_not_related() -> None:
    topics = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Harbour", "Bollards", "Old quay", "Pilots"))
    whole = (
        f'<section><h3>Read more on</h3><ul>{topics}<li><a href="/office">The harbour office</a></li></ul></section>'
    )
    assert page(after=whole).related == ()


def test_a_label_within_a_link_is_no_part_of_its_title() -> None:
    inside = f'<div class="card"><a href="{address(0)}"><span>Related</span><span>{HEADLINES[0]}</span></a></div>'
    assert offered(page(inside=inside)) == ALL[:1]
    colon = f'<p><a href="{address(1)}">READ MORE: {HEADLINES[1]}</a></p>'
    assert offered(page(inside=colon)) == ALL[1:2]


def test_a_list_that_the_markup_calls_related_needs_no_label() -> None:
    assert offered(page(after=f'<div class="article-related"><div>{link(0)}</div><div>{link(2)}</div></div>')) == [
        ALL[0], ALL[2]
    ]  # fmt: skip


def test_a_list_without_a_label_is_related_where_it_shares_the_words_of_the_title() -> None:
    titles = ("New bollards for the northern quay", "Harbour fees rise again in spring")
    links = "".join(f'<li><a href="/2026/01/{t.lower().replace(" ", "-")}">{t}</a></li>' for t in titles)
    assert [title for title, _ in offered(page(after=f"<ul>{links}</ul>"))] == list(titles)
    assert offered(page(after=f"<ul><li>{link(0)}</li><li>{link(1)}</li></ul>")) == []


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>", '<div class="main-menu">{}</div>', "<footer><h3>More from Saltmere</h3>{}</footer>",
        '<div style="display: none">{}</div>', '<div class="pagination">{}</div>',
        '<div class="sidebar"><h3>Opinion</h3>{}</div>', '<div class="taboola-feed">{}</div>',
        "<div><h4>Sponsored content</h4>{}</div>", "<div><h4>Promoted stories</h4>{}</div>",
    ],
)  # fmt: skip
def test_menus_footers_hidden_lists_and_advertisements_are_not_related(around: str) -> None:
    for place in ("before", "after"):
        found = placed(place, around.format(f"<ul><li>{link(0)}</li><li>{link(1)}</li></ul>"))
        assert offered(found) == []
        assert found.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "widget",
    [
        '<div class="share"><a href="https://social.example/share?u=1">Share this story with friends</a></div>',
        '<div class="newsletter"><a href="/newsletter">Sign up for the letter of the harbour</a></div>',
        '<div class="author-box"><h4>About the author</h4><a href="/author/ani-p">Ani P. writes of the sea</a></div>',
        '<section><h3>Tags</h3><a href="/tag/harbour-works">Works in the harbour</a></section>',
        '<ul><li><a href="https://other.example/2026/01/another-site-s-item">An item of another site</a></li></ul>',
    ],
)
def test_widgets_are_not_related(widget: str) -> None:
    for place in ("inside", "after"):
        assert offered(placed(place, widget)) == []


def test_an_advertisement_in_a_related_list_is_left_out() -> None:
    items = [link(0), f"<span>Sponsored</span> {link(1)}", link(2)]
    assert offered(page(after=section("Related articles", items))) == [ALL[0], ALL[2]]


TIMES = ("14:05", "13:40", "9.55")
TICKERS = {
    "linked": "".join(f"<li><time>{time}</time> {link(n)}</li>" for n, time in enumerate(TIMES)),
    "plain": "".join(f"<li><span>{time}</span> {HEADLINES[n]}</li>" for n, time in enumerate(TIMES)),
    "in the link": "".join(
        f'<li><a href="{address(n)}"><b>{time}</b> {HEADLINES[n]}</a></li>' for n, time in enumerate(TIMES)
    ),
}


@pytest.mark.parametrize("rows", TICKERS.values(), ids=TICKERS)
@pytest.mark.parametrize("label", ["", "<h3>Newsticker</h3>", "<h3>Лента новостей</h3>", "<h3>Ροή ειδήσεων</h3>"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_times_with_headlines_are_a_ticker(rows: str, label: str, place: str) -> None:
    found = placed(place, f"<div>{label}<ul>{rows}</ul></div>")
    assert [(line.time, line.title) for line in found.ticker] == list(zip(TIMES, HEADLINES, strict=True))
    assert (found.related, found.links) == ((), ())
    assert found.body == "\n\n".join(PARAGRAPHS)


def rows_of(times: tuple[str, ...], row: str) -> str:
    return "".join(
        row.format(time=time, link=link(n), href=address(n), title=HEADLINES[n]) for n, time in enumerate(times)
    )


@pytest.mark.parametrize(
    "times",
    [("14:05", "13:40", "9:55"), ("14h05", "13h40", "9h55"), ("1:05 PM", "12:40 PM", "9:55 AM"), ("2.05 p.m.",) * 3],
)
@pytest.mark.parametrize(
    ("holder", "row"),
    [
        ("dl", "<dt>{time}</dt><dd>{link}</dd>"),
        ("dl", "<dt>{time}</dt><dd>{title}</dd>"),
        ("ul", "<li>{link} <small>{time}</small></li>"),
        ("ul", '<li><a href="{href}"><span>{title}</span><br><em>{time}</em></a></li>'),
        ("div", "<span>{time}</span>{link}"),
        ("div", "<div><div>{time}</div><div>{link}</div></div>"),
        ("table", "<tr><td>{time}</td><td>{link}</td></tr>"),
    ],
)
def test_a_ticker_is_known_in_any_markup_and_by_any_clock(times: tuple[str, ...], holder: str, row: str) -> None:
    found = page(after=f"<aside><h3>Newsticker</h3><{holder}>{rows_of(times, row)}</{holder}></aside>")
    assert [(line.time, line.title) for line in found.ticker] == list(zip(times, HEADLINES, strict=True))
    assert (found.related, found.body) == ((), "\n\n".join(PARAGRAPHS))


def test_the_time_of_a_named_day_is_no_ticker() -> None:
    rows = rows_of(("14:05", "13:40", "9:55"), "<li>{link} <span>9 March 2026, {time}</span></li>")
    assert page(after=f"<div><h3>Films</h3><ul>{rows}</ul></div>").ticker == ()


@pytest.mark.parametrize(
    "entry",
    [
        "<a href='{href}'><strong>{title}</strong><em>{teaser}</em></a>",
        "<a href='{href}'><span>{title}</span><span>{teaser}</span></a>",
        "<p><a href='{href}'>{title}</a><br>{teaser}</p>",
    ],
)
def test_headline_and_teaser_are_told_apart_in_one_link_and_in_one_line(entry: str) -> None:
    teaser = "It lay there for two hundred years."
    entries = "".join(entry.format(href=address(n), title=HEADLINES[n], teaser=teaser) for n in range(2))
    found = page(after=f"<div><h4>Read also</h4>{entries}</div>")
    assert [(item.title, item.teaser) for item in found.related] == [(HEADLINES[n], teaser) for n in range(2)]


def test_lengths_of_films_are_no_ticker() -> None:
    rows = "".join(f"<li>{time} {link(n % 3)}</li>" for n, time in enumerate(("0:48", "1:50", "0:45", "2:10", "0:31")))
    assert page(after=f"<div><h3>Films</h3><ul>{rows}</ul></div>").ticker == ()


def test_a_programme_in_the_text_is_no_ticker() -> None:
    rows = "".join(
        f"<li>{time} The board speaks of bollard number {time[0]}</li>" for time in ("8:00", "9:30", "11:00")
    )
    found = page(inside=f"<p>The programme of the day, as the office printed it:</p><ul>{rows}</ul>")
    assert found.ticker == ()
    assert "9:30 The board speaks" in found.body


def test_without_an_address_of_its_own_a_page_still_offers_items() -> None:
    rows = "".join(f'<li><a href="/{n}.html">{HEADLINES[n]}</a></li>' for n in range(3))
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    found = extract(f"<body><div>{text}</div><h3>Read also</h3><ul>{rows}</ul>".encode(), "text/html", "")
    assert offered(found) == [(headline, None) for headline in HEADLINES]


def test_a_body_that_is_nothing_but_offers_stays() -> None:
    body = "One headline\n\nAnother headline\n\nA line"
    assert without_offers(body, frozenset({"oneheadline", "anotherheadline"})) == body
    assert without_offers(f"{PARAGRAPHS[0]}\n\nOne headline", frozenset({"oneheadline"})) == PARAGRAPHS[0]


@given(st.text())
def test_any_text_can_be_asked_whether_it_is_a_label(text: str) -> None:
    assert offer_of(text) in (None, *ListRole)


@given(st.sampled_from([phrases[0] for phrases in LABELS.values()]), st.sampled_from(["", ":", " »", "…", "|"]))
def test_marks_around_a_label_do_not_matter(label: str, mark: str) -> None:
    assert offer_of(f"{mark} {label}{mark}") is ListRole.RELATED
