"""Pages in HTML: the body by trafilatura, the facts by what the page states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from importlib.metadata import version
from typing import Any

from htmldate import find_date
from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, XPathEvalError
from newswire_shared.documents import Kind

from newswire_enrich.extraction.authors import persons, shown_bylines
from newswire_enrich.extraction.body import found_in, longest_column, refereed
from newswire_enrich.extraction.clutter import asides_of, without_clutter
from newswire_enrich.extraction.dates import UNDATED, Dated, credible, in_address, in_text, iso
from newswire_enrich.extraction.metadata import Stated, absolute, read_metadata
from newswire_enrich.extraction.offers import offers_of, without_offers
from newswire_enrich.extraction.titles import choose_title, shown_texts, site_names
from newswire_enrich.page import Page

VERSION = f"trafilatura-{version('trafilatura')}+1"
BRIEF_CHARACTERS = 600
PROBE_CHARACTERS = 60
HEADLINE_WORDS = 4
FEWEST_TEASERS = 3
TEASER_NEIGHBOURS = 6  # what stands in one item of a list: picture, headline, teaser, time
KINDS: dict[str, Kind] = {"LiveBlogPosting": "live", "ImageGallery": "gallery", "VideoObject": "video"}
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_of_markup(text: str, url: str, given: Mapping[str, str]) -> Page:
    """Take an HTML page apart.  Raises MemoryError also where lxml calls the lack of memory something else."""
    try:
        return _page_of(text, url, given)
    except (XMLSyntaxError, XPathEvalError) as error:  # its HTML parser forgives everything, and no XPath varies
        raise MemoryError(str(error)) from error


def _page_of(text: str, url: str, given: Mapping[str, str]) -> Page:
    tree = parse(text)
    if tree is None:
        return Page("", "", kind="stub", version=VERSION)
    stated = read_metadata(tree, url)
    names = site_names(stated.sites, url)
    shown, bylines, links = shown_texts(tree), shown_bylines(tree), list(_links(tree, url))
    published, origin = _published(stated, tree, url, given)
    offers = offers_of(tree, url, (*stated.titles, stated.heading or ""))
    asides, column, spare = asides_of(tree), longest_column(tree), deepcopy(tree)
    found = found_in(tree, url)
    title = choose_title(stated.titles, stated.heading, given.get("title"), shown, names)
    title = title or (found.title if found else "") or ""
    body = without_heading(paragraphs(refereed(found.text if found else "", spare, column)), title) or paragraphs(
        stated.body
    )
    body = without_clutter(without_offers(body, offers.lines), asides)
    return Page(
        title=title, body=body, kind="index" if is_list(stated, tree, body) else _kind(stated, body),
        authors=stated.authors or _authors(bylines, stated, found, names), agency=stated.agency,
        published=published, published_from=origin, modified=stated.modified, language=stated.language,
        section=stated.section, tags=stated.tags, image=stated.image, paywalled=stated.paywalled,
        related=offers.related, ticker=offers.ticker,
        links=tuple(dict.fromkeys(address for address, probe in links if probe in body)),
        canonical=stated.canonical, version=VERSION,
    )  # fmt: skip


def parse(text: str) -> Any:
    """The tree of a page, None when there is nothing in it."""
    try:
        return html.document_fromstring(_ENCODING.sub("", text))
    except (ParserError, ValueError):
        return None


def paragraphs(text: str | None) -> str:
    """Lines as paragraphs joined by a blank line, spaces squeezed."""
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return "\n\n".join(line for line in lines if line)


def without_heading(body: str, title: str) -> str:
    """A body without its first paragraph where that is the title again."""
    first, _, rest = body.partition("\n\n")
    return rest if _same(first, title) else body


def _links(tree: Any, url: str) -> list[tuple[str, str]]:
    """Addresses of links in paragraphs, each with the beginning of its paragraph to tell the body's by."""
    found: list[tuple[str | None, str]] = []
    for paragraph in tree.iter("p", "li", "blockquote"):
        probe = " ".join(paragraph.text_content().split())[:PROBE_CHARACTERS]
        if len(probe) >= PROBE_CHARACTERS // 2:
            found += [(absolute(url, a.get("href")), probe) for a in paragraph.iter("a") if a.get("href")]
    return [(address, probe) for address, probe in found if address]


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _authors(bylines: list[str], stated: Stated, found: Any, sites: frozenset[str]) -> tuple[str, ...]:
    """The persons of the first byline that names one, else whoever is stated to have written as a body."""
    shown = (names for byline in bylines if (names := persons([byline], sites)))
    return next(shown, ()) or stated.collective or persons([found.author] if found and found.author else [], sites)


def _published(stated: Stated, tree: Any, url: str, given: Mapping[str, str]) -> Dated:
    """The first credible date: as stated, from the feed, from the visible text, from the address."""
    witnesses: tuple[Callable[[], Dated], ...] = (
        lambda: (stated.published, stated.published_from),
        lambda: (iso(given.get("published")), "feed"),
        lambda: in_text(tree, _day(tree, url)),
        lambda: in_address(url),
    )
    dates = (witness() for witness in witnesses)
    return next((found for found in dates if credible(found, given.get("fetched"))), UNDATED)


def _day(tree: Any, url: str) -> str | None:
    """The day that htmldate finds in the text, through trafilatura's own settings of it."""
    return find_date(tree, url=url or None, original_date=True, extensive_search=False)


def is_list(stated: Stated, tree: Any, body: str) -> bool:
    """Whether a page that calls itself no article, and has no date, is made of headlines with their teasers."""
    if stated.published or stated.types or stated.og_type not in (None, "website"):
        return False
    lines = {line.removeprefix("- ") for line in body.split("\n\n")}
    teasers = sum(_is_teaser(p, lines) for p in tree.iter("p", "li", "div", "span"))
    return teasers >= max(FEWEST_TEASERS, len(lines) / 2)


def _is_teaser(element: Any, lines: set[str]) -> bool:
    """Whether one of the lines stands alone beside a headline that is a link."""
    around = element.getparent()
    if around is None or len(around) > TEASER_NEIGHBOURS or " ".join(element.text_content().split()) not in lines:
        return False
    inside = set(element.iter("a"))
    return any(len(a.text_content().split()) >= HEADLINE_WORDS for a in around.iter("a") if a not in inside)


def _kind(stated: Stated, body: str) -> Kind:
    if "LiveBlogPosting" in stated.types:
        return "live"
    if not body:
        return next((kind for name, kind in KINDS.items() if name in stated.types), "index")
    return "brief" if len(body) < BRIEF_CHARACTERS else "article"
