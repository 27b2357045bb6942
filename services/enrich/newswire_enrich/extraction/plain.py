"""Pages in plain text: the title, the article's paragraphs, and what stands around them.

A page of text is its lines.  What each is, its shape and the words of labels tell (plain_lines); lists offered
beside the article and tickers are cut out (plain_blocks); the title is the first broad line before the first
sentence, and the text ends with the last line that ends like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.documents import RelatedItem

from newswire_enrich.extraction.authors import persons
from newswire_enrich.extraction.dates import Dated, UNDATED, credible, iso
from newswire_enrich.extraction.plain_blocks import Block, blocks_of
from newswire_enrich.extraction.plain_dates import stated_day
from newswire_enrich.extraction.plain_lines import Kind, Line, byline, is_name, lines_of
from newswire_enrich.extraction.plain_words import ROLE
from newswire_enrich.extraction.teasers import split_item
from newswire_enrich.page import Page

VERSION = "plain+3"
BROAD = 0.5
STANDFIRST_WIDTH = 35
ROW_WORDS = 4
ODD_WORDS = 6
ODD_WIDTH = 40
TITLE_WIDTH = 150
CREDIT_WIDTH = 100
_AFTER_A_WORD = re.compile(r"(?<=\w\s)[^\W\d_]\w+")
ABOUT = (Kind.DATE, Kind.BYLINE)
IN_TEXT = (Kind.TEXT, Kind.SENTENCE, Kind.DATE, Kind.BYLINE, Kind.CRUMBS)


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a page apart: its title, its paragraphs, lines about it, and lines that are nobody's."""

    title: str = ""
    body: tuple[Line, ...] = ()
    about: tuple[Line, ...] = ()
    junk: tuple[Line, ...] = ()


def page_of_text(text: str, given: Mapping[str, str]) -> Page:
    """Take a plain text page apart; `given` is what a feed said of it."""
    blocks = blocks_of(lines_of(text))
    core, rest = _core(blocks)
    parts = parts_of(core)
    published, origin = _published(parts.about, given)
    names = frozenset(name for line in (*parts.body, *parts.about) for name in _AFTER_A_WORD.findall(line.text) if name[0].isupper())
    odd = frozenset(line.text for line in (*parts.junk, *rest)) - {line.text for line in parts.about}
    return Page(
        title=parts.title, body="\n\n".join(line.text for line in parts.body),
        kind="article" if parts.body else "stub",
        authors=_authors(parts.about), published=published, published_from=origin,
        related=tuple(_split(item, names) for block in blocks for item in block.related),
        ticker=tuple(line for block in blocks for line in block.ticker),
        junk=_junk(blocks, odd), version=VERSION,
    )  # fmt: skip


def _split(item: RelatedItem, names: frozenset[str]) -> RelatedItem:
    """An item whose teaser stands in its own line, in two."""
    title, teaser = (item.title, item.teaser) if item.teaser else split_item(item.title, names)
    return RelatedItem(title=title, teaser=teaser)


def _core(blocks: Sequence[Block]) -> tuple[list[Line], list[Line]]:
    """The lines of the runs of text that are the article's, and those of the other runs.

    The article begins with the first run that holds a sentence, and goes on after a list where a sentence follows.
    """
    core: list[Line] = []
    rest: list[Line] = []
    begun = False
    for block in blocks:
        if not begun or (block.text and block.text[0].is_sentence):
            core += block.text
        else:
            rest += block.text
        begun = begun or any(line.is_sentence for line in core)
    return core, rest


def parts_of(lines: Sequence[Line]) -> Parts:
    """The text of an article apart; what stands before its title is nobody's."""
    first = next((i for i, line in enumerate(lines) if line.is_sentence), min(1, len(lines)))
    place = title_place(lines, first)
    if place is None:
        return Parts(junk=tuple(lines))
    first = max(first, place + 1)
    header, text = lines[place + 1 : first], lines[first:]
    top, end = _header_end(text), _text_end(text)
    standfirst = [line for line in header[:1] if _is_standfirst(line)]
    opening = [line for line in text[:top] if line.is_sentence]
    body = [*standfirst, *opening, *(line for line in text[top:end] if line.kind in IN_TEXT)]
    others = [line for line in lines[:place] + header + text if not any(line is kept for kept in body)]
    about = [*header, *text[:top], *text[end:]]
    return Parts(lines[place].text, tuple(body), tuple(_about(about)), tuple(others))


