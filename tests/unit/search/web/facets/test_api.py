"""Facets over HTTP: chosen by name, and counted apart from hits."""

from __future__ import annotations

from typing import Any

import pytest
from newswire_search.query.facet_query import USUAL
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.article_facets import FACETS
from newswire_shared.contracts.documents import ArticleDocument
from unit.search.stub import StubEngine, article, client, entity, in_story, story

NAMES = "source, language, kind, person, organisation, place, event, other"


def written(number: int, source: str, **fields: object) -> ArticleDocument:
    return article(article_id=f"a{number}", source=source, **fields)


ARTICLES = (
    written(1, "north.example", language="en", entities=(entity("Ånna Lind"),)),
    written(2, "north.example", language="sv"),
    written(3, "south.example", language="en", kind="live"),
    written(4, "east.example", language="en", title="Ferry"),
)
ENGINE = InMemoryEngine({each.article.article_id: each for each in ARTICLES})


def asked(query: str) -> dict[str, Any]:
    answer = client(ENGINE).get(f"/v1/facets?{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def counts(query: str) -> dict[str, dict[str, int]]:
    return {name: {each["value"]: each["count"] for each in some} for name, some in asked(query)["facets"].items()}


def test_facets_alone() -> None:
    answer = asked("q=ferry&facets=source")
    assert answer == {
        "total": 1, "facets": {"source": [{"value": "east.example", "label": "east.example", "count": 1}]},
        "approximate": False, "match": "most", "left_out": [],
    }  # fmt: skip


def test_an_entity_has_an_id_and_a_label() -> None:
    assert asked("facets=person")["facets"]["person"] == [{"value": "ånna lind", "label": "Ånna Lind", "count": 1}]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", USUAL),
        ("facets=true", USUAL),
        ("facets=off", ()),
        ("facets=", ()),
        ("facets=source,person", ("source", "person")),
        ("facets=person&facets=source", ("person", "source")),
        ("facets=event,%20other,event", ("event", "other")),
        ("facets=true,event", (*USUAL, "event")),
        (f"facets={','.join(FACETS)}", FACETS),
    ],
)
def test_facets_are_chosen_by_name(query: str, expected: tuple[str, ...]) -> None:
    engine = StubEngine(article())
    client(engine).get(f"/v1/search?{query}")
    assert engine.asked[0].facets == expected
    assert tuple(asked(query)["facets"]) == expected


@pytest.mark.parametrize("path", ["search", "facets"])
def test_a_name_that_there_is_not_is_told_with_those_that_there_are(path: str) -> None:
    answer = client(StubEngine()).get(f"/v1/{path}?facets=source,colour")
    assert answer.status_code == 422
    assert f"facets: there is no facet 'colour': the facets are {NAMES}" in answer.text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("facet_query=nord", "'nord' names no facet: write it as source:nord"),
        ("facet_query=colour:nord", "there is no facet 'colour'"),
        ("facet_exclude=colour:red", "there is no facet 'colour'"),
        ("facet_mode=some", "should be 'filtered' or 'multi'"),
        ("size=3", "is not a parameter here"),
    ],
)
def test_what_is_wrong_is_named(query: str, message: str) -> None:
    answer = client(StubEngine()).get(f"/v1/facets?{query}")
    assert (answer.status_code, message in answer.text) == (422, True), answer.text


def test_a_facet_counts_what_all_filters_leave_or_but_for_its_own() -> None:
    every = {"north.example": 1, "south.example": 1, "east.example": 1}
    filters = "source=north.example&language=en&facets=source,language,person"
    assert counts(filters) == {"source": {"north.example": 1}, "language": {"en": 1}, "person": {"ånna lind": 1}}
    assert counts(f"{filters}&facet_mode=multi") == {
        "source": every, "language": {"en": 1, "sv": 1}, "person": {"ånna lind": 1},
    }  # fmt: skip
    assert asked(f"{filters}&facet_mode=multi")["total"] == 1


def test_values_are_searched_and_left_out() -> None:
    assert counts("facets=false&facet_query=source:TH") == {"source": {"north.example": 2, "south.example": 1}}
    assert counts("facets=person&facet_query=person:anna") == {"person": {"ånna lind": 1}}
    out = "facet_exclude=source:north.example&facet_exclude=source:east.example"
    assert counts(f"facets=source&{out}") == {"source": {"south.example": 1}}


def test_a_word_too_many_empties_no_counts() -> None:
    answer = asked("q=ferry+zeppelin+absentword&facets=source&sort=newest")
    assert (answer["total"], answer["match"]) == (1, "any")


def test_the_old_id_of_a_story_counts_what_took_it_in() -> None:
    engine = InMemoryEngine({"a1": in_story(article(), "s1")}, {"s1": story("s1")})
    assert client(engine).get("/v1/facets?story=s1&facets=source").json()["total"] == 1
