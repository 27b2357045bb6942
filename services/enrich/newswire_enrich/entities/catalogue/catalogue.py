"""The catalogue of known entities: the port, and the one that comes with the package.

What lies in `data/` is made by `services/enrich/catalogue/build.py`; licences stand in `data/LICENCES.md`.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Literal, Protocol, cast

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.gazetteer import Gazetteer, gazetteer_of
from newswire_enrich.entities.catalogue.names import folded

VERSION = "catalogue-1"  # raised when an id or a meaning changes, so that what was derived is known as stale
REMEMBERED = 4_000  # names that were asked for: each pass asks for the same ones again, some seven times an article
ACRONYM = 4  # capital letters up to which a name in capitals must stand in capitals: "us" is no country

NO_LANGUAGE = ""  # whose gazetteer has the names that stay as they are in every language but English
TRANSLATED = ("country:", "region:")  # what every language has a name of its own for

NameKind = Literal["name", "alias", "demonym"]


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """An entity of the catalogue.

    `country` is an ISO 3166-1 code or "", `region` the id of the first-level region it lies in, `near` the codes of
    neighbouring countries.  `weight` says how well known it is, on the scale of a city's population.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    weight: int = 1_000_000
    source: str = "newswire"
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityCandidate:
    """An entity that a name may mean, and what the name is to it; `doubtful` where it is another word or name too."""

    row: CatalogueRow
    kind: NameKind
    doubtful: bool = False


class EntityCatalogue(Protocol):
    """Known entities, and what people decided about them and about others."""

    @property
    def version(self) -> str:
        """What the catalogue derives changes with this."""

    def candidates(self, name: str, language: str = "en") -> Sequence[EntityCandidate]:
        """The entities that a name may mean, the best known first; none for an unknown name."""

    def gazetteer(self, language: str = "en") -> Gazetteer:
        """The names that need nobody else to take them for one, as they are written."""

    def row(self, entity_id: str) -> CatalogueRow | None:
        """An entity by its id, None if the catalogue does not have it."""

    def current(self, entity_id: str) -> str | None:
        """The id that stands for an id now: another after a merge, None when nobody wants to see it."""

    def display(self, entity_id: str, name: str) -> str:
        """The name to show for an entity that the text calls `name`."""


@dataclass(slots=True, eq=False)
class PackagedCatalogue:
    """The catalogue in memory; reads its files when it is made.  Rows are parsed when they are asked for."""

    version: str
    _lines: list[str]
    _by_id: dict[str, int]
    _by_name: dict[str, tuple[int, ...]]
    _known: tuple[str, ...]
    _neutral: tuple[str, ...]
    _gazetteers: dict[str, Gazetteer] = field(default_factory=dict)
    _translated: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    _asked: Callable[[str, str], Sequence[EntityCandidate]] = field(init=False)

    def __post_init__(self) -> None:
        self._asked = lru_cache(REMEMBERED)(self._candidates)

    def candidates(self, name: str, language: str = "en") -> Sequence[EntityCandidate]:
        return self._asked(name, language)

    def _candidates(self, name: str, language: str) -> Sequence[EntityCandidate]:
        key = folded(name)
        translated = () if language == "en" else self._foreign(language).get(key, ())
        if translated:
            return _ranked(EntityCandidate(self._row(number), "alias") for number in translated)
        found = [each for number in self._by_name.get(key, ()) if (each := _meant(self._row(number), name, key))]
        return _ranked(each for each in found if language == "en" or each.kind != "demonym")

    def gazetteer(self, language: str = "en") -> Gazetteer:
        if language not in self._gazetteers:
            self._gazetteers[language] = self._gazetteer(language)
        return self._gazetteers[language]

    def _gazetteer(self, language: str) -> Gazetteer:
        if language in ("en", NO_LANGUAGE):
            return gazetteer_of(self._known if language == "en" else self._neutral)
        return self.gazetteer(NO_LANGUAGE).with_names(_translations().get(language, {}))

    def row(self, entity_id: str) -> CatalogueRow | None:
        number = self._by_id.get(entity_id)
        return None if number is None else self._row(number)

    def ids(self) -> Iterable[str]:
        """The ids of all rows."""
        return self._by_id.keys()

    def rows_named(self, part: str) -> list[CatalogueRow]:
        """The rows one of whose names, in any language, has a text in it, however it is written."""
        key = folded(part)
        numbers = {number for name, listed in self._by_name.items() if key in name for number in listed}
        foreign = (ids for name, ids in _folded_translations().items() if key in name)
        numbers |= {self._by_id[entity_id] for ids in foreign for entity_id in ids if entity_id in self._by_id}
        return [self._row(number) for number in sorted(numbers)]

    def translations(self, entity_id: str) -> list[str]:
        """The names of an entity in other languages than English."""
        found = (name for each in _translations().values() for name, ids in each.items() if entity_id in ids)
        return [*dict.fromkeys(found)]

    def current(self, entity_id: str) -> str | None:
        return entity_id

    def display(self, entity_id: str, name: str) -> str:
        row = self.row(entity_id)
        return row.name if row else name

    def _row(self, number: int) -> CatalogueRow:
        return _parsed(self._lines[number])

    def _foreign(self, language: str) -> dict[str, tuple[int, ...]]:
        if language not in self._translated:
            index: dict[str, tuple[int, ...]] = {}
            for name, ids in _translations().get(language, {}).items():
                numbers = tuple(self._by_id[each] for each in ids if each in self._by_id)
                index[folded(name)] = index.get(folded(name), ()) + numbers
            self._translated[language] = index
        return self._translated[language]


