"""Brings the sample newsroom's dates near: its newest page becomes less than a day old, and its texts agree.

The sample's files have the dates that they were written with.  What is served lies as many whole days later, so that
times of day stay, and a text's weekdays and days of months move with the date of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain

from newswire_ops.demonstration.pages import Extra, SampleArticle, SamplePage, SampleSite

_WEEKDAYS = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
)
_MONTHS = (
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"),
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre"),
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
     "Dezember"),
)  # fmt: skip
_DAY_NAMES = "|".join(chain(*_WEEKDAYS))
# What happens every week ("every Tuesday", "Sundays", "Thursday afternoons") happens on the same day of any week.
_WEEKDAY = re.compile(
    rf"(?<!every )(?<!jeden )(?<!chaque )\b({_DAY_NAMES})\b(?! (?:mornings|afternoons|evenings|nights)\b)",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b(\d{{1,2}})(\.?) ({'|'.join(dict.fromkeys(chain(*_MONTHS)))})\b(?: (\d{{4}}))?")
_AMERICAN = re.compile(rf"\b({'|'.join(_MONTHS[0])}) (\d{{1,2}})\b(?!,? \d)")  # "LONDON, March 9 (…)"
_STAMP = re.compile(r"\b\d{4}-\d\d-\d\d(?=T\d\d:)")
_BYTES = "latin-1"  # each byte is a character and comes back as it was, also in the page that is broken on purpose


def brought_near(sites: Sequence[SampleSite], now: datetime) -> tuple[SampleSite, ...]:
    """The sites as they would be if they had been written lately: the newest page less than a day before `now`."""
    newest = max(page.changed for site in sites for page in _pages(site))
    days = (now - newest).days
    return tuple(_moved_site(site, days) for site in sites)


def moved_text(text: str, days: int, year: int) -> str:
    """A text of a year with its weekdays and days of months so many days later; months alone are left, and years."""
    text = _DAY.sub(lambda found: _moved_day(found, days, year), text)
    text = _AMERICAN.sub(lambda found: _moved_american(found, days, year), text)
    return _WEEKDAY.sub(lambda found: _moved_weekday(found[1], days), text)


def _pages(site: SampleSite) -> Iterator[SamplePage]:
    yield from site.extras
    for article in site.articles:
        yield from (version for version in (article, article.edited) if version)


def _moved_site(site: SampleSite, days: int) -> SampleSite:
    return replace(
        site,
        articles=tuple(_moved_article(article, days) for article in site.articles),
        extras=tuple(_moved_extra(extra, days) for extra in site.extras),
    )


def _moved_article(article: SampleArticle, days: int) -> SampleArticle:
    year = article.published.year
    return replace(
        article,
        published=article.published + timedelta(days=days),
        modified=article.modified and article.modified + timedelta(days=days),
        title=moved_text(article.title, days, year),
        paragraphs=tuple(moved_text(paragraph, days, year) for paragraph in article.paragraphs),
        edited=article.edited and _moved_article(article.edited, days),
    )


def _moved_extra(extra: Extra, days: int) -> Extra:
    is_text = extra.content_type.startswith("text/")
    content = _moved_bytes(extra.content, days, extra.published.year) if is_text else extra.content
    return replace(extra, published=extra.published + timedelta(days=days), content=content)


def _moved_bytes(content: bytes, days: int, year: int) -> bytes:
    stamped = _STAMP.sub(lambda found: _later(date.fromisoformat(found[0]), days).isoformat(), content.decode(_BYTES))
    return moved_text(stamped, days, year).encode(_BYTES)


def _moved_day(found: re.Match[str], days: int, year: int) -> str:
    day, dot, month, named_year = found.groups()
    names = next(names for names in _MONTHS if month in names)
    if named_year and int(named_year) != year:
        return found[0]  # a day of history
    then = _later(date(year, names.index(month) + 1, int(day)), days)
    return f"{then.day}{dot} {names[then.month - 1]}" + (f" {then.year}" if named_year else "")


def _moved_american(found: re.Match[str], days: int, year: int) -> str:
    then = _later(date(year, _MONTHS[0].index(found[1]) + 1, int(found[2])), days)
    return f"{_MONTHS[0][then.month - 1]} {then.day}"


def _moved_weekday(name: str, days: int) -> str:
    names = next(names for names in _WEEKDAYS if name.lower() in map(str.lower, names))
    place = [each.lower() for each in names].index(name.lower())
    moved = names[(place + days) % len(names)]
    return moved.capitalize() if name[0].isupper() else moved.lower()


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)
