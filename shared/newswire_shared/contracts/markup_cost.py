"""What building the tree of a page in HTML will cost, found by one linear pass before it is built.

The parser keeps the attributes of a tag in a list that it walks to its end for each: one tag with 200,000 of them takes
it two minutes, and no signal interrupts it.  The pass is the same parser without a tree: what it reads as a tag is
what the tree would have, whatever quotes and brackets are meant to hide.  Nearly all pages are spared it: cut where any
tag ends for sure, they have too little in each piece that could part attributes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

# Each element costs what reads the tree some ten microseconds; pages of news have up to 4,000, and one of 50,000 takes
# longer than an article may.
MOST_TAGS = 200_000
# Bytes, in UTF-8 where it is text: names of attributes differ, so that with the space between them each takes three to
# four, and up to some 27,000 fit, which cost less than half a second.
SMALL = 90_000
MOST_STEPS = 500_000_000  # half of the squares of the numbers of attributes: about a second
PARTING = b" \t\n\v\f\r/\"'"  # one of these stands before each attribute of a tag, be it the quote that ends another
PIECE = 2000  # bytes in which the end of a tag is looked for first: in fewer, more often; in more, longer pieces result


class CostlyMarkup(ValueError):
    """The tree of a page would cost too much."""


def refuse_costly(text: str | bytes, encoding: str | None = None) -> None:
    """Raise CostlyMarkup for a page whose tree would take much longer than its length explains."""
    tags = text.count("<") if isinstance(text, str) else text.count(b"<")
    if tags > MOST_TAGS:
        raise CostlyMarkup(f"a page of {tags:,} tags; up to {MOST_TAGS:,} are read")
    if _is_small(text):
        return
    counted = _Attributes()
    try:
        etree.fromstring(text, etree.HTMLParser(target=counted, encoding=encoding))
    except (etree.LxmlError, ValueError):
        return  # what cannot be parsed is no tree's cost, and whoever builds it says so
    if counted.steps > MOST_STEPS:
        raise CostlyMarkup(f"a page with {counted.most:,} attributes in a tag, which takes too long to read")


def _is_small(text: str | bytes) -> bool:
    """Whether a page is too short for many attributes, or no tag of it has room for them."""
    if isinstance(text, bytes):
        return len(text) <= SMALL
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded) <= SMALL or sum(map(_steps_at_most, _pieces(encoded))) <= MOST_STEPS


def _steps_at_most(piece: bytes) -> int:
    """The steps that the tags of a piece take at most: those of one tag with all that parts attributes."""
    parting = len(piece) - len(piece.translate(None, PARTING))
    return parting * parting // 2


def _pieces(page: bytes) -> Iterator[bytes]:
    """Parts of a page, each tag within one of them: from what may begin a tag up to what ends one for sure."""
    start = page.find(b"<")
    while start >= 0:
        end = _sure_end(page, start)
        yield page[start:end]
        start = page.find(b"<", end)


def _sure_end(page: bytes, start: int) -> int:
    reach = PIECE
    while start + reach < len(page):
        end = page.rfind(b">", start, start + reach)
        if end >= 0 and _ends_tags(page[start:end]):
            return end
        reach *= 2
    return len(page)


def _ends_tags(piece: bytes) -> bool:
    """Whether a bracket behind a piece would end any tag in it: only within quotes it does not, which "=" opens.

    No quotes of one kind are open where the last of them has no "=" before it.
    """
    return not any(piece.rpartition(quote)[0].rstrip().endswith(b"=") for quote in (b'"', b"'"))


class _Attributes:
    """Counts attributes as the parser meets them, and builds nothing."""

    def __init__(self) -> None:
        self.most = 0
        self.steps = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag that opens."""
        number = len(attributes)
        self.steps += number * number // 2
        if number > self.most:
            self.most = number

    def close(self) -> None:
        """The end of the page."""
