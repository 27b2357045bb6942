"""Links that read like headlines, grouped in blocks of siblings, and what stands around each block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newswire_enrich.extraction.link_targets import Site, target
from newswire_enrich.extraction.offer_labels import Offer, is_noise, offer_of, plain

HEADLINE_WORDS = 3
HEADLINE_LETTERS = 10  # of scripts that write without spaces
LABEL_REST = 3  # words that may stand beside a link in its line, and are no sentence
PROSE_CHARACTERS = 60
MAIN_SHARE = 0.55
PROSE_SHARE = 0.2
ITEM_WORDS = 60
LONG_CHARACTERS = 1000
LEVELS_UP = 6
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED = ("span", "div", "p", "strong", "b")
_LINES = frozenset({"p", "li", "td", "dd", "blockquote", "figcaption", "div", "section", "article", "aside", "body"})
_TELLING = (Offer.RELATED, Offer.JUNK, Offer.MOST_READ)
_SENTENCES = frozenset({"p", "td", "dd", "blockquote", "figcaption", "li", "div"})
_TITLE = re.compile(r"title|headline|heading", re.IGNORECASE)
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|mega-?menu|subnav\w*|breadcrumbs?|topbar|masthead|toolbar|"
    r"pagination|pager|comments?)(?:$|[\s_-])|(?:^|\s)(?:prev|next)-?post", re.IGNORECASE)  # fmt: skip
_COMMENTS = re.compile(r"comment|respond|disqus", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """A link that reads like a headline.

    `label` is what stands before it in its own item; `in_sentence`: other words stand beside it in its line.
    """

    anchor: Any
    address: str
    title: str
    item: Any
    label: Offer | None
    in_sentence: bool


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Headlines that are siblings.

    `heading` is the text that heads them, "" for none, and `label` what it makes of them; `inside` and `after` are their
    place to the main text.
    """

    headlines: tuple[Headline, ...]
    heading: str
    label: Offer | None
    element: Any
    inside: bool
    after: bool


def blocks_of(tree: Any, site: Site) -> list[Block]:
    """The blocks of a page in document order."""
    main, prose = main_text(tree)
    links = list(_links(tree, site, main))
    owners: dict[Any, set[str]] = defaultdict(set)
    for anchor, address, _, _ in links:
        for element in (anchor, *anchor.iterancestors()):
            owners[element].add(address)
    grouped: dict[Any, list[tuple[Headline, bool]]] = defaultdict(list)
    for anchor, address, title, after in links:
        item = _item(anchor, owners, prose)
        headline = Headline(anchor, address, title, item, _own_label(anchor, item), _in_sentence(anchor))
        parent = item.getparent()
        grouped[item if parent is None or parent in prose else parent].append((headline, after))
    return [_block(element, found, owners, prose, main) for element, found in grouped.items()]


def _block(element: Any, found: list[tuple[Headline, bool]], owners: Any, prose: Any, main: Any) -> Block:
    headlines = tuple(headline for headline, _ in found)
    inside = main is not None and any(each is main for each in element.iterancestors())
    heading = "" if headlines[0].label else heading_before(headlines[0].item, owners, prose)
    label = headlines[0].label or (offer_of(heading) if heading else None)
    return Block(headlines, heading, label, element, inside, found[0][1] and not inside)


def main_text(tree: Any) -> tuple[Any, frozenset[Any]]:
    """The smallest element that holds most paragraphs, and all elements that hold much of them; None without any."""
    weights: dict[Any, int] = {}
    for paragraph in tree.iter("p"):
        length = sum(map(len, paragraph.itertext()))
        if length > PROSE_CHARACTERS:
            for element in paragraph.iterancestors():
                weights[element] = weights.get(element, 0) + length
    main = tree if tree in weights else None
    while main is not None and (inner := _fullest_child(main, weights)) is not None:
        main = inner
    if main is None:
        return None, frozenset()
    much = (
        element
        for element in main.iter("div", "section", "article")
        if weights.get(element, 0) > PROSE_SHARE * weights[main]
    )
    return main, frozenset((main, *main.iterancestors(), *much))


def _fullest_child(element: Any, weights: dict[Any, int]) -> Any:
    children = [child for child in element if child in weights]
    talk = [child for child in children if _COMMENTS.search(attributes(child))]
    texts = [child for child in children if child not in talk]
    best = max(texts, key=weights.__getitem__, default=None)
    enough = MAIN_SHARE * (weights[element] - sum(weights[child] for child in talk))
    return best if best is not None and weights[best] >= enough else None


