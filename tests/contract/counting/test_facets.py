"""What every engine must do to count facets, apart from hits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_search.engine.elasticsearch.facets import ElasticsearchFacets
from newswire_search.engine.sqlite.facets import SqliteFacets
from newswire_search.facets.ports import FacetCounts
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.facet_query import USUAL, FacetQuery
from newswire_shared.contracts.errors import UsageError

from contract.articles import NOON, document, entity, store
from contract.engines import Engines, opened

SAMPLE = 60
RENAMED = (entity("p-x", "Ånna Strauß"), entity("p-x", "Ånna Strauß-Grey"))


def counted(engines: Engines, query: FacetQuery) -> FacetCounts:
    return engines.search.facet_counter.count(query)


def told(counts: FacetCounts) -> dict[str, dict[str, int]]:
    return {name: {each.value: each.count for each in values} for name, values in counts.values.items()}


@pytest.fixture(scope="module")
def crowd(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with 300 articles, most of one source, which is more than a sample of them."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(
            filled.index,
            *(
                document(
                    f"c{n}", "Common" if n % 3 else "Rare", source="wide" if n % 4 else "narrow",
                    first_seen_at=NOON + timedelta(minutes=n), entities=(RENAMED[n % 2],) if n % 5 == 0 else (),
                )
                for n in range(300)
            ),
        )  # fmt: skip
        counter = filled.search.facet_counter
        if isinstance(counter, SqliteFacets | ElasticsearchFacets):
            counter.most = SAMPLE
        yield filled


@pytest.mark.parametrize(
    "query",
    [
        Query(), Query("ferry"), Query("ferry absentword strike"), Query("-ferry"), Query("", Filters(copies=False)),
        Query("", Filters(sources=("alder-times",))), Query("ferry", Filters(entities=("p-anna",)), Sort.NEWEST),
    ],
    ids=str,
)  # fmt: skip
def test_they_are_those_beside_the_hits(library: Engines, query: Query) -> None:
    beside, apart = library.search.search(query), counted(library, FacetQuery.of(query))
    assert (apart.total, apart.values, apart.approximate) == (beside.total, beside.facets, beside.approximate)
    assert tuple(apart.values) == USUAL


@pytest.mark.parametrize(
    ("facet", "text", "expected"),
    [
        ("source", "alder", {"alder-times": 3}),
        ("source", "ER", {"alder-times": 3, "valmer-matin": 1}),
        ("source", "a.der", {}),
        ("source", ".*", {}),
        ("source", "", {"alder-times": 3, "coast-wire": 2, "valmer-matin": 1}),
        ("person", "ann", {"p-anna": 2}),
        ("person", "ÁNNA L", {"p-anna": 2}),
        ("place", "port alder", {"g-port": 3}),
        ("person", "g-port", {}),
        ("event", "a", {}),
    ],
)
def test_values_are_found_by_a_part_of_what_people_read(
    library: Engines, facet: str, text: str, expected: dict[str, int]
) -> None:
    counts = counted(library, FacetQuery(Query(), (facet, "kind"), sought=((facet, text),)))
    assert told(counts)[facet] == expected
    assert sum(told(counts)["kind"].values()) == 6


def test_values_are_counted_among_what_is_found(library: Engines) -> None:
    asked = FacetQuery(Query("ferry", Filters(languages=("en",))), ("person",), sought=(("person", "i"),))
    assert told(counted(library, asked)) == {"person": {"p-anna": 1, "p-boris": 1}}


def test_values_that_are_left_out_make_room_for_others(library: Engines) -> None:
    out = (("source", "alder-times"), ("person", "valmer-matin"))
    counts = counted(library, FacetQuery(Query(), ("source",), 2, left_out=out))
    assert told(counts) == {"source": {"coast-wire": 2, "valmer-matin": 1}}


@pytest.mark.parametrize(
    "query",
    [
        FacetQuery(Query(), ("colour",)),
        FacetQuery(Query(), ("source",), sought=(("colour", "x"),)),
        FacetQuery(Query(), ("source",), left_out=(("colour", "x"),)),
    ],
)
def test_a_facet_that_there_is_not_is_refused(library: Engines, query: FacetQuery) -> None:
    with pytest.raises(UsageError, match="there is no facet 'colour': the facets are source, language"):
        counted(library, query)


@pytest.mark.parametrize("query", [Query(), Query("common"), Query("", Filters(sources=("wide",)))], ids=str)
def test_many_articles_are_counted_by_a_sample_and_it_is_said(crowd: Engines, query: Query) -> None:
    names = ("source", "kind")
    exact = told(counted(crowd, FacetQuery(query, names, sought=(("source", ""), ("kind", "")))))
    found = counted(crowd, FacetQuery(query, names))
    assert found.approximate is (crowd.kind != "memory")
    assert found.total == crowd.search.search(query).total
    for name, values in told(found).items():
        for value, count in values.items():  # within four standard deviations
            assert abs(count - exact[name][value]) <= 2 * found.total / SAMPLE**0.5
    assert counted(crowd, FacetQuery(query, names)).values == found.values


def test_few_articles_and_values_looked_for_are_counted_exactly(crowd: Engines) -> None:
    few = counted(crowd, FacetQuery(Query("", Filters(until=NOON + timedelta(minutes=SAMPLE))), ("source",)))
    assert (told(few), few.approximate) == ({"source": {"wide": 45, "narrow": 15}}, False)
    named = counted(crowd, FacetQuery(Query(), ("person",), sought=(("person", "strauss"),)))
    assert (told(named), named.approximate) == ({"person": {"p-x": 60}}, False)


@pytest.mark.parametrize("text", ["anna", "ÅNNA", "strauß", "auss", "uß", "ss-g"])
def test_values_are_found_whatever_their_letters_bear(crowd: Engines, text: str) -> None:
    assert "p-x" in told(counted(crowd, FacetQuery(Query(), ("person",), sought=(("person", text),))))["person"]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_embedded_engine_remembers_until_something_is_written(engines: Engines) -> None:
    query = FacetQuery.of(Query(facets=("source",)))
    store(engines.index, document("a"))
    first = counted(engines, query)
    assert counted(engines, query) is first
    assert engines.search.search(Query(facets=("source",))).facets is first.values
    store(engines.index, document("b"))
    assert told(counted(engines, query)) == {"source": {"example": 2}}
