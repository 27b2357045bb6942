"""A small catalogue for tests, in the form of the packaged one, and a recogniser that finds what a test lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_enrich.entities.catalogue.catalogue import PackagedCatalogue, indexed
from newswire_enrich.entities.recognition.mentions import Found
from newswire_shared.contracts.documents import EntityType

LINES = """
country:GE|place|Georgia|Republic of Georgia|?Georgian|GE||100|newswire|AM,RU
country:AM|place|Armenia||Armenian,Armenians|AM||100|newswire|GE
country:RU|place|Russia|Russian Federation|Russian,Russians|RU||100|newswire|GE
country:TR|place|Turkey|Türkiye|Turkish,Turks|TR||100|newswire|GE
country:US|place|United States|US,U.S.,America|American,Americans|US||100|newswire|
geo:1|place|Georgia|Ga.,Georgia state||US||5|GeoNames|
geo:2|place|Texas|||US||5|GeoNames|
geo:3|place|Tbilisi|Tiflis||GE||6|GeoNames|
geo:4|place|Paris|||FR||7|GeoNames|
geo:5|place|Paris|?Paris||US|geo:2|0.02|GeoNames|
geo:6|place|Atlanta|||US|geo:1|0.5|GeoNames|
geo:7|place|Reading|?Reading||GB||0.2|GeoNames|
geo:10|place|Otterham|?Otterham||GB||0.3|GeoNames|
geo:11|place|Otterham|?Otterham||US|geo:2|0.1|GeoNames|
geo:8|place|Twinford|?Twinford||GB||0.1|GeoNames|
geo:9|place|Twinford|?Twinford||AU||0.1|GeoNames|
region:nagorno-karabakh|place|Nagorno-Karabakh|Karabakh,Artsakh||||20|newswire|
org:osce|organisation|OSCE|||||1|newswire|
org:osce-minsk-group|organisation|OSCE Minsk Group|Minsk Group||||1|newswire|
org:world-health-organization|organisation|World Health Organization|WHO||||1|newswire|
org:tass|organisation|TASS|Tass||RU||1|newswire|
org:time|organisation|Time|?Time,Time magazine||US||1|newswire|
place:kremlin|place|Kremlin|||RU||20|newswire|
person:vladimir-putin|person|Vladimir Putin|Putin||RU||1|newswire|
person:queen-ilse-ii|person|Queen Ilse II|Queen Ilse||GB||1|newswire|
other:islam|other|Islam||Islamic|||1|newswire|
"""


def row_line(text: str) -> str:
    """A line of the data file, from one that is easier to read; weights are in millions."""
    entity_id, kind, name, aliases, people, country, region, weight, source, near = text.split("|")
    names, words = aliases.replace(",", "|"), people.replace(",", "|")
    return "\t".join(
        (entity_id, kind, name, names, words, country, region, str(int(float(weight) * 1e6)), source, near)
    )


def catalogue() -> PackagedCatalogue:
    """The small catalogue."""
    return indexed(map(row_line, LINES.strip().splitlines()), "small-1")


class Finds:
    """A Recogniser that finds each listed name wherever it stands, the longest first."""

    languages: frozenset[str] = frozenset({"en"})
    version = "list-1"

    def __init__(self, names: Mapping[str, EntityType]) -> None:
        self._names = names

    def load(self) -> None:
        """Nothing to load."""

    def recognise(self, texts: Sequence[str], language: str = "en") -> Sequence[Sequence[Found]]:
        return [self.found_in(text) for text in texts]

    def found_in(self, text: str) -> Sequence[Found]:
        """The names in one text."""
        found: list[Found] = []
        for name in sorted(self._names, key=len, reverse=True):
            at = text.find(name)
            while at >= 0:
                if not any(one.start < at + len(name) and at < one.end for one in found):
                    found.append(Found(at, at + len(name), self._names[name]))
                at = text.find(name, at + 1)
        return sorted(found, key=lambda one: one.start)
