"""Pages in HTML: the body by trafilatura, the facts by what the page states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

import trafilatura
from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, XPathEvalError
from newswire_shared.documents import DateOrigin, Kind

from newswire_enrich.extraction.metadata import Stated, absolute, iso, read_metadata, split_authors
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
    links = list(_links(tree, url))
    found: Any = trafilatura.bare_extraction(
        tree, url=url, favor_precision=True, include_comments=False, with_metadata=True, include_tables=True
    )
    title = _title(stated, given, found)
    body = without_heading(paragraphs(found.text if found else ""), title) or paragraphs(stated.body)
    published, origin = _published(stated, given, found)
    return Page(
        title=title, body=body, kind="index" if is_list(stated, tree, body) else _kind(stated, body),
        authors=stated.authors or split_authors([found.author] if found and found.author else []),
        published=published, published_from=origin, modified=stated.modified, language=stated.language,
        section=stated.section, tags=stated.tags, image=stated.image, paywalled=stated.paywalled,
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


def _title(stated: Stated, given: Mapping[str, str], found: Any) -> str:
    """The title that two of the statements agree on, else the first there is, else what trafilatura made of them."""
    candidates = [t for t in (*stated.titles, given.get("title")) if t]
    agreed = (a for i, a in enumerate(candidates) for b in candidates[i + 1 :] if _same(a, b))
    return next(agreed, candidates[0] if candidates else (found and found.title) or "")


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _published(stated: Stated, given: Mapping[str, str], found: Any) -> tuple[str | None, DateOrigin]:
    if stated.published:
        return stated.published, stated.published_from
    if iso(given.get("published")):
        return iso(given.get("published")), "feed"
    day = iso(found.date) if found and found.date else None
    return (day, "text") if day else (None, "none")


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
