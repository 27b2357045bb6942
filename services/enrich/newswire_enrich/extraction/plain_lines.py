"""The lines of a page in plain text, and what the shape and the words of each say it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from newswire_enrich.extraction import plain_words as words
from newswire_enrich.extraction.plain_dates import stated_day

LABEL_WORDS = 8
NAME_WORDS = 5
DATED_WORDS = 4
NOTICE_WORDS = 40
ROW_WORDS = 4
SENTENCE_WIDTH, PARAGRAPH_WIDTH = 20, 200
WIDEST_WRAP, NARROWEST_WRAP = 100, 45
FULL_LINE, SLACK = 0.8, 2
WRAPS = 2
_BULLET = re.compile(r"^(?:[-–•*·▪►»‣◦●■]\s+|\d{1,2}[.)]\s+(?=\D))(\S.*)$")
_SPEECH = re.compile(r"^[–—―]\s")
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d"
_TIMED = re.compile(rf"^(?:[-–•*·]\s*)?({_CLOCK})(?!\d*[:.]\d)(?:\s*[-–—|:]\s+|\s*)(\S.*)$")
_TIMED_AFTER = re.compile(rf"^(?:[-–•*·]\s*)?(\S.*?)\s+[-–—|(]?\s*({_CLOCK})\)?$")
_CLOCK_ALONE = re.compile(rf"^({_CLOCK})$")
_ENDED = re.compile(r"[.!?…。！？։।॥۔؟][\"”»’'」』)\]）“]*$")
_STOPPED = re.compile(r"[.!?…。！？։।॥۔؟:;,\"”»’'」』)\]]$")
_CRUMBS = re.compile(r"\s*[>»›→|]\s*|\s+[/·•]\s+")


class Kind(Enum):
    """What a line is, told from the line alone."""

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
    kind: Kind

    @property
    def is_article(self) -> bool:
        """Whether it can be a part of the article's text."""
        return self.kind in (Kind.TEXT, Kind.SENTENCE)

    @property
    def item(self) -> str:
        """The text of a line of a list behind its bullet or number, "" for another line."""
        match = None if _SPEECH.match(self.text) and self.is_sentence else _BULLET.match(self.text)
        return match[1] if match else ""

    @property
    def is_sentence(self) -> bool:
        return self.kind is Kind.SENTENCE

    @property
    def is_open(self) -> bool:
        """Whether it ends without any mark."""
        return not _STOPPED.search(self.text)

    @property
    def is_row(self) -> bool:
        """Whether it reads like a row of a table: some words with a figure."""
        return any(map(str.isdigit, self.text)) and self.words >= ROW_WORDS

    @property
    def words(self) -> int:
        return word_count(self.text)

    @property
    def width(self) -> int:
        return width(self.text)


def width(text: str) -> int:
    """Columns that a text fills on a terminal."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def word_count(text: str) -> int:
    """Words of a text, where four columns of a script without spaces count as one."""
    spaced = len(text.split())
    return spaced if width(text) == len(text) else max(spaced, width(text) // 4)


def timed(text: str) -> tuple[str, str] | None:
    """The time of day before or after a headline, and the headline."""
    if match := _TIMED.match(text):
        return match[1], match[2]
    after = _TIMED_AFTER.match(text)
    return (after[2], after[1]) if after else None


def clock(text: str) -> str:
    """The time of day that a line is, "" for another line."""
    match = _CLOCK_ALONE.match(text)
    return match[1] if match else ""


def lines_of(text: str) -> list[Line]:
    """The lines of a page without white space at their ends, wrapped paragraphs put together, empty ones dropped."""
    raw = [" ".join(line.split()) for line in text.removeprefix("\ufeff").splitlines()]
    joined = unwrapped(raw) if is_wrapped(raw) else raw
    return [Line(line, kind_of(line)) for line in joined if len(line) > 1 or line.isalnum()]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a page's lines are broken at one width: full lines go on in small letters or without a sentence's end."""
    widest = max(map(width, lines), default=0)
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return False
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if b and width(a) >= FULL_LINE * widest]
    return sum(not _ENDED.search(a) and not is_capital(b[0]) for a, b in pairs) >= WRAPS


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Lines with those put together that are broken at the width of the widest."""
    full = max(map(width, lines)) - SLACK
    found: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        fits = not (before and line) or width(before) + width(_first_word(line)) < full
        goes_on = not (fits or timed(line) or _BULLET.match(line)) or (line and before.endswith(("，", "、")))
        if goes_on:
            found[-1] += ("" if _without_spaces(line) else " ") + line
        else:
            found.append(line)
    return found


def _first_word(line: str) -> str:
    """A space and a word, or the first letters of a script without spaces."""
    return line[:2] if _without_spaces(line) else f" {line.split()[0]}"


def is_capital(letter: str) -> bool:
    """Whether a letter is a capital: of Georgian's, none is, though Unicode knows capitals of them."""
    return letter.lower() != letter and not "\u10a0" <= letter.lower() <= "\u10ff"


