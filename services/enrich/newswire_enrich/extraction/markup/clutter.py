"""Lines of a text column that are not the article's: links to other articles, captions, and requests to the reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.text.element_text import full_text, squeezed_text
from newswire_enrich.extraction.text.markup_names import says
from newswire_enrich.extraction.text.shapes import PARAGRAPH_WIDTH, letters, width, word_count
from newswire_enrich.languages.page_labels import any_of

LABEL_WORDS = 5  # of a label beside a link: "Read more about this topic" has five
ACTION_WORDS = 12  # of a line of buttons: "Share this story on" and the names of those on whom
PLEA_WORDS = 30  # a longer line that asks for something is an article about asking
MOST_LINKED = 0.5  # of a body: where more would go, the page is made of such lines, as a list of links is
FEWEST_CHARACTERS = 60  # of a paragraph of a column; shorter ones are captions and requests
FEWEST_NEIGHBOURS = 2  # paragraphs beside one that is of a column; one may be a box of two
MOST_PARTS = 12  # of an aside: an element with more children holds the article too, whatever its class says
# Blocks of a line each; `div` only as a caption or an aside, since it may hold the whole page.
_BLOCKS = ("p", "li", "div", "h2", "h3", "h4", "h5", "strong", "b", "figcaption")
_LABEL = re.compile(r"^[^.!?]{0,50}[:|»>→]\s*$|^\W*$")
# Links that share, print, mail or fold: no address of a page, or one that carries the address of this page along.
_ACTION = re.compile(
    r"^\s*(?:#|(?!https?:)[a-z-]+:)|[?&](?:u|url|text|link|body)=[^&]*(?:https?(?::|%3a)|%s)|\bprint\b", re.IGNORECASE
)
_SAYS_ASIDE = says(  # `paywall` alone is the class by which schema.org has pages mark what is paid for
    r"caption|newsletter|promo|read-?more|related|recirc|signup|subscribe|paywall[-_]|[-_]paywall|most-?read|share|"
    r"consent|advert|cookie|comment|also-?read"
)
# Up to sixty characters may stand before the request: "To get our stories by mail, sign up …".
_PLEA = re.compile(rf"^(?:[-–•>]\s*)?\W{{0,20}}(?:.{{0,60}}?)(?<![a-z]){any_of('pleas', 'markup')}", re.IGNORECASE)
# A sentence without a link asks only where it begins so: "We hope you like it. Sign up …", and no "he may subscribe".
_REQUEST = re.compile(rf"^(?:[-–•>]\s*)?\W{{0,20}}(?:.{{0,60}}?[.!?]\s+)?{any_of('pleas', 'markup')}", re.IGNORECASE)
_WITH_LABEL = re.compile(rf"^(?:[-•]\s*)?{any_of('before_colon', 'markup')}\b(?:\s*\w+)?\s*[:|]", re.IGNORECASE)


def without_clutter(body: str, asides: frozenset[str], linked: frozenset[str] = frozenset()) -> str:
    """A body without its clutter; `asides` are the letters of what the markup sets apart, `linked` of what has links.

    Nothing is taken where most of the body would go: such a page is made of it.
    """
    lines = body.split("\n\n")
    kept = [line for line in lines if not is_clutter(line, asides, linked)]
    enough = sum(map(len, kept)) > MOST_LINKED * len(body)
    return "\n\n".join(kept if enough else lines)


def is_clutter(line: str, asides: frozenset[str], linked: frozenset[str] = frozenset()) -> bool:
    """Whether a line is set apart by the markup, or asks the reader for something, or names something to read."""
    said = letters(line)
    if said in asides:
        return True
    if line[:1] in '"“„«' or len(line.split()) > PLEA_WORDS or word_count(line) > PLEA_WORDS:
        return False
    if is_ended(line) and width(line) >= FEWEST_CHARACTERS and said not in linked:
        return bool(_REQUEST.match(line))
    return bool(_WITH_LABEL.match(line) or _PLEA.match(line))


def asides_of(tree: Any, lines: frozenset[str]) -> frozenset[str]:
    """Those of some lines, by their letters, that are captions of a page, or links with a label at most before them."""
    blocks = (block for block in tree.iter(*_BLOCKS) if block.tag != "div" or _SAYS_ASIDE(block.get("class")))
    told = ((block, letters(full_text(block))) for block in blocks)
    columns = cache(_sentences_in)
    return frozenset(said for block, said in told if said in lines and _is_aside(block, columns))


def _is_aside(block: Any, columns: Callable[[Any], int]) -> bool:
    if block.tag == "figcaption" or (block.tag != "li" and _SAYS_ASIDE(block.get("class"))):
        return len(block) < MOST_PARTS and not _is_of_column(block, columns)
    return block.tag != "div" and len(block) > 0 and _offers_links(block)


def _is_of_column(block: Any, columns: Callable[[Any], int]) -> bool:
    """Whether a block is a sentence among the paragraphs of a column, whatever its class says.

    `columns` tells how many paragraphs of a sentence's length an element holds.
    """
    text = squeezed_text(block)
    if block.tag != "p" or len(text) < FEWEST_CHARACTERS or not is_ended(text) or _beside_picture(block):
        return False
    if len(text) < PARAGRAPH_WIDTH and any(a.get("href") for a in block.iter("a")):
        return False
    return block.getparent() is not None and columns(block.getparent()) > FEWEST_NEIGHBOURS


def _sentences_in(column: Any) -> int:
    return sum(len(squeezed_text(paragraph)) >= FEWEST_CHARACTERS for paragraph in column.iterchildren("p"))


def _beside_picture(block: Any) -> bool:
    """Whether a picture stands in a block or right before it, whose caption it is."""
    before = block.getprevious()
    near = (block, *([before] if before is not None else ()))
    return any(next(each.iter("img", "picture", "video", "figure"), None) is not None for each in near)


def _offers_links(block: Any) -> bool:
    """Whether all of a block but a short label is one link, or a short line is there for what its links do."""
    links = [a for a in block.iter("a") if a.get("href")]
    if len(links) == 1 and _is_link(block, squeezed_text(links[0])):
        return True
    return bool(links) and all(_ACTION.search(a.get("href")) for a in links) and _is_mostly(block, links)


def _is_link(block: Any, said: str) -> bool:
    if len(said.split()) < LABEL_WORDS - 1:
        return False
    rest = squeezed_text(block).replace(said, "", 1).strip()
    return bool(_LABEL.match(rest)) and len(rest.split()) <= LABEL_WORDS


def _is_mostly(block: Any, links: Sequence[Any]) -> bool:
    """Whether a short block is half links, or ends with one: "Seen an error? Write to us."."""
    said, texts = squeezed_text(block), [squeezed_text(a) for a in links]
    words, ending = len(said.split()), letters(texts[-1])
    half = 2 * sum(len(text.split()) for text in texts) >= words
    return words <= ACTION_WORDS and (half or (not ending.isdecimal() and letters(said).endswith(ending)))
