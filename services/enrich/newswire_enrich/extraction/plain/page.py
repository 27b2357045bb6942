"""Pages in plain text: the title, the article's paragraphs, and what stands around them.

A page of text is its lines.  What each is, its shape and the words of labels tell (`lines.py`); lists offered
beside the article and tickers are cut out (`blocks.py`); of what is left, the densest run of sentences is the
article, and the first line before it that says what it says is its title (`core.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newswire_shared.contracts.documents import RelatedItem

from newswire_enrich.extraction.facts.authors import persons
from newswire_enrich.extraction.facts.dates import UNDATED, Dated, credible, iso
from newswire_enrich.extraction.plain.blocks import LineBlock, blocks_of
from newswire_enrich.extraction.plain.core import Core, core_of, title_place
from newswire_enrich.extraction.plain.labels import ALONE_BY, ROLE
from newswire_enrich.extraction.plain.lines import Line, LineKind, byline, lines_of, parts_of_line
from newswire_enrich.extraction.text.shapes import clock, is_bracketed, is_name
from newswire_enrich.extraction.text.stated_day import stated_day
from newswire_enrich.extraction.text.teasers import split_item
from newswire_enrich.languages.function_words import NAME_JOINERS
from newswire_enrich.page import Page

VERSION = "plain+4"
NEAR = 3  # lines around the article in which a day or an author of it may stand
STANDFIRST_WIDTH = 35  # of an open line below the title; narrower ones are sections and names
ODD_WORDS = 6  # of an open last line that is a label
ODD_WIDTH = 40  # ... and its columns, for scripts without spaces
CREDIT_WIDTH = 100  # of a last line in brackets; a wider one is an aside of the author
_JOINED = re.compile(rf"\s*[,/&]\s*|\s(?:{NAME_JOINERS})\s")
# Capitals here are names: none opens a sentence behind a word without a mark.
_AFTER_A_WORD = re.compile(r"(?<=\w\s)[^\W\d_]\w+")
ABOUT = (LineKind.DATE, LineKind.BYLINE)
IN_TEXT = (LineKind.TEXT, LineKind.SENTENCE, LineKind.DATE, LineKind.BYLINE, LineKind.CRUMBS)


@dataclass(frozen=True, slots=True)
class TextParts:
    """The text of a page apart: its title, its paragraphs, lines about it, and lines that are nobody's."""

    title: str = ""
    body: tuple[Line, ...] = ()
    about: tuple[Line, ...] = ()
    junk: tuple[Line, ...] = ()


def page_of_text(text: str, given: Mapping[str, str]) -> Page:
    """Take a plain text page apart; `given` is what a feed said of it."""
    blocks = blocks_of(lines_of(text))
    parts = parts_of(core_of(blocks))
    published, origin = _published(parts.about, given)
    names = _names((*parts.body, *parts.about))
    related = [_split(item, names) for block in blocks for item in block.related]
    odd = frozenset(line.text for line in parts.junk) - {line.text for line in parts.about}
    return Page(
        title=parts.title, body="\n\n".join(line.text for line in parts.body),
        kind="article" if parts.body else "stub",
        authors=_authors(parts.about), published=published, published_from=origin,
        related=tuple({item.title: item for item in related}.values()),
        ticker=tuple(line for block in blocks for line in block.ticker),
        junk=_junk(blocks, odd), version=VERSION,
    )  # fmt: skip


def _names(lines: Sequence[Line]) -> frozenset[str]:
    """Words that have a capital in the middle of a sentence."""
    words = (word for line in lines for word in _AFTER_A_WORD.findall(line.text))
    return frozenset(word for word in words if word[0].isupper())


def _split(item: RelatedItem, names: frozenset[str]) -> RelatedItem:
    """An item whose teaser stands in its own line, in two."""
    title, teaser = (item.title, item.teaser) if item.teaser else split_item(item.title, names)
    return RelatedItem(title=title, teaser=teaser)


