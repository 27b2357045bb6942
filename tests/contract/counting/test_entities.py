"""Entities: found by the beginnings of their names, and all that an index holds of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from newswire_index.engine.ports import Write, WriteFate
from newswire_search.entities.merges import KIND
from newswire_search.entities.ports import KnownEntity, KnownName
from newswire_shared.contracts.documents import ArticleDocument, Entity, StoredRecord

from contract.articles import NOON, document, entity, store
from contract.engines import Engines, opened
from contract.speaking_articles import named

DAY = timedelta(days=1)
COUNCIL = named("org:council", "Council of Coastal Towns", "CCT", "the Council", kind="organisation")
OUVRARD = named("person:ouvrard", "Étienne Œuvrard", "Œuvrard")
COUNTESS = named("person:countess", "Countess Mora Vale", "Mora Vale")
VALE = entity("place:vale", "Vale", "place")


def day(number: int, *entities: Entity, **fields: Any) -> ArticleDocument:
    return document(f"d{number:02}", published_at=NOON + number * DAY, entities=entities, **fields)


ARTICLES = (
    day(1, COUNCIL, OUVRARD),
    day(2, COUNCIL, COUNTESS),
    day(2 + 7, COUNCIL, COUNTESS, VALE),
    day(10, COUNTESS),
    day(11),
)


@pytest.fixture(scope="module")
def filled(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with these articles, which nobody changes."""
    folder = tmp_path_factory.mktemp(f"{request.module.__name__}-{kind}")
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as found:
        store(found.index, *ARTICLES)
        yield found


def suggested(engines: Engines, beginning: str, *types: str, most: int = 10) -> list[str]:
    return [each.id for each in engines.search.entities.suggest(beginning, types, most)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("cou", ["org:council", "person:countess"]),
        ("council of coa", ["org:council"]),
        ("coastal towns", ["org:council"]),
        ("cct", ["org:council"]),
        ("oeuv", ["person:ouvrard"]),
        ("etienne o", ["person:ouvrard"]),
        ("vale", ["person:countess", "place:vale"]),
        ("v", ["person:countess", "place:vale"]),
        ("ouncil", []),
        ("council coastal", []),
        (".*", []),
    ],
)
def test_names_are_found_by_the_beginning_of_any_word(filled: Engines, beginning: str, expected: list[str]) -> None:
    assert suggested(filled, beginning) == expected


def test_suggestions_are_of_a_type_and_no_more_than_wanted(filled: Engines) -> None:
    assert suggested(filled, "v", "place") == ["place:vale"]
    assert suggested(filled, "v", "place", "person") == ["person:countess", "place:vale"]
    assert suggested(filled, "v", "event") == []
    assert suggested(filled, "v", most=1) == ["person:countess"]


def test_a_suggestion_tells_how_many_articles_name_the_entity(filled: Engines) -> None:
    assert filled.search.entities.suggest("cct", (), 5) == [
        KnownEntity("org:council", "Council of Coastal Towns", "organisation", 3)
    ]


def test_whole_names_tell_who_is_called_so(filled: Engines) -> None:
    found = filled.search.entities.called(["vale", "mora vale", "cct", "council", "nobody"])
    assert {name: [(each.id, each.articles) for each in entities] for name, entities in found.items()} == {
        "vale": [("place:vale", 1)], "mora vale": [("person:countess", 3)], "cct": [("org:council", 3)],
    }  # fmt: skip
    assert filled.search.entities.called([]) == {}


def test_a_profile_has_names_dates_and_what_stands_beside_it(filled: Engines) -> None:
    found = filled.search.entities.profile("org:council")
    assert found is not None
    assert found.entity == KnownEntity("org:council", "Council of Coastal Towns", "organisation", 3)
    assert {*found.names} == {
        KnownName("Council of Coastal Towns", "name", 3), KnownName("CCT", "alias", 3),
        KnownName("the Council", "alias", 3),
    }  # fmt: skip
    assert (found.first_ms, found.last_ms) == tuple(int((NOON + n * DAY).timestamp() * 1000) for n in (1, 9))
    assert [(each.id, each.articles) for each in found.co_mentioned] == [
        ("person:countess", 2), ("person:ouvrard", 1), ("place:vale", 1),
    ]  # fmt: skip
    assert found.among == 3


def test_an_entity_that_no_article_names_has_no_profile(filled: Engines) -> None:
    assert filled.search.entities.profile("nobody") is None
    assert filled.search.entities.profile("org:.*") is None


def test_names_go_with_the_last_article_that_has_them(engines: Engines) -> None:
    store(engines.index, *ARTICLES)
    edited = day(10, named("person:countess", "Countess Mora Vale", "Lady Vale"))
    version = engines.index.read(["d10"])["d10"].version
    assert engines.index.write([Write(edited, version)])[0].fate is WriteFate.DONE
    assert engines.index.delete(["d01"]) == 1
    engines.index.refresh()
    assert suggested(engines, "lady") == ["person:countess"]
    assert suggested(engines, "oeu") == []
    assert engines.search.entities.profile("person:ouvrard") is None
    found = engines.search.entities.profile("person:countess")
    assert found and {(name.name, name.articles) for name in found.names} == {
        ("Countess Mora Vale", 3), ("Mora Vale", 2), ("Lady Vale", 1),
    }  # fmt: skip
    found_council = engines.search.entities.suggest("council", (), 5)
    assert [(each.id, each.articles) for each in found_council] == [("org:council", 2)]


def test_an_article_that_is_written_again_counts_once(engines: Engines) -> None:
    store(engines.index, *ARTICLES)
    stored = engines.index.read(["d01"])["d01"]
    engines.index.write([Write(stored.document, stored.version)])
    engines.index.refresh()
    found = engines.search.entities.profile("person:ouvrard")
    assert found and {name.articles for name in found.names} == {1}


def test_peoples_and_offices_are_listed_and_not_searched(engines: Engines) -> None:
    store(engines.index, day(1, named("country:VA", "Valmer", kind="place", Valmerian="demonym")))
    assert suggested(engines, "valmer") == ["country:VA"]
    assert suggested(engines, "valmeri") == []
    found = engines.search.entities.profile("country:VA")
    assert found and KnownName("Valmerian", "demonym", 1) in found.names


def test_the_records_of_edits_are_read(engines: Engines) -> None:
    merge = {"number": 1, "change": {"edit": "merge", "entity_id": "a", "into": "b"}}
    for kind, name, record in ((KIND, "1@5", merge), ("source", "x", {"a": 1}), (KIND, "2@6", None)):
        engines.index.write_record(StoredRecord(kind=kind, name=name, revision=1, record=record))
    assert len(engines.index.records(KIND)) == 1  # which makes records visible
    assert engines.search.entities.edits() == [merge]
