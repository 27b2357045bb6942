"""What the catalogue knows has its address in other collections."""

from __future__ import annotations

import re

import pytest
from newswire_shared.contracts.same_as import _table, same_as


@pytest.mark.parametrize(
    ("entity_id", "addresses"),
    [
        ("country:AM", ("http://www.wikidata.org/entity/Q399", "https://sws.geonames.org/174982/")),
        ("country:NL", ("http://www.wikidata.org/entity/Q55", "https://sws.geonames.org/2750405/")),
        ("geo:616052", ("https://sws.geonames.org/616052/",)),
        ("org:nato", ("http://www.wikidata.org/entity/Q7184",)),
    ],
)
def test_what_the_catalogue_knows_has_its_addresses(entity_id: str, addresses: tuple[str, ...]) -> None:
    assert same_as(entity_id) == addresses


@pytest.mark.parametrize("entity_id", ["person:ilse-marrow", "org:harbour-board", "place:saltmere", ""])
def test_an_id_made_from_a_name_has_none(entity_id: str) -> None:
    assert same_as(entity_id) == ()


def test_every_line_of_the_table_is_an_item_of_its_own() -> None:
    first = [addresses[0] for addresses in _table().values()]
    assert len({*first}) == len(first) > 400
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", address) for address in first)