def parts_of(core: Core) -> TextParts:
    """The text of an article apart; what stands before its title and after its last line is nobody's."""
    before, text = core.before, core.text
    place = title_place(before, text)
    if place is None:
        if not text:
            return TextParts(junk=(*before, *core.after))
        before, place, text = [*before, text[0]], len(before), text[1:]
    header = before[place + 1 :]
    top, end = _header_end(text), _text_end(text)
    standfirst = [line for line in header[:1] if _is_standfirst(line)]
    opening = [line for line in text[:top] if line.is_sentence]
    kept = (*standfirst, *opening, *(line for line in text[top:end] if line.kind in IN_TEXT))
    body = [line for line in kept if line.text != before[place].text]
    around = [*text[end:], *core.after[:NEAR], *before[max(place - NEAR, 0) : place]]
    mine = set(map(id, body))
    others = [line for line in (*before[:place], *header, *text, *core.after) if id(line) not in mine]
    return TextParts(before[place].text, tuple(body), tuple(_about([*header, *text[:top]], around)), tuple(others))


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
    if not line.is_article or clock(line.text):
        return True
    if line.text.endswith((":", "：", ": %")) or (is_bracketed(line.text) and line.width <= CREDIT_WIDTH):
        return True
    listed = line.is_row or line.item
    return line.is_open and line.words <= ODD_WORDS and line.width < ODD_WIDTH and not listed


def _is_standfirst(line: Line) -> bool:
    return line.is_sentence or (line.kind is LineKind.TEXT and line.width >= STANDFIRST_WIDTH and not _role(line))


def _role(line: Line) -> str:
    """The name before a comma and a profession, "" for another line."""
    name, _, role = line.text.partition(", ")
    return name if is_name(name) and ROLE.match(role) else ""


def _about(header: Sequence[Line], around: Sequence[Line]) -> list[Line]:
    """Lines that state a day or an author, and names that stand beside a day or below a word for "by"."""
    told = [line for line in header if line.kind not in (LineKind.FURNITURE, LineKind.CREDIT)]
    beside = [line for line, other in (*_pairs(told), *_pairs(told[::-1])) if other.kind is LineKind.DATE]
    beside += [line for other, line in _pairs(told) if ALONE_BY.match(other.text)]
    found = [line for line in header if line.kind in ABOUT or _role(line) or (line in beside and _is_lone_name(line))]
    return found + [line for line in around if line.kind in ABOUT]


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    return list(pairwise(lines))


def _is_lone_name(line: Line) -> bool:
    """Whether a line is a name or some names, in a script with capitals."""
    cased = line.text.upper() != line.text.lower() and not line.text.isupper()
    return cased and line.kind is LineKind.TEXT and all(map(is_name, _JOINED.split(line.text)))


def _authors(about: Sequence[Line]) -> tuple[str, ...]:
    parts = [(line, part) for line in about for part in parts_of_line(line.text)]
    names = [byline(part) or _role(line) or (line.text if line.kind is LineKind.TEXT else "") for line, part in parts]
    return persons(filter(None, names), frozenset())


def _published(about: Sequence[Line], given: Mapping[str, str]) -> Dated:
    """The first day that the lines about the article state, with the feed's time if it names the same day."""
    days = (found[0] for line in about if (found := stated_day(line.text)))
    day = next((day for day in days if credible((day, "text"), given.get("fetched"))), None)
    fed = iso(given.get("published"))
    if not day:
        return (fed, "feed") if fed else UNDATED
    same = fed and fed.startswith(day[:10]) and len(fed) > len(day[:10])
    return (fed, "feed") if same else (day, "text")


def _junk(blocks: Sequence[LineBlock], odd: frozenset[str]) -> tuple[str, ...]:
    """What is nobody's, in the order of the page."""
    found = (line for block in blocks for line in (*block.junk, *(x.text for x in block.text if x.text in odd)))
    return tuple(dict.fromkeys(found))
