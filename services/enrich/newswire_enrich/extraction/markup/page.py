"""Pages in HTML: the body by trafilatura, the facts by what the page states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import chain
from typing import Any

from htmldate import find_date
from lxml import html
from lxml.etree import ElementDefaultClassLookup, ParserError, strip_elements

from newswire_enrich.extraction.facts.authors import persons
from newswire_enrich.extraction.facts.bylines import UNSIGNED, Signature, byline_before, shown_signature
from newswire_enrich.extraction.facts.candidates import shown_candidates
from newswire_enrich.extraction.facts.dates import DAY_LENGTH, UNDATED, Dated, credible, in_address, iso, refined, zoned
from newswire_enrich.extraction.facts.kinds import kind_of
from newswire_enrich.extraction.facts.metadata import Stated, absolute, read_metadata
from newswire_enrich.extraction.facts.shown_dates import day_below, in_text, marked_day, stamps_of
from newswire_enrich.extraction.facts.titles import Shown, Titles, choose_title, named, site_names
from newswire_enrich.extraction.markup.body import longest_column, paragraphs, refereed, shown_or_told
from newswire_enrich.extraction.markup.careful import careful_text
from newswire_enrich.extraction.markup.clutter import asides_of, without_clutter
from newswire_enrich.extraction.markup.columns import join_columns, lacks_columns
from newswire_enrich.extraction.markup.edges import without_edges
from newswire_enrich.extraction.markup.embedded import embedded_text
from newswire_enrich.extraction.markup.flyouts import remove_flyouts
from newswire_enrich.extraction.markup.forms import form_lines
from newswire_enrich.extraction.markup.gaps import Paragraph, completed, paragraphs_of
from newswire_enrich.extraction.markup.hidden import hidden_lines
from newswire_enrich.extraction.markup.live_posts import with_posts
from newswire_enrich.extraction.markup.other_articles import remove_other_articles
from newswire_enrich.extraction.offers.offers import offers_of, without_offers
from newswire_enrich.extraction.text.element_text import Element, full_text
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.page import Page

VERSION = f"trafilatura-{version('trafilatura')}+4"
PROBE_CHARACTERS = 60  # of a paragraph's beginning, by which its links are known as the body's
# No reader sees these; without them trafilatura saves a fifth of its time.
UNREAD = ("script", "style", "svg", "template")
# Each look at an element makes an object of it, thousands a page: of one class for all, which no Python has to choose.
_PARSER = html.HTMLParser(collect_ids=False)
_PARSER.set_element_class_lookup(
    ElementDefaultClassLookup(
        element=Element, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
    )
)
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses a text that names its own encoding


def page_of_markup(text: str, url: str, given: Mapping[str, str]) -> Page:
    """Take an HTML page apart."""
    tree = parse(text)
    if tree is None:
        return Page("", "", kind="stub", version=VERSION)
    stated = read_metadata(tree, url)
    names = site_names(stated.sites, url)
    said = Titles(stated.headline, stated.heading, stated.social_title, given.get("title"))
    title = choose_title(said, names, Shown(tree)) or named(tree, names, stated.section)
    published = _published(stated, tree, url, title, given)
    # The order matters: bylines and links are read before elements go, offers before fly-outs lose their cards.
    signed, links = _signed(stated, tree, title, names), list(_links(tree))
    strip_elements(tree, *UNREAD, with_tail=False)
    offers = offers_of(tree, url, (*stated.titles, stated.heading or ""))
    live = "LiveBlogPosting" in stated.types
    _clear(tree, url, live)
    prose = paragraphs_of(tree)
    careful = _careful(tree, prose, lambda: _with_columns(text, url, live))
    found = paragraphs(refereed(careful, lambda: parse(text), longest_column(prose)))
    told = (lambda: stated.body, lambda: embedded_text(parse(text), title))
    text_found = shown_or_told(without_heading(found, title), told)
    linked = frozenset(paragraph.said for paragraph in prose if paragraph.linked)
    whole = with_posts(completed(text_found, prose), stated.posts, lambda: _shown(text))
    wanted = without_offers(whole, offers.lines)
    lines = frozenset(filter(None, map(letters, wanted.split("\n\n"))))
    asides = asides_of(tree, lines) | form_lines(tree) | hidden_lines(tree, lines)
    body = without_clutter(wanted, asides, linked)
    authors = stated.authors or signed.names or persons([byline_before(body)], names) or stated.collective
    body = without_edges(body, title, authors, stated.tags)
    return Page(
        title=title, body=body, kind=kind_of(stated, tree, url, body),
        authors=authors, agency=stated.agency or signed.agency, byline=signed.line or stated.byline,
        published=published[0], published_from=published[1],
        modified=stated.modified if credible((stated.modified, "none"), given.get("fetched")) else None,
        language=stated.language, section=stated.section, tags=stated.tags, image=stated.image,
        paywalled=stated.paywalled,
        links=tuple(dict.fromkeys(filter(None, (absolute(url, href) for href, probe in links if probe in body)))),
        candidates=(*stated.candidates, *shown_candidates(stated.heading, signed.line, published, url)),
        related=offers.related, ticker=offers.ticker, canonical=stated.canonical, version=VERSION,
    )  # fmt: skip


def _signed(stated: Stated, tree: Any, title: str, names: frozenset[str]) -> Signature:
    """The byline that the page shows, where it states no author."""
    subjects = frozenset(map(letters, (stated.section or "", *stated.tags)))
    return UNSIGNED if stated.authors else shown_signature(tree, title, names, subjects)


def _clear(tree: Any, url: str, live: bool) -> None:
    """Take out of a tree, in place, what stands in sentences unseen, and other articles; posts are articles too."""
    remove_flyouts(tree)
    if not live:
        remove_other_articles(tree, url)


def _careful(tree: Any, prose: Sequence[Paragraph], joined: Callable[[], str]) -> str:
    """The careful text of a page, or that of the page with its columns `joined` where it lacks some and is shorter."""
    careful = careful_text(tree)
    return max(careful, joined(), key=len) if lacks_columns(careful, prose) else careful


def _with_columns(text: str, url: str, live: bool) -> str:
    """The careful text of a page whose columns are joined."""
    tree = parse(text)
    strip_elements(tree, *UNREAD, with_tail=False)
    _clear(tree, url, live)
    join_columns(paragraphs_of(tree))
    return careful_text(tree)


def parse(text: str) -> Any:
    """The tree of a page, None when there is nothing in it."""
    try:
        return html.document_fromstring(_ENCODING.sub("", text), _PARSER)
    except (ParserError, ValueError):
        return None


def _shown(text: str) -> str:
    """All that a page shows."""
    tree = parse(text)
    strip_elements(tree, *UNREAD, with_tail=False)
    return full_text(tree)


def without_heading(body: str, title: str) -> str:
    """A body without its first paragraph where that is the title again."""
    first, _, rest = body.partition("\n\n")
    return rest if _same(first, title) else body


def _links(tree: Any) -> Iterator[tuple[str, str]]:
    """The targets of links in paragraphs, each with the beginning of its paragraph, by which the body's are known."""
    for paragraph in tree.iter("p", "li", "blockquote"):
        text = full_text(paragraph) if len(paragraph) else ""
        if len(text) >= PROBE_CHARACTERS // 2:  # the entries of menus are shorter
            hrefs = [href for a in paragraph.iter("a") if (href := a.get("href"))]
            probe = " ".join(text.split())[:PROBE_CHARACTERS] if hrefs else ""
            if len(probe) >= PROBE_CHARACTERS // 2:
                yield from ((href, probe) for href in hrefs)


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _published(stated: Stated, tree: Any, url: str, title: str, given: Mapping[str, str]) -> Dated:
    """The first credible date: as stated, from the feed, as marked, from the visible text, from the address.

    A text shows many days: one that the address names is the one to look for.  A day alone gets the time beside it.
    """
    witnesses: tuple[Callable[[], Dated], ...] = (
        lambda: (stated.published, stated.published_from),
        lambda: (iso(given.get("published")), "feed"),
        lambda: marked_day(tree),
        lambda: in_text(tree, in_address(url)[0] or day_below(tree, title, _day(tree, url))),
        lambda: in_address(url),
    )
    dates = (witness() for witness in witnesses)
    found = next((found for found in dates if credible(found, given.get("fetched"))), UNDATED)
    if len(found[0] or "") == DAY_LENGTH and found[1] not in ("text", "url"):  # those were looked for there
        found = refined(found, [in_text(tree, found[0])])
    others = (each.value for each in stated.candidates if each.field in ("published", "modified"))
    return zoned(found, chain(others, [iso(given.get("published"))], stamps_of(tree)))


def _day(tree: Any, url: str) -> str | None:
    """The day that htmldate finds in the text, through trafilatura's own settings of it."""
    return find_date(tree, url=url or None, original_date=True, extensive_search=False)
