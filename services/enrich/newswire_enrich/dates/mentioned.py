"""Dates that a text names, as ISO 8601 days, months or years: only what is certain.

An own grammar of absolute dates by language, weekdays and a few relative phrases against the day of publication.
A day without a year is the one next to publication; without that day, and for bare months, nothing is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from newswire_shared.contracts.documents import Field, MentionedDate

from newswire_enrich.languages.calendars import (
    DAY_FIRST_SLASH,
    ENGLISH_PARTS_OF_DAY,
    ERAS,
    LAST,
    NOT_DAYS,
    PARTS_OF_DAY,
    RELATIVE_DAYS,
    RELATIVE_YEARS,
    TO_COME,
    UNITS,
    months,
    weekdays,
)
from newswire_enrich.languages.speech_verbs import KIN

FIRST_YEAR, LAST_YEAR = 1900, 2049  # outside them four digits are as often an amount
FUTURE_DAYS = 120  # ahead that "3 March" may lie: further on, the last 3 March is meant
DAY_LENGTH = len("2026-03-02")
CLUE_CHARACTERS = 70  # before a weekday in which its sentence says whether it is to come
WEEKDAY_CHARACTERS = 20  # before a date, in which its weekday stands, with an article
CLUE_WORDS = 8  # of that sentence, the nearest
# These begin with the sign that is looked for, and look behind it afterwards: what begins with anything else is tried
# at every letter of a text, which takes three to five times as long.
DIGITS = re.compile(r"\d\d*")
REACH = 28  # characters around a number in which the name of its month stands
# Year, month and day by their signs, the year also by era or by a word.
WIDE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年|(?P<era>平成|令和|昭和)(?P<n>\d{1,2})年|(?P<rel>昨年|去年|今年|前年)の?)?"
    r"(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?)?"
)
WIDE_START = re.compile(r"(?=(?:19|20)\d\d年|平成\d|令和\d|昭和\d|昨年|去年|今年|\d{1,2}月\d{1,2}[日号])")
# One mark throughout, and no part of a longer number.
NUMERIC = re.compile(r"(\d(?<![\d./-].)\d{0,3})([./-])(\d{1,2})\2(\d{1,4})(?![\d/-]|\.\d)")
# Not within a price, an address, a figure with decimals, or a score.
YEAR = re.compile(r"((?:19|20)(?<![\w.,$€£#:/+]..)\d\d)(?![\w%°€$]|[.,:]\d|/\d)")
FOLLOWING_WORD = re.compile(r"[-\s\xa0]{1,2}([^\W\d_]+)(?:\s+([^\W\d_]+))?")
YEAR_RANGE_END = re.compile(r"((?:19|20)(?<=\d{4}[-–/]..)\d\d)(?!\w)")  # the second of 2019-2021


def dates(field: Field, text: str, language: str | None, published: date | None) -> tuple[MentionedDate, ...]:
    """The dates of a field, in order; the longest reading of a place."""
    code = KIN.get(language or "", language or "en")
    found: list[tuple[int, int, str]] = []
    for start, end, value in sorted(_every(text, code, published), key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, value))
    return tuple(
        MentionedDate(field=field, start=start, end=end, text=text[start:end], date=value)
        for start, end, value in found
    )


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 text as its own zone has it: "on Monday" is the newsroom's Monday."""
    try:
        found = date.fromisoformat(published[:DAY_LENGTH]) if published else None
    except ValueError:
        return None
    return found if found and MINYEAR < found.year < MAXYEAR else None  # beside the others no days can be counted


