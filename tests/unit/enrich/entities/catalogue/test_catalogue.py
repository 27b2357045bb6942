"""The catalogue: what a name may mean, and how it is written there."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from newswire_enrich.entities.catalogue.catalogue import PackagedCatalogue, load
from newswire_enrich.entities.catalogue.gazetteer import gazetteer_of
from newswire_enrich.entities.catalogue.names import folded, slug
from unit.enrich.known import catalogue

KNOWN = catalogue()


@pytest.fixture(scope="session")
def packaged() -> PackagedCatalogue:
    """The catalogue that comes with the package."""
    return load()


def meanings(known: PackagedCatalogue, name: str, language: str = "en") -> list[tuple[str, str]]:
    return [(candidate.row.id, candidate.kind) for candidate in known.candidates(name, language)]


def test_a_name_may_mean_several_entities_the_best_known_first() -> None:
    assert meanings(KNOWN, "Georgia") == [("country:GE", "name"), ("geo:1", "name")]
    assert meanings(KNOWN, "Nowhere") == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Artsakh", [("region:nagorno-karabakh", "alias")]),
        ("NAGORNO-KARABAKH", [("region:nagorno-karabakh", "alias")]),
        ("Turkiye", [("country:TR", "alias")]),
        ("Turks", [("country:TR", "demonym")]),
        ("WHO", [("org:world-health-organization", "alias")]),
        ("Who", []),
        ("US", [("country:US", "alias")]),
        ("us", []),
    ],
)
def test_marks_and_capitals_do_not_matter_except_in_short_capitals(name: str, meant: list[tuple[str, str]]) -> None:
    assert meanings(KNOWN, name) == meant


def test_a_doubtful_name_is_not_looked_for_but_understood() -> None:
    text = "Time flies in Reading, says Time magazine."
    assert [text[start:end] for start, end in KNOWN.gazetteer().find(text)] == ["Time magazine"]
    (time,) = KNOWN.candidates("Time")
    assert (time.row.id, time.doubtful) == ("org:time", True)


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("Nagorno-Karabakh", "region:nagorno-karabakh"),
        ("Karabakh", "region:nagorno-karabakh"),
        ("Artsakh", "region:nagorno-karabakh"),
        ("Türkiye", "country:TR"),
        ("Turkey", "country:TR"),
        ("Kiev", "geo:703448"),
        ("Kyiv", "geo:703448"),
        ("Stepanakert", "geo:146970"),
        ("Khankendi", "geo:146970"),
        ("Bombay", "geo:1275339"),
        ("Burma", "country:MM"),
        ("Kosovo", "country:XK"),
        ("UN", "org:united-nations"),
        ("U.N.", "org:united-nations"),
        ("NATO", "org:nato"),
        ("AFP", "org:agence-france-presse"),
        ("ITAR-TASS", "org:tass"),
        ("Downing Street", "place:downing-street"),
        ("Kremlin", "place:kremlin"),
        ("Zelenskiy", "person:volodymyr-zelenskyy"),
        ("Ga.", "geo:4197000"),
        ("Holland", "country:NL"),
    ],
)
def test_the_packaged_catalogue_knows_one_entity_by_its_names(
    packaged: PackagedCatalogue, name: str, entity_id: str
) -> None:
    assert packaged.candidates(name)[0].row.id == entity_id


@pytest.mark.parametrize(
    ("language", "name", "entity_id"),
    [
        ("fr", "Haut-Karabakh", "region:nagorno-karabakh"),
        ("de", "Moskau", "geo:524901"),
        ("ru", "Армении", "country:AM"),
        ("hy", "Հայաստանում", "country:AM"),
        ("zh", "美国", "country:US"),
        ("ar", "الأمم المتحدة", "org:united-nations"),
        ("ru", "Reuters", "org:reuters"),
    ],
)
def test_the_packaged_catalogue_knows_names_of_other_languages(
    packaged: PackagedCatalogue, language: str, name: str, entity_id: str
) -> None:
    assert packaged.candidates(name, language)[0].row.id == entity_id


def test_every_row_of_the_packaged_catalogue_is_whole(packaged: PackagedCatalogue) -> None:
    prefixes = {"country", "geo", "region", "org", "place", "person", "event", "other"}
    rows = [packaged.row(entity_id) for entity_id in packaged.ids()]
    assert len(rows) > 36_000
    assert [row for row in rows if row is None or not row.name or row.id.partition(":")[0] not in prefixes] == []
    assert [row for row in rows if row and row.source not in ("newswire", "GeoNames")] == []


def test_a_word_of_people_is_no_name_in_other_languages() -> None:
    assert meanings(KNOWN, "Turks", "fr") == []


def test_the_longest_name_is_found_at_each_place_and_no_part_of_a_word() -> None:
    names = gazetteer_of(["Minsk", "Minsk Group", "OSCE Minsk Group", "N'Djamena", "U.S.", "News.am", "中国"])
    text = "The OSCE Minsk Group, Minsk, Minskers, N'Djamena; the U.S. and News.am. 在中国的"
    found = [text[start:end] for start, end in names.find(text)]
    assert found == ["OSCE Minsk Group", "Minsk", "N'Djamena", "U.S.", "News.am", "中国"]


def test_capitals_throughout_are_the_same_name_where_it_is_long_enough() -> None:
    names = gazetteer_of(["Paris", "Who"])
    assert [*names.find("PARIS WHO paris")] == [(0, 5)]


@given(
    st.lists(st.text(st.sampled_from("abAB .-'中é"), min_size=1, max_size=8)), st.text(st.sampled_from("abAB .-'中é"))
)
def test_found_spans_are_in_order_and_within_the_text(names: list[str], text: str) -> None:
    spans = [*gazetteer_of(names).find(text)]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Nagorno-Karabakh", "nagorno-karabakh"),
        ("Côte d\u2019Ivoire", "cote-divoire"),
        ("Łódź", "lodz"),
        ("Հայաստան", "հայաստան"),
        ("йога", "йога"),
    ],
)
def test_a_slug_has_no_marks_on_latin_letters_and_leaves_others_as_they_are(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text())
@example("ŉ")  # a letter that is a quote and another in small letters
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
