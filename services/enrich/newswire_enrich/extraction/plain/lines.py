"""The lines of a page in plain text, and what the shape and the words of each say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.plain import labels
from newswire_enrich.extraction.plain.wraps import paragraphs_of
from newswire_enrich.extraction.text.shapes import (
    LABEL_WORDS,
    clock,
    has_digit,
    is_label,
    is_name,
    is_open,
    is_sentence,
    item_of,
    timed,
    width,
    word_count,
)
from newswire_enrich.extraction.text.stated_day import stated_day

DATED_WORDS = 4  # beside a date in its line: "Published on Monday at"; more make a sentence of it
NOTICE_WORDS = 40  # a longer line that begins like a notice is an article about one
ROW_WORDS = 4  # with a figure, as rows of tables have
CRUMB_WORDS = 3  # of each step of a breadcrumb
_CRUMBS = re.compile(r"\s*[>»›→|]\s*|\s+[/·•]\s+")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")


class LineKind(Enum):
    """The kind of a line, by the line alone."""

    TEXT = auto()
    SENTENCE = auto()
    OFFERS = auto()
    OFFER = auto()
    POPULAR = auto()
    TICKER = auto()
    COMMENTS = auto()
    FURNITURE = auto()
    CREDIT = auto()
    BYLINE = auto()
    DATE = auto()
    CRUMBS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what it is."""

    text: str
    kind: LineKind

    @property
    def is_article(self) -> bool:
        """Whether it can be a part of the article's text."""
        return self.kind in (LineKind.TEXT, LineKind.SENTENCE)

    @property
    def item(self) -> str:
        """The text of a line of a list behind its bullet or number, "" for another line."""
        return item_of(self.text)

    @property
    def is_sentence(self) -> bool:
        return self.kind is LineKind.SENTENCE

    @property
    def is_open(self) -> bool:
        """Whether it ends without any mark."""
        return is_open(self.text)

    @property
    def is_row(self) -> bool:
        """Whether it reads like a row of a table, words with a figure, or like a line of a programme, with its time."""
        return has_digit(self.text) and (self.words >= ROW_WORDS or bool(clock(self.text) or timed(self.text)))

    @property
    def words(self) -> int:
        return word_count(self.text)

    @property
    def width(self) -> int:
        return width(self.text)


def lines_of(text: str) -> list[Line]:
    """The lines of a page without white space at their ends, wrapped paragraphs put together, empty ones dropped."""
    raw = [" ".join(line.split()) for line in text.removeprefix("\ufeff").splitlines()]
    return [Line(line, kind_of(line)) for line in paragraphs_of(raw) if len(line) > 1 or line.isalnum()]


def kind_of(line: str) -> LineKind:
    """The kind of a line, the surest first."""
    return next((kind for kind, holds in _KINDS if holds(line)), LineKind.TEXT)


def _is_notice(line: str) -> bool:
    return word_count(line) <= NOTICE_WORDS and bool(labels.FURNITURE.match(line))


def _is_offers(line: str) -> bool:
    return is_label(line) and bool(labels.OFFER.match(line))


def _is_offer(line: str) -> bool:
    return bool(labels.OFFER_INLINE.match(line))


def _is_credit(line: str) -> bool:
    return word_count(line) <= NOTICE_WORDS and bool(labels.CREDIT.search(line))


def _is_byline(line: str) -> bool:
    return any(byline(part) for part in parts_of_line(line))


def byline(line: str) -> str:
    """The names that a line with a word for "by" holds, "" for another line."""
    match = labels.BYLINE.match(line) or labels.BYLINE_AFTER.match(line)
    if not match or is_ended(line):
        return ""
    names = re.split(r",\s", parts_of_line(match["names"])[0])[0]
    return names if is_name(names) or match.re is labels.BYLINE_AFTER else ""


def parts_of_line(line: str) -> list[str]:
    """The parts of a line about an article, which bars, dots and dashes separate."""
    return _PARTS.split(line)


def _is_date(line: str) -> bool:
    if labels.AGO.match(line):
        return True
    return word_count(line) <= LABEL_WORDS * 2 and any(_states_day(part) for part in (line, *parts_of_line(line)))


def _states_day(text: str) -> bool:
    """Whether a text is one date or two with few words beside."""
    found = stated_day(text)
    if not found:
        return False
    another = stated_day(found[1])
    rest = another[1] if another else found[1]
    return sum(any(map(str.isalpha, word)) for word in rest.split()) <= DATED_WORDS


def _is_crumbs(line: str) -> bool:
    parts = _CRUMBS.split(line)
    return len(parts) > 1 and all(word_count(part) <= CRUMB_WORDS for part in parts) and is_open(line)


# The surest kind first: a notice may hold a date, a byline a comma, and anything may end like a sentence.
_KINDS = (
    (LineKind.FURNITURE, _is_notice),
    (LineKind.COMMENTS, lambda line: bool(labels.COMMENTS.match(line))),
    (LineKind.POPULAR, lambda line: bool(labels.POPULAR.match(line))),
    (LineKind.TICKER, lambda line: bool(labels.TICKER.match(line))),
    (LineKind.OFFER, _is_offer),
    (LineKind.OFFERS, _is_offers),
    (LineKind.DATE, _is_date),
    (LineKind.BYLINE, _is_byline),
    (LineKind.CREDIT, _is_credit),
    (LineKind.CRUMBS, _is_crumbs),
    (LineKind.SENTENCE, is_sentence),
)