def title_place(lines: Sequence[Line], first: int) -> int | None:
    """The place of the title: the first of the broad lines before the first sentence, or that sentence itself."""
    before = [(i, lines[i]) for i in range(first) if lines[i].kind is Kind.TEXT]
    before = [(i, line) for i, line in before if line.words > 1] or before
    widest = max((line.width for _, line in before), default=0)
    if first < len(lines) and _asks(lines[first]) and widest < BROAD * lines[first].width:
        return first
    broad = [(i, line.text) for i, line in before if line.width >= BROAD * widest]
    again = (i for i, text in broad if any(text in other and text != other for _, other in broad))
    return next(again, broad[0][0] if broad else first if first < len(lines) else None)


def _asks(line: Line) -> bool:
    return line.text.endswith(("?", "!", "？", "！", "؟", ";")) and line.width <= TITLE_WIDTH


def _header_end(text: Sequence[Line]) -> int:
    """Where the lines about the article end that stand between its first sentence and its second; 0 without any."""
    second = next((i for i, line in enumerate(text[1:], 1) if line.is_sentence), len(text))
    stated = [i for i in range(second) if text[i].kind in ABOUT]
    return max(stated) + 1 if stated and second < len(text) else 0


def _text_end(text: Sequence[Line]) -> int:
    """Where the odd lines begin that follow the last paragraph."""
    end = len(text)
    while end > 1 and _is_odd(text[end - 1]):
        end -= 1
    return end


def _is_odd(line: Line) -> bool:
    """Whether the last line of a text is none of its own: a notice, a label, a credit in brackets."""
    if not line.is_article:
        return True
    bracketed = line.text[0] in "([（［" and line.text[-1] in ")]）］" and line.width <= CREDIT_WIDTH
    row = any(map(str.isdigit, line.text)) and line.words >= ROW_WORDS
    short = line.words <= ODD_WORDS and line.width < ODD_WIDTH
    return bracketed or (short and line.is_open and not row and not line.item) or line.text.endswith((": %", " %"))


def _is_standfirst(line: Line) -> bool:
    return line.kind is Kind.TEXT and line.width >= STANDFIRST_WIDTH and not _role(line)


def _role(line: Line) -> str:
    """The name before a comma and a profession, "" for another line."""
    name, _, role = line.text.partition(", ")
    return name if is_name(name) and ROLE.match(role) else ""


def _about(lines: Sequence[Line]) -> list[Line]:
    """Lines that state a day or an author, and names that stand beside them."""
    told = [line for line in lines if line.kind not in (Kind.FURNITURE, Kind.CREDIT)]
    beside = [line for line, other in (*_pairs(told), *_pairs(told[::-1])) if other.kind is Kind.DATE]
    return [line for line in lines if line.kind in ABOUT or _role(line) or (line in beside and _is_lone_name(line))]


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    return list(zip(lines, lines[1:], strict=False))


def _is_lone_name(line: Line) -> bool:
    cased = line.text.upper() != line.text.lower() and not line.text.isupper()
    return line.kind is Kind.TEXT and is_name(line.text) and cased


def _authors(about: Sequence[Line]) -> tuple[str, ...]:
    names = [byline(line.text) or _role(line) or (line.text if line.kind is Kind.TEXT else "") for line in about]
    return persons(filter(None, names), frozenset())


def _published(about: Sequence[Line], given: Mapping[str, str]) -> Dated:
    """The first day that the lines about the article state, else the feed's."""
    days = (found[0] for line in about if (found := stated_day(line.text)))
    day = next((day for day in days if credible((day, "text"), given.get("fetched"))), None)
    fed = iso(given.get("published"))
    return (day, "text") if day else (fed, "feed") if fed else UNDATED


def _junk(blocks: Sequence[Block], odd: frozenset[str]) -> tuple[str, ...]:
    """What is nobody's, in the order of the page."""
    found = (line for block in blocks for line in (*block.junk, *(x.text for x in block.text if x.text in odd)))
    return tuple(dict.fromkeys(found))
