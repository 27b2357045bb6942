"""Names of countries and large cities in other languages, from CLDR (Unicode licence) by the package Babel (BSD)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from babel import Locale
from geonames import large_cities
from inflections import inflected

LANGUAGES = (
    "af ar az be bg bn bs ca cs cy da de el es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo "
    "lt lv mk ml mn mr ms my nb ne nl pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh"
).split()
ALSO = {"zh": ("zh_Hant",), "sr": ("sr_Latn",), "pt": ("pt_PT",)}
SHORTEST = 3  # letters of a name in an alphabet; shorter ones are other words too often
LOGOGRAMS = ("zh", "ja", "ko")  # two signs make a name there


def translations(listed: Iterable[Any], by_hand: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Lines of id, language and names: the hand-kept first."""
    ids = {entry.id for entry in listed}
    names: dict[tuple[str, str], dict[str, None]] = {}
    for entity_id, language, found in (*by_hand, *_from_cldr()):
        if entity_id in ids:
            forms = [form for name in found.split("|") for form in inflected(name, language)]
            names.setdefault((language, entity_id), {}).update(dict.fromkeys(forms))
    for (language, entity_id), each in sorted(names.items()):
        yield entity_id, language, "|".join(each)


def _from_cldr() -> Iterator[tuple[str, str, str]]:
    seats = _zone_cities()
    for language in LANGUAGES:
        for tag in (language, *ALSO.get(language, ())):
            locale = Locale.parse(tag)
            least = 2 if language in LOGOGRAMS else SHORTEST
            for code, name in locale.territories.items():
                if len(code) == 2 and len(name) >= least:
                    yield f"country:{code}", language, name
            yield from (
                (f"geo:{seats[zone]}", language, info["city"])
                for zone, info in locale.time_zones.items()
                if zone in seats and len(info.get("city", "")) >= least
            )


def _zone_cities() -> dict[str, int]:
    """For each time zone the city that it is named after."""
    found: dict[str, Any] = {}
    for city in large_cities():
        named = city.timezone.rpartition("/")[2].replace("_", " ")
        best = found.get(city.timezone)
        if named == city.name and (best is None or city.population > best.population):
            found[city.timezone] = city
    return {zone: city.id for zone, city in found.items()}
