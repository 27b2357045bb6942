"""Evidence in an address that tells one article from another.

Rules that drop something with an ambiguous name ask here first whether the rest still names
the article. The answers lean towards no: then the address is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newswire_shared.contracts.identity.tables import table

# Endings of programs: the same name serves every article, told apart by parameters.
PROGRAMS: Final = table(
    """
    php php3 php4 php5 phtml asp aspx ashx jsp jspx jspa cgi pl cfm do dll action nsf ac exe
    """
)
DOCUMENTS: Final = table("html htm shtml shtm xhtml ghtml ece cms stm dhtml")
# Names of pages that show any article, and of lists.
GENERAL: Final = table(
    """
    archive archives article article_view articledetail articles articleview artikel authors category
    content default detail details display feed index issue issues item items latest list live local
    main news news_view newsdetail newsview newsstory node page pages photo photos post posts print read
    search section show stories story tag tags topic topics video videos view viewarticle viewnews
    viewstory
    """
)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_MONTH = re.compile(r"0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.ASCII)
_DATE_PART = re.compile(r"(?:19|20)\d\d(?:-?[01]\d(?:-?[0-3]\d)?)?|\d{1,2}", re.ASCII)
_DAY_ONLY = re.compile(r"(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d", re.ASCII)
_MONTH_OR_DAY = re.compile(r"(?:19|20)\d\d-?[01]\d(?:-?[0-3]\d)?", re.ASCII)
_NUMBER_ALONE = re.compile(r"[a-z]*-?\d{5,}", re.ASCII)
_JOINED_NUMBER = re.compile(r"(?:\A|[-_,.])\d+(?:[-_,.]|\Z)|\d{5}", re.ASCII)
_LONG_NUMBER = re.compile(r"\d{5}", re.ASCII)
# Hexadecimal, or letters and digits mixed.
_HASH = re.compile(
    r"(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}"
    r"|(?=(?:[a-z]*\d){2})(?=\d*[a-z])[0-9a-z]{10,}",
    re.ASCII,
)
_DAY = r"(?:19|20)\d\d-[01]\d-[0-3]\d"
DAY = re.compile(_DAY, re.ASCII)
LETTER = re.compile("[a-z]")
_NUMBER = re.compile(r"\d+", re.ASCII)


def shows_page(segments: Sequence[str]) -> bool:
    """Whether a path ends in a name of its own rather than in the name of a program or a list."""
    if not segments:
        return False
    stem, ending = _split(segments[-1])
    return ending not in PROGRAMS and stem not in GENERAL


def names_article(segments: Sequence[str]) -> bool:
    """Whether a path looks like that of one article rather than a program, a section or a list."""
    if not segments:
        return False
    stem, ending = _split(segments[-1])
    if ending in PROGRAMS:
        return bool(_LONG_NUMBER.search(stem))
    if stem in GENERAL or _in_date(segments):
        return False
    numbered = len(segments) > 1 and _NUMBER_ALONE.fullmatch(segments[-2].lower()) is not None
    return ending in DOCUMENTS or numbered or _dated(segments) or _slug(stem, len(segments))


def pins_article(segments: Sequence[str]) -> bool:
    """Whether a path holds what no two articles of a site share: a long number, a hash, a dated slug."""
    if not names_article(segments):
        return False
    return _dated(segments) or any(_unique(_split(segment)[0]) for segment in segments[-2:])


def is_number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None


def _slug(stem: str, depth: int) -> bool:
    joints = stem.count("-") + stem.count("_")
    numbered = _JOINED_NUMBER.search(stem) or _HASH.fullmatch(stem)
    return joints >= 2 or (joints == 1 and depth > 1) or numbered is not None


def _unique(stem: str) -> bool:
    long_number = _LONG_NUMBER.search(stem) and not _DAY_ONLY.fullmatch(stem)
    dated_slug = DAY.search(stem) and LETTER.search(stem)
    return bool(long_number or dated_slug) or any(_HASH.fullmatch(word) for word in re.split("[-_.,]", stem))


def _dated(segments: Sequence[str]) -> bool:
    """Whether year and month stand in the path before a name."""
    if segments[-1].isdecimal():
        return False
    if any(map(_MONTH_OR_DAY.fullmatch, segments[:-1])):
        return True
    pairs = pairwise(segments[:-1])
    return any(_YEAR.fullmatch(year) and _MONTH.fullmatch(month.lower()) for year, month in pairs)


def _in_date(segments: Sequence[str]) -> bool:
    """Whether the path ends within a date, as archives by year, month or day do."""
    last = segments[-1]
    if not _DATE_PART.fullmatch(last):
        return False
    return len(last) >= 4 or any(_YEAR.fullmatch(segment) for segment in segments[-3:-1])


def _split(segment: str) -> tuple[str, str]:
    stem, dot, ending = segment.lower().rpartition(".")
    return (stem, ending) if dot and ending.isalnum() and not ending.isdecimal() else (segment.lower(), "")