def is_small(letter: str) -> bool:
    """Whether a letter has a capital that it is not."""
    return letter.upper() != letter and not "\u10a0" <= letter <= "\u10ff"


def _without_spaces(text: str) -> bool:
    return unicodedata.east_asian_width(text[0]) in "WF" and not unicodedata.name(text[0], "").startswith("HANGUL")


def kind_of(line: str) -> Kind:
    """What a line is, the most telling kind first."""
    return next((kind for kind, holds in _KINDS if holds(line)), Kind.TEXT)


def _is_notice(line: str) -> bool:
    return word_count(line) <= NOTICE_WORDS and bool(words.FURNITURE.match(line))


def _is_offers(line: str) -> bool:
    return is_label(line) and bool(words.OFFER.match(line))


def is_label(line: str) -> bool:
    """Whether a line is as short and open as the heading of a list."""
    bare = line.rstrip(":： ")
    return 0 < word_count(bare) <= LABEL_WORDS and not _STOPPED.search(bare) and not _BULLET.match(line)


def _is_offer(line: str) -> bool:
    return bool(words.OFFER_INLINE.match(line))


def _is_credit(line: str) -> bool:
    return word_count(line) <= NOTICE_WORDS and bool(words.CREDIT.search(line))


def _is_byline(line: str) -> bool:
    return any(byline(part) for part in parts_of_line(line))


def byline(line: str) -> str:
    """The names that a line with a word for "by" holds, "" for another line."""
    match = words.BYLINE.match(line) or words.BYLINE_AFTER.match(line)
    if not match or _ENDED.search(line):
        return ""
    names = re.split(r",\s", parts_of_line(match["names"])[0])[0]
    return names if is_name(names) or match.re is words.BYLINE_AFTER else ""


def is_name(text: str) -> bool:
    """Whether a text is as short as a name of a person and written like one, where its script has capitals."""
    parts = text.split()
    capital = all(not is_small(part[0]) or len(part) <= 3 for part in parts)
    return 2 <= len(parts) <= NAME_WORDS and capital and not any(map(str.isdigit, text))


def parts_of_line(line: str) -> list[str]:
    """The parts of a line about an article, which bars, dots and dashes separate."""
    return re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", line)


def _is_date(line: str) -> bool:
    return word_count(line) <= LABEL_WORDS * 2 and any(_states_day(part) for part in (line, *parts_of_line(line)))


def _states_day(text: str) -> bool:
    """Whether a text is a date with few words beside it, or two such."""
    found = stated_day(text)
    while found and word_count(found[1]) > DATED_WORDS and (more := stated_day(found[1])):
        found = more
    return bool(found) and sum(any(map(str.isalpha, word)) for word in found[1].split()) <= DATED_WORDS


def _is_crumbs(line: str) -> bool:
    parts = _CRUMBS.split(line)
    return len(parts) > 1 and all(word_count(part) <= 3 for part in parts) and not _STOPPED.search(line)


def is_sentence(line: str) -> bool:
    """Whether a line ends a sentence and is as wide as one, or is as wide as a paragraph."""
    wide = width(line)
    return wide >= PARAGRAPH_WIDTH or (wide >= SENTENCE_WIDTH and bool(_ENDED.search(line)))


_KINDS = (
    (Kind.FURNITURE, _is_notice),
    (Kind.COMMENTS, lambda line: bool(words.COMMENTS.match(line))),
    (Kind.POPULAR, lambda line: bool(words.POPULAR.match(line))),
    (Kind.TICKER, lambda line: bool(words.TICKER.match(line))),
    (Kind.OFFER, _is_offer),
    (Kind.OFFERS, _is_offers),
    (Kind.DATE, _is_date),
    (Kind.BYLINE, _is_byline),
    (Kind.CREDIT, _is_credit),
    (Kind.CRUMBS, _is_crumbs),
    (Kind.SENTENCE, is_sentence),
)
