"""The title is the one that the page shows for its article, without what is the site's and not the article's."""

from __future__ import annotations

import pytest
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.facts.titles import Titles, choose_title, page_heading, site_names

URL = "https://www.saltmere.example/news/night-ferry-48213"
NAMES = site_names(("Saltmere Post",), URL)
TEXT = "<p>The harbour board met on Monday and said that the pier is shut until the spring of next year.</p>" * 3


def title_of(head: str = "", body: str = "") -> str:
    page = f"<html><head>{head}</head><body><main>{body}{TEXT}</main></body></html>"
    return extract(page.encode(), "text/html", URL).title


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def heading(body: str, *stated: str, title: str = "") -> str | None:
    tree = html.document_fromstring(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    return page_heading(tree, stated, NAMES)


def test_what_is_made_for_social_networks_does_not_go_before_the_heading_of_the_page() -> None:
    assert (
        title_of(og("This ferry shocked a whole town"), "<h1>Night ferry sails again</h1>") == "Night ferry sails again"
    )


def test_the_headline_that_json_ld_states_goes_before_a_heading_that_nothing_supports() -> None:
    said = Titles("Night ferry sails again", "Ferry: all that is known", "Ferry news")
    assert choose_title(said, NAMES, lambda _: False) == "Night ferry sails again"


def test_what_two_witnesses_say_goes_before_what_one_says() -> None:
    said = Titles("Ferry sails", "Night ferry sails again", "Night ferry sails again")
    assert choose_title(said, NAMES, lambda _: False) == "Night ferry sails again"


@pytest.mark.parametrize("tail", [" - Post of Saltmere", " | Saltmere Post", " » Saltmere"])
def test_an_end_of_the_site_s_words_is_cut_where_another_witness_is_the_beginning(tail: str) -> None:
    said = Titles(f"Night ferry sails again{tail}", "Night ferry sails again")
    assert choose_title(said, NAMES, lambda _: False) == "Night ferry sails again"


@pytest.mark.parametrize("tail", [" - what we know", " · Saltmere waits", " | Saltmere is saved"])
def test_an_end_of_other_words_is_the_article_s(tail: str) -> None:
    said = Titles(f"Night ferry sails again{tail}", None, f"Night ferry sails again{tail}")
    assert choose_title(said, site_names(("The Gazette",), ""), lambda _: False) == f"Night ferry sails again{tail}"


def test_a_title_that_was_cut_is_taken_from_a_witness_that_goes_on() -> None:
    whole = "Night ferry sails again after the harbour board opens the pier of Saltmere to ships"
    for dots in ("…", " ..."):
        assert choose_title(Titles(whole[:60] + dots, whole), NAMES, lambda _: False) == whole
    assert choose_title(Titles("It sails...", "It sails for years"), NAMES, lambda _: False) == "It sails..."
    assert choose_title(Titles(whole + "…", "Night ferry"), NAMES, lambda _: False) == whole + "…"


def test_where_only_the_title_element_tells_what_a_bar_parts_at_its_end_is_the_site_s() -> None:
    assert title_of("<title>Night ferry: it sails | SP24</title>") == "Night ferry: it sails"
    assert title_of("<title>Night ferry - it sails</title>") == "Night ferry - it sails"
    assert title_of("<title>S | SP24</title>") == "S | SP24"


def test_of_several_headings_it_is_the_one_that_the_title_element_repeats() -> None:
    body = "<h1>Newsletters</h1><h1>Night ferry sails again</h1><h1>Most read</h1>"
    assert heading(body, title="Night ferry sails again | Saltmere Post") == "Night ferry sails again"
    assert heading(body, "Night ferry sails again") == "Night ferry sails again"
    assert heading(body) is None


def test_of_several_headings_one_that_is_stated_goes_before_a_section_that_the_title_element_names_too() -> None:
    body = "<h1>Harbour news: Saltmere Post</h1><h1>Night ferry sails again</h1>"
    whole = "Night ferry sails again - Harbour news: Saltmere Post"
    assert heading(body, "Night ferry sails again", title=whole) == "Night ferry sails again"


def test_a_line_above_that_ends_with_a_colon_is_no_heading_without_what_it_is_above() -> None:
    body = '<h1><span>Harbour:</span><span>Ferries: </span><span class="topline">Night ferry sails again</span></h1>'
    assert heading(body) == "Harbour: Ferries: Night ferry sails again"


def test_of_several_headings_one_may_be_marked_as_the_headline() -> None:
    assert heading('<h1>Newsletters</h1><h1 itemprop="headline">Ferry sails</h1>') == "Ferry sails"


def test_the_name_of_the_site_is_no_heading_of_an_article() -> None:
    assert heading("<h1>Saltmere Post</h1><h1>Ferry sails</h1>") == "Ferry sails"
    assert heading("<h1>Saltmere Post</h1>") is None


@pytest.mark.parametrize(
    "name", ["kicker", "article-header__dachzeile", "antetitulo", "c-heading__topline", "surtitre"]
)
def test_the_line_above_a_headline_is_no_part_of_it(name: str) -> None:
    body = f'<h1><span class="{name}">Harbour</span> Night ferry sails again</h1>'
    assert heading(body) == "Night ferry sails again"


def test_a_line_above_stays_where_a_stated_title_has_it() -> None:
    body = '<h1><span class="kicker">Harbour: </span>Night ferry sails again</h1>'
    assert heading(body, "Harbour: Night ferry sails again") == "Harbour: Night ferry sails again"


def test_texts_of_a_heading_that_styles_alone_part_are_parted() -> None:
    assert heading("<h1><b>Storm over Saltmere</b><span>Ferry stays in port</span></h1>") == (
        "Storm over Saltmere Ferry stays in port"
    )
    assert heading("<h1>The <i>“</i>Gull<i>”</i> sails: <b>F</b>erry</h1>") == "The “Gull” sails: Ferry"


def test_a_heading_has_no_marks_of_where_a_line_may_break() -> None:
    assert heading("<h1>Night&shy;ferry  sails\u200b again</h1>") == "Nightferry sails again"


def test_what_agrees_is_spelled_as_metadata_has_it() -> None:
    assert title_of(og("Night ferry: sails again"), "<h1>Night ferry:sails again</h1>") == "Night ferry: sails again"


def test_entities_that_are_escaped_twice_are_resolved() -> None:
    assert title_of(og("Gull &amp;amp; Sons: the &amp;quot;Gull&amp;quot; sails")) == 'Gull & Sons: the "Gull" sails'


@pytest.mark.parametrize(
    "beside",
    [
        '<span class="badge">Live</span>{}', '<span class="label label--premium">Plus</span> {}',
        '<span class="visually-hidden">Article: </span>{}', '{} <span class="sr-only">For members</span>',
        '{}<span class="subtitle">Boats stay in port</span>',
    ],
)  # fmt: skip
def test_what_a_class_tells_from_the_headline_is_no_part_of_it(beside: str) -> None:
    assert title_of(body=f"<h1>{beside.format('Night ferry sails again')}</h1>") == "Night ferry sails again"


@pytest.mark.parametrize(
    "heading",
    [
        '<h1>Night ferry<span class="sr-only">:</span> It sails again</h1>',
        '<h1><span class="subtitle">Night ferry: </span>It sails again</h1>',
    ],
)
def test_a_line_that_is_read_with_the_headline_is_of_it(heading: str) -> None:
    assert title_of(body=heading) == "Night ferry: It sails again"


def test_a_part_of_a_heading_is_left_out_where_a_stated_title_is_the_rest() -> None:
    head = og("Night ferry sails again")
    assert title_of(head, "<h1><small>Weather</small> Night ferry sails again</h1>") == "Night ferry sails again"


def test_styles_that_metadata_holds_are_no_words() -> None:
    stated = '{"@type": "NewsArticle", "headline": "The <em>Skerra Queen</em> sails<br>again"}'
    assert title_of(f'<script type="application/ld+json">{stated}</script>') == "The Skerra Queen sails again"


def test_an_end_behind_a_bar_is_cut_where_the_heading_is_without_it() -> None:
    title = "I will miss the ferry | Ada Holt"
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>'
    assert title_of(og(title) + stated, "<h1>I will miss the ferry</h1>") == "I will miss the ferry"


def test_a_heading_that_links_to_the_front_is_the_site_s() -> None:
    body = '<h1><a href="/">The Island Gazette</a></h1><h2>Night ferry sails again</h2>'
    assert title_of("<title>Night ferry sails again</title>", body) == "Night ferry sails again"


@pytest.mark.parametrize("title", ["Sport | Harriers win at last | Saltmere Post", "Sport - Harriers win at last"])
def test_a_section_in_front_of_a_title_element_is_cut(title: str) -> None:
    head = f'<title>{title}</title><meta property="article:section" content="Sport">'
    assert title_of(head + '<meta property="og:site_name" content="Saltmere Post">') == "Harriers win at last"
