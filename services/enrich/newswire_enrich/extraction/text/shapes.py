"""Shapes of lines, whatever their words: widths, times of day, bullets, names, ends of sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newswire_shared.analysis.sentences import is_ended

LABEL_WORDS = 8  # of the heading of a list
NAME_WORDS = 5  # of a person's name, with particles
FIRST_WIDE = "\u1100"  # of the letters that fill two columns
SENTENCE_WIDTH, PARAGRAPH_WIDTH = 20, 200  # columns: of a sentence that ends as one, and of a paragraph that need not
# Several passes compare the same lines of a page; those of a few pages, with texts of the longest, take 2 MB.
MOST_REMEMBERED, LONGEST_REMEMBERED = 1000, 600
_BULLET = re.compile(r"^(?:[-–•*·▪►»‣◦●■]\s+|\d{1,2}[.)]\s+(?=\D))(\S.*)$")
_BETWEEN = re.compile(r"[\W_]+")
_PLAIN_MARKS = bytes(code for code in range(0x80) if _BETWEEN.match(chr(code)))
_SPEECH = re.compile(r"^[–—―]\s")
CLOCK = r"(?:(?:0?\d|1[0-2])[:.][0-5]\d ?(?:[AP]M\b|[ap]m\b|[ap]\.m\.)|(?:[01]?\d|2[0-3])[:.h][0-5]\d)"
_TIMED = re.compile(rf"^(?:[-–•*·]\s*)?({CLOCK})(?!\d*[:.]\d)(?:\s(?:Uhr|GMT|hrs)\b)?(?:\s*[-–—|:]\s+|\s*)(\S.*)$")
_TIMED_AFTER = re.compile(rf"^(?:[-–•*·]\s*)?(\S.*?)\s+[-–—|(]?\s*({CLOCK})\)?$")
_NUMBER = re.compile(r"\d+")
_CLOCK_ALONE = re.compile(rf"^({CLOCK})$")
_STOPPED = re.compile(r"[.!?…。！？։।॥۔؟:;,\"”»’'」』)\]]$")
_ASKS = ("?", "!", "？", "！", "؟", ";")


def width(text: str) -> int:
    """Columns that a text fills on a terminal."""
    if text.isascii():
        return len(text)
    wide = {c for c in set(text) if c >= FIRST_WIDE and unicodedata.east_asian_width(c) in "WF"}
    return len(text) + (sum(map(wide.__contains__, text)) if wide else 0)


def letters(text: str) -> str:
    """A text for comparison: its letters and digits alone, in small."""
    return _remembered_letters(text) if len(text) <= LONGEST_REMEMBERED else _letters(text)


def _letters(text: str) -> str:
    # Bytes lose the commonest marks at once, a tenth of what an expression takes that stops at each.
    plain = text.casefold().encode("utf-8", "surrogatepass").translate(None, _PLAIN_MARKS)
    said = plain.decode("utf-8", "surrogatepass")
    return said if said.isalnum() else _BETWEEN.sub("", said)


_remembered_letters = lru_cache(MOST_REMEMBERED)(_letters)


def word_count(text: str) -> int:
    """Words of a text, where four columns of a script without spaces count as one."""
    spaced = len(text.split())
    return spaced if width(text) == len(text) else max(spaced, width(text) // 4)


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def is_open(text: str) -> bool:
    """Whether a text ends without any mark."""
    return not _STOPPED.search(text)


def is_sentence(text: str) -> bool:
    """Whether a line ends a sentence and is as wide as one, or is as wide as a paragraph."""
    wide = width(text)
    return wide >= PARAGRAPH_WIDTH or (wide >= SENTENCE_WIDTH and is_ended(text))


def asks(text: str) -> bool:
    """Whether a text ends as questions and calls do."""
    return text.endswith(_ASKS)


def is_bracketed(text: str) -> bool:
    return text[0] in "([（［" and text[-1] in ")]）］"


def is_label(text: str) -> bool:
    """Whether a line is as short and open as the heading of a list."""
    bare = text.rstrip(":： ")
    return 0 < word_count(bare) <= LABEL_WORDS and is_open(bare) and not _BULLET.match(text)


def item_of(text: str) -> str:
    """What stands behind a bullet or a number, "" for a line without one; a dash before a sentence is speech."""
    match = None if _SPEECH.match(text) and is_sentence(text) else _BULLET.match(text)
    return match[1] if match else ""


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


def minutes(clock: str) -> int:
    """The minutes since midnight of a time of day, on a clock of twelve hours or of all."""
    hour, minute = (int(number) for number in _NUMBER.findall(clock)[:2])
    half = clock.rstrip(".")[-2:].lower().replace(".", "")
    return (hour % 12 + 12 * (half[0] == "p") if half[-1] == "m" else hour) * 60 + minute


def is_name(text: str) -> bool:
    """Whether a text is as short as a name of a person and written like one, where its script has capitals."""
    parts = text.split()
    written = all(not is_small(part[0]) or len(part) <= 3 for part in parts)
    # One word is as often a place or a section, and small words of three letters are particles.
    return 2 <= len(parts) <= NAME_WORDS and written and not has_digit(text)


def is_capital(letter: str) -> bool:
    """Whether a letter is a capital: of Georgian's, none is, though Unicode knows capitals of them."""
    return letter.lower() != letter and not _is_georgian(letter.lower())


def is_small(letter: str) -> bool:
    """Whether a letter has a capital that it is not."""
    return letter.upper() != letter and not _is_georgian(letter)


def _is_georgian(letter: str) -> bool:
    return "\u10a0" <= letter <= "\u10ff"
