"""Where other collections have what an entity's id stands for, so that others can join their data with ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

WIKIDATA = "http://www.wikidata.org/entity/"  # the address that Wikidata gives an item in linked data; no page
GEONAMES = "https://sws.geonames.org/{}/"
_GEO = "geo:"


def same_as(entity_id: str) -> tuple[str, ...]:
    """The addresses of an entity in Wikidata and GeoNames, the former first; none for what no table has.

    Ids of our own making never have one: a name alone says not which bearer is meant.
    """
    if entity_id.startswith(_GEO):
        return (GEONAMES.format(entity_id.removeprefix(_GEO)),)
    return _table().get(entity_id, ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    text = files("newswire_shared.contracts").joinpath("same_as.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {entity_id: _addresses(item, place) for entity_id, item, place in rows}


def _addresses(item: str, place: str) -> tuple[str, ...]:
    return tuple(filter(None, (WIKIDATA + item, GEONAMES.format(place) if place else "")))
