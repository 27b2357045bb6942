"""The kind of a page: its own word decides, and its form where it states none."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from newswire_shared.contracts.documents import Kind

from newswire_enrich.extraction.facts.json_ld import ARTICLE_TYPES
from newswire_enrich.extraction.facts.metadata import Stated
from newswire_enrich.extraction.text.element_text import full_text, squeezed_text
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.page_labels import any_of

BRIEF_CHARACTERS = 600  # of a body: a longer one is an article
CAPTIONED_CHARACTERS = 1000  # a longer text is an article with pictures
FEWEST_PICTURES = 5  # with captions; an article has a few too
FEWEST_POSTS = 4  # with their times; fewer are the dates of any page
STUB_SHARE = 0.5  # of the words that a page says its article has
HEADLINE_WORDS = 4  # of a link beside a teaser
FEWEST_TEASERS = 3  # of a page that is a list
TEASER_NEIGHBOURS = 6  # what stands in one item of a list: picture, headline, teaser, time
GALLERIES = frozenset({"ImageGallery", "MediaGallery"})
_GALLERY = re.compile(rf"\b{any_of('gallery', 'markup')}\b")
_VIDEO = re.compile(rf"\b{any_of('video', 'markup')}\b")
_LIVE = re.compile(rf"\b{any_of('live', 'markup')}\b")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])\W*$")
_WORD = re.compile(r"\w+")


def kind_of(stated: Stated, tree: Any, url: str, body: str) -> Kind:
    """The kind of a page whose text is `body`."""
    path = urlsplit(url).path.lower().replace("/", " ") if "://" in url else ""
    # From what a page says outright to what its form suggests; a live report may be short, or behind a paywall.
    if _is_live(stated, tree, path):
        return "live"
    if len(body) < CAPTIONED_CHARACTERS and (shown := _shown(stated, tree, path)):
        return shown
    if _is_stub(stated, tree, body):
        return "stub"
    if not body or is_list(stated, tree, body):
        return "index"
    return "brief" if len(body) < BRIEF_CHARACTERS else "article"


def _is_live(stated: Stated, tree: Any, path: str) -> bool:
    if "LiveBlogPosting" in stated.types or tree.xpath("boolean(//@itemtype[contains(., 'LiveBlogPosting')])"):
        return True
    return bool(_LIVE.search(path)) and tree.xpath("count(//time)") >= FEWEST_POSTS


def _shown(stated: Stated, tree: Any, path: str) -> Kind | None:
    """Whether a page with little text is there to be looked at: pictures with captions, or a film."""
    is_article = any(map(ARTICLE_TYPES.search, stated.types))
    pictures = tree.xpath("count(//figcaption)") >= FEWEST_PICTURES
    if (pictures and (_GALLERY.search(path) or not is_article)) or (GALLERIES & stated.types and not is_article):
        return "gallery"
    stated_film = (stated.og_type or "").startswith("video") or ("VideoObject" in stated.types and not is_article)
    return "video" if stated_film or ("VideoObject" in stated.types and _VIDEO.search(path)) else None


def _is_stub(stated: Stated, tree: Any, body: str) -> bool:
    """Whether only the beginning of a text that has to be paid for is there."""
    if not stated.paywalled:
        return False
    if stated.words and len(_WORD.findall(body)) < STUB_SHARE * stated.words:
        return True
    return len(body) < BRIEF_CHARACTERS and (not body or bool(_CUT.search(body)) or _is_walled(tree, body))


def _is_walled(tree: Any, body: str) -> bool:
    """Whether what is called a paywall on the page is one: what holds text of the body marks what is paid for."""
    said = letters(body)
    walls = tree.xpath("//*[contains(@class, 'paywall')]")
    return any(not any(_stands_in(said, part) for part in wall.iter("p", wall.tag)) for wall in walls)


def _stands_in(said: str, part: Any) -> bool:
    own = letters(full_text(part))
    return bool(own) and own in said


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
    if around is None or _has_many(around) or squeezed_text(element) not in lines:
        return False
    inside = set(element.iter("a"))
    return any(len(full_text(a).split()) >= HEADLINE_WORDS for a in around.iter("a") if a not in inside)


def _has_many(element: Any) -> bool:
    """Whether an element has more parts than an item of a list; lxml counts children one by one."""
    return next(islice(element, TEASER_NEIGHBOURS, None), None) is not None
