"""Persons' names that do not say which bearer is meant: surnames alone, and names that many bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

PEOPLE = 330  # million, of whom the shares are: the United States
MANY = 5_000  # bearers, as James Mitchell has 8,800: several are in the news.  A thousand pairs of names have so many


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
