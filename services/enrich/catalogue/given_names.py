"""Given names of persons of many countries, by the packages faker (MIT) and names (MIT, with the US census of 1990)."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Collection, Iterator
from importlib import import_module
from importlib.resources import files
from typing import Any

from faker.providers import person
from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.languages.titles import TITLES
from wordfreq import zipf_frequency

COMMON = 4.3  # on the scale of Zipf, twenty in a million: "grace" and "will" are above it, "ilse" and "otto" below
_GIVEN = re.compile(r"[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž]+")  # Latin, of two letters or more


def given_names(known: Collection[str]) -> Iterator[str]:
    """The names in Latin letters, sorted; a "?" before what is also a common word, or a `known` name of something."""
    found = (name for name in (*_of_countries(), *_of_census()) if _GIVEN.fullmatch(name))
    for name in sorted({*found} - TITLES):
        is_other = folded(name) in known or zipf_frequency(name, "en") >= COMMON
        yield f"?{name}" if is_other else name


def _of_countries() -> Iterator[str]:
    for found in pkgutil.iter_modules(person.__path__):
        provider: Any = import_module(f"{person.__name__}.{found.name}").Provider
        for attribute in vars(provider):
            if attribute.startswith("first_name"):
                yield from _listed(getattr(provider, attribute))


def _listed(names: Any) -> Iterator[str]:
    if isinstance(names, (list, tuple, dict)):
        yield from (str(name) for name in names)


def _of_census() -> Iterator[str]:
    for file in ("dist.female.first", "dist.male.first"):
        for line in files("names").joinpath(file).read_text("ascii").splitlines():
            yield line.split()[0].capitalize()


def common_names() -> Iterator[str]:
    """Lines of given names and surnames that so many bear that both together may be many people's, and their shares.

    A line: `given` or `surname`, the name, and how many in a million of the United States bear it.
    """
    halves = [_shares(f"dist.{sex}.first") for sex in ("female", "male")]
    given = {name: sum(half.get(name, 0.0) for half in halves) / 2 for name in {*halves[0], *halves[1]}}
    for kind, shares, least in (("given", given, 500), ("surname", _shares("dist.all.last"), 500)):
        listed = ((name.capitalize(), round(share * 10_000)) for name, share in sorted(shares.items()))
        yield from (f"{kind}\t{name}\t{in_a_million}" for name, in_a_million in listed if in_a_million >= least)


def _shares(file: str) -> dict[str, float]:
    """How many in a hundred bear each name."""
    rows = (line.split() for line in files("names").joinpath(file).read_text("ascii").splitlines())
    return {name: float(share) for name, share, *_ in rows}
