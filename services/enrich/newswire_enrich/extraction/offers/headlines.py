"""Links that read like headlines: their title, and what stands beside them in their line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.offers.labels import ListRole, is_noise, offer_of, plain
from newswire_enrich.extraction.offers.link_targets import LinkingPage, target
from newswire_enrich.extraction.offers.main_text import LONG_CHARACTERS, SKIPPED, in_menu, pieces_of, text_of
from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.shapes import is_sentence

HEADLINE_WORDS = 3  # of a headline; two words are a section, so a headline of two is not found (decision 16)
HEADLINE_LETTERS = 10  # of scripts that write without spaces
LONGEST_TITLE = 250  # characters; a longer text of a link is headline and teaser in one
LABEL_REST = 3  # words that may stand beside a link in its line, and are no sentence
LEAD_WORDS = 6  # before a link that ends its line: "In this series: …" is a label, and no sentence
ITEM_WORDS = 60  # an item of more words is a part of the article, whose first words are no label
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED = ("span", "div", "p", "strong", "b")
# Elements that make a line of their own.
_LINES = frozenset({"p", "li", "td", "dd", "blockquote", "figcaption", "div", "section", "article", "aside", "body"})
# ... of which these may hold a sentence
_SENTENCES = frozenset({"p", "td", "dd", "blockquote", "figcaption", "li", "div"})
# Labels by which an item's own first words overrule its list's.
_TELLING = (ListRole.RELATED, ListRole.JUNK, ListRole.MOST_READ)
_SIGNS = (" & ", " | ", " - ")  # words to a split, and none to a reader
_TITLE = re.compile(r"title|headline|heading", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!…。।։][\"”»“]?$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")


def headline_links(tree: Any, site: LinkingPage, main: Any) -> list[tuple[Any, str, str, bool]]:
    """Anchor, address and title of what can be an item, and whether the main text began before it.

    A picture counts where no link of words has its address.
    """
    found = list(_candidates(tree, site, main))
    worded = {address for anchor, address, _, _ in found if has_words(anchor)}
    return [each for each in found if each[1] not in worded or has_words(each[0])]


def _candidates(tree: Any, site: LinkingPage, main: Any) -> Iterator[tuple[Any, str, str, bool]]:
    seen, first = False, _first_link(main) if main is not None else None
    menus: dict[Any, bool] = {}
    for anchor in tree.iter("a"):
        seen = seen or anchor is first
        if anchor is not main and _may_be_headline(anchor) and not in_menu(anchor.getparent(), menus):
            address = target(anchor.get("href"), site)
            if address and is_headline(title := title_of(anchor)):
                yield anchor, address, title, seen


def _first_link(main: Any) -> Any:
    """The first link in the main text or behind it."""
    behind = (sibling for each in (main, *main.iterancestors()) for sibling in each.itersiblings())
    return next((anchor for part in chain([main], behind) for anchor in part.iter("a")), None)


def has_words(anchor: Any) -> bool:
    """Whether a link shows words, and no mere picture."""
    return bool(full_text(anchor).strip())


def _may_be_headline(anchor: Any) -> bool:
    raw = full_text(anchor)
    return len(raw) < LONG_CHARACTERS and (not raw.strip() or is_headline(raw))


def is_headline(text: str) -> bool:
    """Whether a text has the length of a headline."""
    words = len(text.split())
    if words >= HEADLINE_WORDS and words - sum(map(text.count, _SIGNS)) >= HEADLINE_WORDS:
        return True
    return len(text) >= HEADLINE_LETTERS and not text.isascii() and bool(_UNSPACED.search(text))


def title_of(anchor: Any) -> str:
    """The headline in a link: its heading, or what it calls a title, or all of it without a label before."""
    if not len(anchor):
        return without_label(_said_in(anchor))
    headings = [text_of(part) for part in anchor.iter(*HEADINGS)]
    named = (text_of(part) for part in anchor.iter(*_NAMED) if _TITLE.search(part.get("class") or ""))
    text = max(headings, key=len, default="") or next(filter(is_headline, named), "")
    return without_label(text if is_headline(text) else _said_in(anchor))


def _said_in(anchor: Any) -> str:
    """All that a link says, without labels before it or a teaser behind it; for a picture what it is called."""
    pieces = [piece for piece in (" ".join(p.split()) for p in pieces_of(anchor)) if piece]
    while len(pieces) > 1 and offer_of(pieces[0]) in (ListRole.RELATED, ListRole.JUNK):
        pieces.pop(0)
    whole = " ".join(pieces)
    if len(whole) > LONGEST_TITLE or _has_teaser(anchor, pieces):
        return next(filter(is_headline, pieces), "")
    return whole or " ".join(_called(anchor).split())


def _has_teaser(anchor: Any, pieces: Sequence[str]) -> bool:
    """Whether a link's words stand in elements of its own, a headline in the first and a sentence in the last."""
    if len(pieces) < 2 or len(anchor) < 2 or _loose(anchor):
        return False
    return is_headline(pieces[0]) and not is_ended(pieces[0]) and is_ended(pieces[-1]) and is_sentence(pieces[-1])


