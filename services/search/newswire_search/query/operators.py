"""The operators of the query language that narrow a search by a field: `site:`, `by:`, `before:` and the like."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from typing import Final, get_args

from newswire_shared.contracts.article_facets import folded_name

from newswire_search.formats.dates import parse_date
from newswire_search.query.condition import BY_NAME, SITE, Condition, Held

TITLE = "title"
# Operators and the field that each is a condition on.
CONDITIONS: Final = {
    "site": SITE, "by": "author", "author": "author", "section": "section", "tag": "tag",
    "person": "person", "organisation": "organisation", "organization": "organisation", "org": "organisation",
    "place": "place", "event": "event",
    "source": "source", "lang": "language", "language": "language", "kind": "kind", "has": "has",
}  # fmt: skip
DATES: Final = ("before", "after")
OF_ARTICLES: Final = frozenset({TITLE, *CONDITIONS, *DATES})
OF_STORIES: Final = frozenset({TITLE, "source", "lang", "language", *DATES})  # what a story is found by


@dataclass(frozen=True, slots=True)
class Restriction:
    """What an operator asks for: a condition or a limit of time; `text` is how it was typed."""

    text: str
    condition: Condition | None = None
    since: datetime | None = None
    until: datetime | None = None

    def inverted(self) -> Restriction:
        """What a minus before it asks for."""
        condition = replace(self.condition, excluded=True) if self.condition else None
        return Restriction(f"-{self.text}", condition, since=self.until, until=self.since)

    def joined(self, other: Restriction) -> Restriction | None:
        """What is met by either; None where no one condition says that."""
        mine, theirs = self.condition, other.condition
        if not mine or not theirs or mine.field != theirs.field:
            return None
        both = replace(mine, values=tuple(dict.fromkeys((*mine.values, *theirs.values))))
        return Restriction(f"{self.text} OR {other.text}", both)


def restriction(name: str, value: str) -> Restriction | str:
    """What an operator with a value asks for, or in words why that is nothing."""
    text = f'{name}:"{value}"' if " " in value else f"{name}:{value}"
    if name in DATES:
        return _limit(name, value, text)
    field = CONDITIONS[name]
    is_name = field in BY_NAME
    found = folded_name(value) if is_name else _value(field, value)
    if not found:
        return "there is no name in it"
    if field == "has" and found not in get_args(Held):
        return f"`has:` takes {', '.join(get_args(Held))}"
    return Restriction(text, Condition(field, (found,), by_name=is_name))


def unknown(word: str, known: Collection[str]) -> str | None:
    """What to say of a word that looks like an operator and is none."""
    name, colon, value = word.partition(":")
    if not colon or not value or not name.isalpha() or value.startswith("//"):
        return None
    near = get_close_matches(name.lower(), sorted(known), 1, cutoff=0.6)
    meant = (
        f"did you mean `{near[0]}:`?" if near else f"the operators are {', '.join(f'`{n}:`' for n in sorted(known))}"
    )
    return f"`{word}` is read as words, for `{name}:` is no operator here: {meant}"


def _value(field: str, value: str) -> str:
    lower = value.strip().rstrip(",;").lower()
    if field == SITE:
        return lower.removeprefix("www.").strip(".")
    return value.strip().rstrip(",;") if field == "source" else lower


def _limit(name: str, value: str, text: str) -> Restriction | str:
    try:
        at = parse_date(_whole(value))
    except ValueError:
        return "a date is written 2026, 2026-03 or 2026-03-01"
    return Restriction(text, until=at) if name == "before" else Restriction(text, since=at)


def _whole(value: str) -> str:
    """A year or a month as its first day."""
    is_part = re.fullmatch(r"\d{4}(-\d\d)?", value)
    return value + "-01-01"[3 * value.count("-") :] if is_part else value
