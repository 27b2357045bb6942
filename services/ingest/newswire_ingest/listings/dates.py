"""Dates as feeds write them: of RFC 822 and ISO 8601, and what publishers take for these.

A date is read by its parts, wherever they stand: a time, a zone after it, the name of a month, and the numbers that are
left.  Two numbers that might each be the month are not guessed about.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from newswire_shared.calendars.names import month_names

LONGEST = 80  # characters of a date with its weekday and zone in words
CENTURY = 69  # two digits up to here are of this century, as RFC 2822 and POSIX have it
SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}", re.ASCII)  # since 1970, or thousandths
COMPACT = re.compile(r"(\d{4})([01]\d)([0-3]\d)(?:[T ]?([0-2]\d)([0-5]\d)([0-5]\d)?)?(?![\d:])", re.ASCII)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2}))?(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?::|[h時时]\s?)(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap]\.?\s?m\b\.?)?", re.I)
OFFSET = re.compile(r"(?:\b(?:GMT|UTC)\s*)?([+\u2212-])\s?(\d{1,2}):?(\d{2})?(?!\d)")
ZONE = re.compile(r"\b[A-Za-z]{1,5}\b", re.ASCII)
WORD = re.compile(r"[^\W\d_]+\.?")
NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
MONTH_ONLY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
# Hours from GMT.  Names that several countries use (CST, IST, BST) are read as RFC 822 or most feeds mean them.
ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "mez": 1, "cest": 2,
    "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "trt": 3, "gst": 4, "pkt": 5, "ist": 5.5,
    "npt": 5.75, "ict": 7, "wib": 7, "sgt": 8, "hkt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5,
    "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3, "nst": -3.5, "ndt": -2.5,
    "ast": -4, "adt": -3, "clt": -4, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
# Languages of feeds that were seen to write months in words.
LANGUAGES = (
    *("de", "es", "fr", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "sv", "nb", "da", "fi", "hu", "ro", "tr", "el"),
    *("bg", "hr", "sr", "sl", "lt", "lv", "et", "ca", "id", "vi", "ar", "fa", "he", "hi", "bn", "ko", "ja", "zh", "th"),
)


def moment(text: str | None) -> str | None:
    """A date as ISO 8601 in UTC, or as a day (or month) where it has no time; None for what is none.

    A time without a zone is taken for UTC.
    """
    written = " ".join((text or "").split())
    if not written or len(written) > LONGEST or not any(map(str.isdecimal, written)):
        return None
    try:
        return _iso(written) or _seconds(written) or _by_parts(written)
    except (ValueError, OverflowError, OSError):  # a day or an hour that no calendar holds
        return None


def _iso(text: str) -> str | None:
    """What most feeds write, at little cost."""
    if len(text) == 10 and text[4] == text[7] == "-":
        return date.fromisoformat(text).isoformat()
    if MONTH_ONLY.fullmatch(text):
        return text
    if len(text) > 15 and text[10] in "T " and text[4] == "-":
        try:
            return _in_utc(datetime.fromisoformat(text))
        except ValueError:
            return None
    return None


def _seconds(text: str) -> str | None:
    if not SECONDS.fullmatch(text):
        return None
    seconds = int(text) / 1000 if len(text) == 13 and "." not in text else float(text)
    return _in_utc(datetime.fromtimestamp(seconds, UTC))


def _by_parts(text: str) -> str | None:
    if found := COMPACT.match(text):
        year, month, day, *time = (int(part) if part else None for part in found.groups())
        whole = found[4] is not None
        return _composed((year, month, day), (time[0], time[1], time[2] or 0) if whole else None, text[found.end() :])
    clock = TIME.search(text)
    before, after = (text[: clock.start()], text[clock.end() :]) if clock else (text, "")
    found_day = _day(before) or _day(f"{before} {OFFSET.sub(' ', after)}")
    return _composed(found_day, _time(clock), after) if found_day else None


def _composed(day: tuple[int | None, ...], time: tuple[int | None, ...] | None, after: str) -> str:
    year, month, number = (part or 0 for part in day)
    if time is None:
        return date(year, month, number).isoformat()
    hour, minute, second = (part or 0 for part in time)
    ahead = timedelta(days=hour // 24, seconds=1 if second == 60 else 0)  # midnight as 24:00, and leap seconds
    found = datetime(
        year, month, number, hour % 24 if hour == 24 else hour, minute, min(second, 59), tzinfo=_zone(after)
    )
    return _in_utc(found + ahead)


def _time(clock: re.Match[str] | None) -> tuple[int, int, int] | None:
    if clock is None:
        return None
    hour, minute, second, half = int(clock[1]), int(clock[2]), int(clock[3] or 0), (clock[4] or "").lower()
    return (hour % 12 + (12 if half.startswith("p") else 0) if half else hour, minute, second)


def _zone(after: str) -> timezone:
    offset = OFFSET.search(after)
    if offset:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        sign = 1 if offset[1] == "+" else -1
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    names = (ZONES.get(name.lower()) for name in ZONE.findall(after))
    return timezone(timedelta(hours=next((hours for hours in names if hours is not None), 0)))


def _day(text: str) -> tuple[int, int, int] | None:
    if found := YEAR_FIRST.search(text):
        return (int(found[1]), int(found[2]), int(found[3])) if found[3] else None
    if found := DAY_FIRST.search(text):
        return _numeric(int(found[1]), int(found[3]), _year(found[4]), dotted=found[2] == ".")
    months = [number for word in WORD.findall(text) if (number := _month(word))]
    # The last one: before it may stand a weekday that looks like a month, as "mar." does in French and Spanish.
    return _around_month(months[-1], NUMBER.findall(text)) if months else None


def _around_month(month: int, numbers: list[str]) -> tuple[int, int, int] | None:
    """Of two numbers beside a month's name the year is the one with four digits, or else the later one."""
    if len(numbers) != 2:
        return None
    first, second = numbers
    day, year = (second, first) if len(first) == 4 else (first, second)
    return (_year(year), month, int(day))


def _numeric(first: int, second: int, year: int, *, dotted: bool) -> tuple[int, int, int] | None:
    if dotted or first > 12 or first == second:
        return (year, second, first)
    return (year, first, second) if second > 12 else None


def _year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < CENTURY else 1900)


def _month(word: str) -> int | None:
    name = word.lower().rstrip(".")
    return ENGLISH.get(name) or (_other_months().get(name) if len(name) > 1 else None)


@cache
def _other_months() -> dict[str, int]:
    """Months in other languages, as the Unicode CLDR has them; one that means two months is left out."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for form in month_names(language).values():
            for width in ("wide", "abbreviated"):
                for number, name in enumerate(form[width], 1):
                    found.setdefault(name.lower().rstrip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _in_utc(when: datetime) -> str:
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0).isoformat()