def _called(anchor: Any) -> str:
    pictures = (picture.get("alt") for picture in anchor.iter("img"))
    return anchor.get("aria-label") or anchor.get("title") or next(filter(None, pictures), "")


def without_label(title: str) -> str:
    """A headline without a label before its first colon."""
    before, colon, after = title.partition(":")
    return after.strip() if colon and is_headline(after) and offer_of(before) is ListRole.RELATED else title


def own_label(anchor: Any, item: Any) -> ListRole | None:
    """What the first words of an item make of it, where they stand before its link or at the link's beginning."""
    if len(full_text(item).split()) > ITEM_WORDS:
        return None
    pieces = (" ".join(piece.split()) for piece in pieces_of(item))
    first = next((piece for piece in pieces if piece and not is_noise(piece)), "")
    found = offer_of(first) if first else None
    return found if found in _TELLING and plain(first) != plain(text_of(anchor)) else None


class Lines:
    """What lines say, whole and beside their links, each read once however many links it has."""

    def __init__(self) -> None:
        self.whole, self.rest = cache(text_of), cache(_rest)


def _rest(line: Any) -> str:
    return beside_links(line) if line.tag not in ("div", "li") else _loose(line)


def in_sentence(anchor: Any, lines: Lines) -> bool:
    """Whether other words stand beside a link in its line."""
    line = next((each for each in anchor.iterancestors() if each.tag in _LINES), None)
    if line is None or line.tag not in _SENTENCES:
        return False
    rest = lines.rest(line)
    words = rest.split()
    if len(words) <= LABEL_REST or offer_of(rest) not in (None, ListRole.NAMELESS):
        return False
    return not (len(words) <= LEAD_WORDS and _ends_with(lines.whole(line), text_of(anchor)))


def heads_line(anchor: Any) -> bool:
    """Whether a link begins its line and a break follows it, as a headline stands above its teaser."""
    node = anchor
    while node is not None and not _says_before(node) and not (node.tail or "").strip():
        following = next(node.itersiblings("*"), None)
        if following is not None:
            return bool(following.tag == "br")
        if node.tag in _LINES:
            return False
        node = node.getparent()
    return False


def _says_before(node: Any) -> bool:
    """Whether anything is said in an element's line before it, as far as its parent reaches."""
    for before in node.itersiblings(preceding=True):
        if (before.tail or "").strip():
            return True
        if before.tag == "br":
            return False
        if text_of(before):
            return True
    parent = node.getparent()
    return parent is not None and bool((parent.text or "").strip())


def _ends_with(whole: str, said: str) -> bool:
    """Whether a line ends with a headline as a link and, other than a sentence, without a full stop."""
    return len(said.split()) > HEADLINE_WORDS and whole.endswith(said) and not _FULL_STOP.search(said)


def beside_links(element: Any) -> str:
    """The words of an element that are in no link."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag != "a" and child.tag not in SKIPPED:
            parts.append(beside_links(child))
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def _loose(element: Any) -> str:
    """The words that stand in an element itself, in none of its children."""
    return " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
