"""What every engine must do with the conditions on an article's facets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from newswire_search.articles.ports import Query
from newswire_search.query.article_query import Filters
from newswire_search.query.condition import Condition
from newswire_shared.contracts.article_facets import facet_entries, folded_name
from newswire_shared.contracts.documents import Attribution, Copy, Quote

from contract.articles import NOON, document, entity, store
from contract.engines import Engines

ADA, UNION = entity("e-ada", "Ada Moreau-Lindqvist"), entity("e-union", "Union of Ferrymen", "organisation")
SPOKEN = Quote(speaker="Moreau", speaker_id="e-ada", kind="direct", text="It sails.", spans=())
TOLD = Attribution(field="body", start=0, end=1, source="Harbour Radio", source_id=None, relation="told")
FILLED = document(
    "filled", url="https://www.news.saltmere.example/a", authors=("Ingrid Vaal", "Bo Åström"), section="Islands",
    tags=("Ferry strike", "Élection"), entities=(ADA, UNION), quotes=(SPOKEN,), attribution=(TOLD,),
    image="https://saltmere.example/a.png", published_at=NOON,
)  # fmt: skip
BARE = document("bare", url="https://saltmere.example/b", tags=("ferry  Strike", "Tides"), language="fr")
OTHER = document(
    "other", url="https://norrum.example/c", source="norrum", first_seen_at=NOON + timedelta(hours=2),
    copy_of=Copy(duplicate_of="bare", kind="reprint", similarity=1), story="s",
)  # fmt: skip


def found(engines: Engines, **filters: object) -> set[str]:
    query = Query(filters=Filters(**filters))  # type: ignore[arg-type]
    return {hit.head.article_id for hit in engines.search.search(query).hits}


@pytest.fixture
def three(engines: Engines) -> Engines:
    store(engines.index, FILLED, BARE, OTHER)
    return engines


def meeting(three: Engines, *conditions: Condition) -> set[str]:
    return found(three, conditions=conditions)


CASES: list[tuple[Condition, set[str]]] = [
    (Condition("site", ("saltmere.example",)), {"filled", "bare"}),
    (Condition("site", ("news.saltmere.example", "norrum.example")), {"filled", "other"}),
    (Condition("site", ("mere.example",)), set()),
    (Condition("author", ("ingrid vaal",)), {"filled"}),
    (Condition("author", ("vaal",)), set()),
    (Condition("author", ("vaal",), by_name=True), {"filled"}),
    (Condition("author", ("bo astrom",), by_name=True), {"filled"}),
    (Condition("author", ("vaa",), by_name=True), set()),
    (Condition("section", ("islands",)), {"filled"}),
    (Condition("tag", ("ferry strike",)), {"filled", "bare"}),
    (Condition("tag", ("strike",), by_name=True), {"filled", "bare"}),
    (Condition("tag", ("election", "tides")), {"filled", "bare"}),
    (Condition("tag", ("ferry strike", "tides"), every=True), {"bare"}),
    (Condition("tag", ("tides",), excluded=True), {"filled", "other"}),
    (Condition("person", ("e-ada",)), {"filled"}),
    (Condition("person", ("e-union",)), set()),
    (Condition("person", ("moreau lindqvist",), by_name=True), {"filled"}),
    (Condition("organisation", ("of",), by_name=True), {"filled"}),
    (Condition("person", ("of",), by_name=True), set()),
    (Condition("person", ("moreau",), by_name=True, excluded=True), {"bare", "other"}),
    (Condition("entity", ("e-union", "nobody")), {"filled"}),
    (Condition("entity", ("e-union", "e-ada"), every=True), {"filled"}),
    (Condition("speaker", ("e-ada",)), {"filled"}),
    (Condition("attributed", ("harbour radio",)), {"filled"}),
    (Condition("has", ("image", "quote")), {"filled"}),
    (Condition("has", ("tag",)), {"filled", "bare"}),
    (Condition("has", ("date",), excluded=True), {"bare", "other"}),
    (Condition("source", ("norrum",), excluded=True), {"filled", "bare"}),
    (Condition("language", ("fr",), excluded=True), {"filled", "other"}),
    (Condition("story", ("s",)), {"other"}),
    (Condition("story", ("s",), excluded=True), {"filled", "bare"}),
]


def test_each_finds_what_meets_it(three: Engines) -> None:
    for condition, wanted in CASES:
        assert meeting(three, condition) == wanted, condition
    assert meeting(three, CASES[0][0], Condition("tag", ("tides",))) == {"bare"}, "conditions add up"


def test_among_what_words_find_they_hold_as_well(three: Engines) -> None:
    for condition, wanted in CASES:
        query = Query("body", Filters(conditions=(condition,)))
        assert {hit.head.article_id for hit in three.search.search(query).hits} == wanted, condition


def test_when_it_was_first_seen_and_which_copies(three: Engines) -> None:
    later = NOON + timedelta(hours=2)
    assert found(three, seen_after=later) == {"other"} and found(three, seen_before=later) == {"filled", "bare"}
    assert found(three, only_copies=True) == {"other"} and found(three, copies=False) == {"filled", "bare"}
    assert found(three, articles=()) == set() and found(three, articles=("bare", "x")) == {"bare"}


def test_facets_count_the_values_with_their_labels(three: Engines) -> None:
    facets = three.search.search(Query(facets=("tag", "author", "site", "has", "speaker"))).facets
    assert [(v.value, v.count) for v in facets["tag"]] == [("ferry strike", 2), ("election", 1), ("tides", 1)]
    assert {(v.value, v.label) for v in facets["author"]} == {
        ("ingrid vaal", "Ingrid Vaal"), ("bo astrom", "Bo Åström")
    }  # fmt: skip
    assert {v.value for v in facets["site"]} == {"news.saltmere.example", "saltmere.example", "norrum.example"}
    assert [(v.value, v.label) for v in facets["speaker"]] == [("e-ada", "Moreau")]
    assert ("tag", 2) in {(v.value, v.count) for v in facets["has"]}


def test_what_is_no_name_counts_for_nothing() -> None:
    sentence = "By " + "a very long line " * 20
    article = document("a", authors=(sentence, "—", ""), tags=tuple(f"tag {n}" for n in range(90)), url="file:x/y")
    values = [(entry.facet, entry.value) for entry in facet_entries(article.article)]
    assert not any(facet in ("author", "site", "domain") for facet, _ in values)
    assert sum(facet == "tag" for facet, _ in values) == 50
    assert folded_name("  Zoë—O'Neil ") == "zoe o neil"