def _every(text: str, code: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    if code in ("zh", "ja", "ko"):
        yield from _wide(text, published)
    if pattern := _written(code):
        yield from _by_month(text, pattern, code, published)
    yield from _numeric(text, code)
    yield from _years(text)
    if published:
        yield from _weekdays(text, code, published)
        yield from _relative(text, code, published)


@cache
def _written(code: str) -> re.Pattern[str] | None:
    """Dates with the name of a month: day first, month first, or month and year."""
    if not months(code):
        return None
    month = "|".join(sorted(map(re.escape, months(code)), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th|\.|er|º|ª|:?e)?"
    link = r"(?:\s+(?:de|of|del))?\s*"
    forms = (
        rf"(?<![\w.])(?P<d1>\d{{1,2}}){ordinal}{link}(?P<m1>{month})\b\.?(?:,?(?:\s+de)?\s+(?P<y1>(?:1[5-9]|20)\d\d)\b)?",
        rf"\b(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)(?:,?\s+(?P<y2>(?:1[5-9]|20)\d\d)\b)?",
        rf"\b(?P<m3>{month})\b\.?,?\s+(?:de\s+|of\s+)?(?P<y3>(?:1[5-9]|20)\d\d)\b",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _by_month(text: str, pattern: re.Pattern[str], code: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    names = months(code)
    weekday = _weekday_before(code)
    for match in _near_digits(text, pattern):
        groups = {key: value for key, value in match.groupdict().items() if value}
        kind = next(key for key in groups if key[0] == "m")[1]
        month, day, year = names[groups["m" + kind].lower()], groups.get("d" + kind), groups.get("y" + kind)
        if code in ("en", "de") and not groups["m" + kind][0].isupper():
            continue
        value = _day(year, month, day, published)
        if value:
            before = (
                weekday.search(text[max(0, match.start() - WEEKDAY_CHARACTERS) : match.start()]) if weekday else None
            )
            yield match.start() - (len(before.group()) if before else 0), match.end(), value


def _near_digits(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that holds digits: it is tried around each number only, which is five times faster."""
    start = end = 0
    for number in DIGITS.finditer(text):
        if number.start() - REACH > end:
            yield from pattern.finditer(text, start, end)
            start = max(end, number.start() - REACH)
        end = min(len(text), number.end() + REACH)
    yield from pattern.finditer(text, start, end)


@cache
def _weekday_before(code: str) -> re.Pattern[str] | None:
    names = "|".join(weekdays(code))
    return re.compile(rf"\b(?:{names}),?\s+(?:den\s+|dem\s+|le\s+)?$", re.IGNORECASE) if names else None


def _day(year: str | None, month: int, day: str | None, published: date | None) -> str | None:
    """The ISO 8601 text of a date; a day without a year is the one next to publication."""
    if day is None:
        return f"{year}-{month:02}" if year else None
    if year:
        found = _valid(int(year), month, int(day))
        return found.isoformat() if found else None
    if published is None:
        return None
    # "28 December" in an article of January is last year's, "2 January" in one of December next year's.
    near = [_valid(published.year + shift, month, int(day)) for shift in (-1, 0, 1)]
    past = [one for one in near if one and (one - published).days <= FUTURE_DAYS]
    return max(past).isoformat() if past else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(text: str, code: str) -> Iterator[tuple[int, int, str]]:
    """Dates in digits: the year first, or the day first where the language or the figures leave no doubt."""
    for match in NUMERIC.finditer(text):
        first, mark, second, third = match.groups()
        if len(first) == 4 and len(third) <= 2:
            found = _valid(int(first), int(second), int(third))
        elif len(third) == 4 and len(first) <= 2:
            day, month = int(first), int(second)
            if mark == "/" and code not in DAY_FIRST_SLASH and day <= 12:
                day, month = (month, day) if month > 12 else (0, 0)
            found = _valid(int(third), month, day)
        else:
            found = None
        if found and FIRST_YEAR <= found.year <= LAST_YEAR:
            yield match.start(), match.end(), found.isoformat()


def _years(text: str) -> Iterator[tuple[int, int, str]]:
    """Years by themselves; not numbers of streets, amounts and measures."""
    for match in (*YEAR.finditer(text), *YEAR_RANGE_END.finditer(text)):
        following = FOLLOWING_WORD.match(text, match.end())
        words = {word.lower() for word in following.groups() if word} if following else set()
        if not words & UNITS and FIRST_YEAR <= int(match.group(1)) <= LAST_YEAR:
            yield match.start(1), match.end(1), match.group(1)


@cache
def _weekday_pattern(code: str) -> re.Pattern[str] | None:
    if not weekdays(code):
        return None
    names = "|".join(sorted(weekdays(code), key=len, reverse=True))
    tail = PARTS_OF_DAY.get(code, ENGLISH_PARTS_OF_DAY)
    return re.compile(rf"\b({names}){tail}(?![\w-])", re.IGNORECASE)


def _weekdays(text: str, code: str, published: date) -> Iterator[tuple[int, int, str]]:
    """The day of a weekday: the last up to publication, or the next where the sentence speaks of what is to come."""
    pattern = _weekday_pattern(code) if _holds(text, weekdays(code)) else None
    for match in pattern.finditer(text) if pattern else ():
        if code in ("en", "de") and not match.group()[0].isupper():
            continue
        clue = text[max(0, match.start() - CLUE_CHARACTERS) : match.start()]
        words = re.split(r"[.!?\n]\s", clue)[-1].lower().split()
        if words and words[-1] in NOT_DAYS:
            continue
        index = weekdays(code)[match.group(1).lower()]
        back = (published.weekday() - index) % 7
        if words and words[-1] in LAST and back == 0:
            back = 7
        comes = not TO_COME.isdisjoint(words[-CLUE_WORDS:])
        found = published + timedelta(days=(7 - back) % 7) if comes else published - timedelta(days=back)
        yield match.start(), match.end(), found.isoformat()


def _holds(text: str, names: Iterable[str]) -> bool:
    """Whether any of some names stands in a text: cheaper than to search for all of them at every place."""
    lowered = text.lower()
    return any(name in lowered for name in names)


@cache
def _relative_pattern(code: str) -> re.Pattern[str] | None:
    words = [*RELATIVE_DAYS.get(code, {}), *RELATIVE_YEARS.get(code, {})]
    return (
        re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE) if words else None
    )


def _relative(text: str, code: str, published: date) -> Iterator[tuple[int, int, str]]:
    """Yesterday, tomorrow, last year."""
    phrases = (*RELATIVE_DAYS.get(code, ()), *RELATIVE_YEARS.get(code, ()))
    pattern = _relative_pattern(code) if _holds(text, phrases) else None
    for match in pattern.finditer(text) if pattern else ():
        name = match.group().lower()
        if name in RELATIVE_YEARS.get(code, {}):
            yield match.start(), match.end(), str(published.year + RELATIVE_YEARS[code][name])
        else:
            yield match.start(), match.end(), (published + timedelta(days=RELATIVE_DAYS[code][name])).isoformat()


def _wide(text: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    """Chinese and Japanese dates, with the years of Japanese eras."""
    for start in WIDE_START.finditer(text):
        match = WIDE.match(text, start.start())
        if match is None or not match.group():
            continue
        year = match["year"] or (str(ERAS[match["era"]] + int(match["n"])) if match["era"] else None)
        if match["rel"] and published:
            year = str(published.year - (match["rel"] != "今年"))
        if match["month"]:
            value = _day(year, int(match["month"]), match["day"], published) if int(match["month"]) <= 12 else None
        else:
            value = year
        if value:
            yield match.start(), match.end(), value
