"""Persons' names that do not say which bearer is meant: surnames alone, names that many bear, strangers' names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from newswire_shared.contracts.documents import Field

from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.entities.recognition.mentions import FoundName
from newswire_enrich.languages.titles import TRADES

PEOPLE = 330  # million, of whom the shares are: the United States
MANY = 5_000  # bearers, as James Mitchell has 8,800: several are in the news.  A thousand pairs of names have so many

WINDOW = 60  # characters before and behind a name in which it is said who bears it
_TRADE = "|".join(sorted(TRADES, key=len, reverse=True))
_NO_MORE = frozenset("former ex onetime one-time erstwhile ehemalige ehemaliger ancien ancienne".split())
# "Ilse Marrow, a retired gardener", "Ilse Marrow, Gärtnerin aus Hull"; "a teacher's son" is none.
_TRADE_BEHIND = re.compile(
    rf"^,\s(?:an?\s|the\s|eine?\s|une?\s|una\s|uno?\s)?(?:(?!former\b|ex\b)[\w-]+\s){{0,2}}(?:{_TRADE})\b(?!['’-])",
    re.IGNORECASE,
)
# Reports of courts and of the police tell people whom nobody knows by age and town.
_AGE_AND_TOWN = re.compile(r"^,\s(?:aged\s)?\d{2},\s(?:of|from)\s(?:\d+\s)?[A-Z]")


def strangers(texts: Mapping[Field, str], names: Iterable[FoundName]) -> frozenset[str]:
    """The folded full names of persons who are introduced as nobody in the news is: by a trade, by age and town."""
    full = (name for name in names if name.type == "person" and " " in name.text)
    return frozenset(folded(name.text) for name in full if _is_stranger(texts[name.field], name))


def _is_stranger(text: str, name: FoundName) -> bool:
    behind = text[name.end : name.end + WINDOW]
    before = text[max(0, name.start - WINDOW) : name.start].casefold().split()[-2:]
    is_trade = bool(before) and before[-1] in TRADES and _NO_MORE.isdisjoint(before)
    return is_trade or bool(_TRADE_BEHIND.match(behind) or _AGE_AND_TOWN.match(behind))


def is_shared(name: str) -> bool:
    """Whether a person's name in an article may well be another's in the next: "Smith", "John Smith"."""
    words = name.split()
    return len(words) < 2 or (len(words) == 2 and bearers(*words) >= MANY)


def bearers(given: str, surname: str) -> float:
    """How many bear a common given name and a common surname together, as far as one does not choose the other."""
    shares = _shares()
    return PEOPLE * shares["given"].get(given, 0) * shares["surname"].get(surname, 0) / 1_000_000


@cache
def _shares() -> Mapping[str, Mapping[str, int]]:
    """How many in a million bear each common name."""
    text = files("newswire_enrich.entities.catalogue").joinpath("data", "common_names.tsv").read_text("utf-8")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, name, share in (line.split("\t") for line in text.splitlines()):
        found[kind][name] = int(share)
    return found