def _meant(row: CatalogueRow, name: str, key: str) -> EntityCandidate | None:
    """What a name is to a row, None where only its capitals would make it one."""
    written = [each for each in (row.name, *row.aliases) if folded(each.lstrip("?")) == key]
    doubtful = any(each[0] == "?" for each in written)
    if any(_fits(each.lstrip("?"), name) for each in written):
        return EntityCandidate(row, "name" if row.name == name else "alias", doubtful)
    people = [word for word in row.people if folded(word.lstrip("?")) == key]
    return EntityCandidate(row, "demonym", people[0][0] == "?") if people else None


def _fits(known: str, name: str) -> bool:
    """Whether a name is written as it is known: short ones in capitals only so, others in any way."""
    return not (known.isupper() and len(known) <= ACRONYM) or name.isupper()


def _ranked(found: Iterable[EntityCandidate]) -> Sequence[EntityCandidate]:
    return tuple(sorted(dict.fromkeys(found), key=lambda c: (-c.row.weight, c.row.id)))


@lru_cache(maxsize=8192)  # rows that articles ask for again; all of them parsed would fill each process
def _parsed(line: str) -> CatalogueRow:
    entity_id, kind, name, aliases, people, country, region, weight, source, near = line.split("\t")
    return CatalogueRow(
        entity_id, cast(EntityType, kind), name, _items(aliases), _items(people), country, region, int(weight), source,
        _items(near, ","),
    )  # fmt: skip


def _items(text: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(text.split(mark)) if text else ()


def load(version: str = VERSION) -> PackagedCatalogue:
    """The catalogue of the package; takes about 0.2 s of processor time."""
    return indexed(_data("catalogue.tsv.gz"), version)


def indexed(lines: Iterable[str], version: str = VERSION) -> PackagedCatalogue:
    """A catalogue over lines of the data file's form."""
    listed, by_id = list(lines), {}
    by_name: dict[str, tuple[int, ...]] = {}
    known: list[str] = []
    neutral: list[str] = []
    for number, line in enumerate(listed):
        entity_id, _, name, aliases, people, *_ = line.split("\t")
        by_id[entity_id] = number
        names = [name, *_items(aliases)]
        every = [*names, *_items(people)]
        known += (certain := _certain(every))
        if not entity_id.startswith(TRANSLATED):
            neutral += _certain(names) if people else certain
        plain = {each.lstrip("?") for each in every}
        for key in {folded.__wrapped__(each) for each in plain}:  # each is asked for once: none is remembered
            by_name[key] = (*by_name.get(key, ()), number)
    return PackagedCatalogue(
        version, listed, by_id, by_name, tuple(dict.fromkeys(known)), tuple(dict.fromkeys(neutral))
    )


def _certain(names: Sequence[str]) -> list[str]:
    """The names without those that are marked as doubtful."""
    doubtful = {name[1:] for name in names if name[0] == "?"}
    return [name for name in names if name[0] != "?" and name not in doubtful]


def _data(name: str) -> Iterator[str]:
    with files("newswire_enrich.entities.catalogue").joinpath("data", name).open("rb") as packed:
        yield from gzip.decompress(packed.read()).decode().splitlines()


@lru_cache(maxsize=1)
def _translations() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each language the names and the ids they mean."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _data("translations.tsv.gz"):
        entity_id, language, names = line.split("\t")
        index = found.setdefault(language, {})
        for name in names.split("|"):
            index[name] = (*index.get(name, ()), entity_id)
    return found


@lru_cache(maxsize=1)
def _folded_translations() -> dict[str, set[str]]:
    """For each name of any language, folded, the ids it means."""
    found: dict[str, set[str]] = {}
    for names in _translations().values():
        for name, ids in names.items():
            found.setdefault(folded(name), set()).update(ids)
    return found