def attributes(element: Any) -> str:
    """What the markup calls an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def text_of(element: Any) -> str:
    """The visible text of an element, spaces squeezed."""
    return " ".join(" ".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail


def _links(tree: Any, site: Site, main: Any) -> Iterator[tuple[Any, str, str, bool]]:
    """Anchor, address and title of what can be an item, and whether the main text began before it."""
    seen = False
    menus: dict[Any, bool] = {}
    for element in tree.iter("a", main.tag) if main is not None else tree.iter("a"):
        if element is main:
            seen = True
        elif element.tag == "a" and _may_be_headline(element) and not _in_menu(element.getparent(), menus):
            title = title_of(element)
            if is_headline(title) and (address := target(element.get("href"), site)):
                yield element, address, title, seen


def _may_be_headline(anchor: Any) -> bool:
    return is_headline("".join(anchor.itertext())) or bool(anchor.get("aria-label") or anchor.get("title"))


def _in_menu(element: Any, known: dict[Any, bool]) -> bool:
    """Whether an element belongs to a menu, to comments or to what is not shown; `known` saves asking twice."""
    if element is None or element.tag in ("body", "main", "html"):
        return False
    if element not in known:
        known[element] = is_menu(element) or _in_menu(element.getparent(), known)
    return known[element]


def is_menu(element: Any) -> bool:
    """Whether the markup calls an element a menu, or hides it."""
    hidden = "display:none" in (element.get("style") or "").replace(" ", "").lower()
    return hidden or element.tag in ("nav", "template", "noscript") or bool(_MENU.search(attributes(element)))


def is_headline(text: str) -> bool:
    """Whether a text has the length of a headline."""
    return len(text.split()) >= HEADLINE_WORDS or (len(text) >= HEADLINE_LETTERS and bool(_UNSPACED.search(text)))


def title_of(anchor: Any) -> str:
    """The headline in a link: its heading, or what it calls a title, or all of it without a label before."""
    headings = [text_of(part) for part in anchor.iter(*HEADINGS)] if len(anchor) else []
    named = (text_of(part) for part in anchor.iter(*_NAMED) if _TITLE.search(part.get("class") or ""))
    text = max(headings, key=len, default="") or next(filter(is_headline, named), "")
    return without_label(text if is_headline(text) else _said_in(anchor))


def _said_in(anchor: Any) -> str:
    """All that a link says, without labels before it; for a picture what it is called."""
    pieces = [piece for piece in (" ".join(p.split()) for p in _pieces(anchor)) if piece]
    while len(pieces) > 1 and offer_of(pieces[0]) in (Offer.RELATED, Offer.JUNK):
        pieces.pop(0)
    return " ".join(pieces) or " ".join((anchor.get("aria-label") or anchor.get("title") or "").split())


def without_label(title: str) -> str:
    """A headline without a label before its first colon."""
    before, colon, after = title.partition(":")
    return after.strip() if colon and is_headline(after) and offer_of(before) is Offer.RELATED else title


def _item(anchor: Any, owners: dict[Any, set[str]], prose: frozenset[Any]) -> Any:
    """The largest element around a link that holds no other headline and none of the main text."""
    item = anchor
    while (parent := item.getparent()) is not None and parent not in prose and len(owners[parent]) == 1:
        item = parent
    return item


def _own_label(anchor: Any, item: Any) -> Offer | None:
    """What the first words of an item make of it, where they stand before its link or at the link's beginning."""
    if len("".join(item.itertext()).split()) > ITEM_WORDS:
        return None
    pieces = (" ".join(piece.split()) for piece in _pieces(item))
    first = next((piece for piece in pieces if piece and not is_noise(piece)), "")
    found = offer_of(first) if first else None
    return found if found in _TELLING and plain(first) != plain(text_of(anchor)) else None


def _in_sentence(anchor: Any) -> bool:
    line = next((each for each in anchor.iterancestors() if each.tag in _LINES), None)
    if line is None or line.tag not in _SENTENCES:
        return False
    rest = _beside_links(line) if line.tag not in ("div", "li") else _loose(line)
    words = rest.split()
    return len(words) > LABEL_REST and offer_of(rest) in (None, Offer.NAMELESS)


def _beside_links(element: Any) -> str:
    """The words of an element that are in no link."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag != "a" and child.tag not in SKIPPED:
            parts.append(_beside_links(child))
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def _loose(element: Any) -> str:
    """The words that stand in an element itself, in none of its children."""
    return " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())


def heading_before(first: Any, owners: dict[Any, set[str]], prose: frozenset[Any]) -> str:
    """The nearest text before the first item of a block, "" where it is no label."""
    node = first
    for _ in range(LEVELS_UP):
        for text in _texts_before(node, owners):
            if text is None:
                return ""
            if not is_noise(text):
                return text if offer_of(text) else ""
        parent = node.getparent()
        if parent is None or parent in prose:
            return ""
        if named := parent.get("aria-label"):
            return named if offer_of(named) else ""
        node = parent
    return ""


def _texts_before(node: Any, owners: dict[Any, set[str]]) -> Iterator[str | None]:
    """Texts before an element within its parent, nearest first; None where another list stands there."""
    for sibling in node.itersiblings(preceding=True):
        if sibling.tail and sibling.tail.strip():
            yield " ".join(sibling.tail.split())
        if sibling in owners:
            if sibling.tag != node.tag or sibling.get("class") != node.get("class"):
                yield None
        elif text := _short_text(sibling):
            yield text
    parent = node.getparent()
    if parent is not None and parent.text and parent.text.strip():
        yield " ".join(parent.text.split())


def _short_text(element: Any) -> str:
    """The text of an element; that of a long one as it is, since it is no label."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return ""
    raw = "".join(element.itertext())
    return text_of(element) if len(raw) < LONG_CHARACTERS else raw
