"""Links that read like headlines, grouped in blocks of siblings, and what stands around each block."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from newswire_enrich.extraction.offers.headlines import Lines, headline_links, heads_line, in_sentence, own_label
from newswire_enrich.extraction.offers.labels import ListRole, is_noise, offer_of
from newswire_enrich.extraction.offers.link_targets import LinkingPage
from newswire_enrich.extraction.offers.main_text import PROSE_CHARACTERS, main_text, short_text
from newswire_enrich.extraction.text.element_text import full_text

LEVELS_UP = 6  # elements between a list and its label; further up stands the label of a column
FEWEST_CLOSING = 2  # headlines of a list under a heading that no list knows; one may be a source of the text
MOST_ROWS = 40  # how far back a label is looked for among equal rows


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """A link that reads like a headline.

    `label` is what stands before it in its own item; `in_sentence`: other words stand beside it in its line.
    """

    anchor: Any
    address: str
    title: str
    item: Any
    label: ListRole | None
    in_sentence: bool


@dataclass(frozen=True, slots=True, eq=False)
class LinkBlock:
    """Headlines that are siblings.

    `heading` is the text that heads them, "" for none, and `label` what it makes of them; `inside` and `after` are
    their place to the main text; `closing`: inside, with nothing of the text behind it.
    """

    headlines: tuple[Headline, ...]
    heading: str
    label: ListRole | None
    element: Any
    inside: bool
    after: bool
    closing: bool


def blocks_of(tree: Any, site: LinkingPage) -> list[LinkBlock]:
    """The blocks of a page in document order."""
    main, prose = main_text(tree)
    links = headline_links(tree, site, main)
    owners: dict[Any, set[str]] = defaultdict(set)
    for anchor, address, _, _ in links:
        for element in (anchor, *anchor.iterancestors()):
            owners[element].add(address)
    grouped: dict[Any, list[tuple[Headline, bool]]] = defaultdict(list)
    lines = Lines()
    for anchor, address, title, after in links:
        item = _item(anchor, owners, prose)
        headline = Headline(anchor, address, title, item, own_label(anchor, item), in_sentence(anchor, lines))
        parent = item.getparent()
        grouped[item if parent is None or parent in prose else parent].append((headline, after))
    headings = {
        element: "" if found[0][0].label else heading_before(found[0][0].item, owners, prose)
        for element, found in grouped.items()
    }
    headed = Counter(headings[element] for element, found in grouped.items() for _ in found)
    return [
        _block(element, found, headings[element], headed[headings[element]], main) for element, found in grouped.items()
    ]


def _block(element: Any, found: list[tuple[Headline, bool]], heading: str, headed: int, main: Any) -> LinkBlock:
    """The block of an element; `headed` is how many headlines stand below its heading, in blocks of their own too."""
    headlines = tuple(headline for headline, _ in found)
    inside = main is not None and any(each is main for each in element.iterancestors())
    label = headlines[0].label or (offer_of(heading) if heading else None)
    fewest = FEWEST_CLOSING if label is ListRole.NAMELESS else 1
    closing = inside and bool(heading) and headed >= fewest and _closes(headlines[-1].item, main)
    return LinkBlock(headlines, heading, label, element, inside, found[0][1] and not inside, closing)


def _closes(last: Any, main: Any) -> bool:
    """Whether no paragraph of the main text follows its element `last`; headlines with their teasers are none."""
    node = last
    while node is not main:
        if any(_is_prose(each) for sibling in node.itersiblings() for each in sibling.iter("p")):
            return False
        node = node.getparent()
    return True


def _is_prose(paragraph: Any) -> bool:
    long = len(full_text(paragraph)) > PROSE_CHARACTERS
    return long and not any(heads_line(anchor) for anchor in paragraph.iter("a"))


def _item(anchor: Any, owners: dict[Any, set[str]], prose: frozenset[Any]) -> Any:
    """The largest element around a link that holds no other headline and none of the main text."""
    item = anchor
    while (parent := item.getparent()) is not None and parent not in prose and len(owners[parent]) == 1:
        item = parent
    return item


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
    for sibling in islice(node.itersiblings(preceding=True), MOST_ROWS):
        if sibling.tail and sibling.tail.strip():
            yield " ".join(sibling.tail.split())
        if sibling in owners:
            if sibling.tag != node.tag or sibling.get("class") != node.get("class"):
                yield None
        elif text := short_text(sibling):
            yield text
    parent = node.getparent()
    if parent is not None and parent.text and parent.text.strip():
        yield " ".join(parent.text.split())
