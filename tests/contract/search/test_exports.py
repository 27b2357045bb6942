"""Searches of one walk through all that is found, on every engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.validation import LARGEST_PAGE

from contract.answers import ids
from contract.articles import NOON, document, store
from contract.engines import Engines
from contract.library import LIBRARY

ALL = Query(sort=Sort.FIRST_SEEN, size=2, facets=(), facet_size=0, marked=False)


def walked(engines: Engines, query: Query) -> list[str]:
    found: list[str] = []
    with engines.search.frozen() as search:
        while True:
            answer = search(query)
            found += ids(answer)
            if not answer.more:
                return found
            query = replace(query, after=answer.after)


def test_a_walk_meets_each_article_once(library: Engines) -> None:
    assert sorted(walked(library, ALL)) == sorted(each.article.article_id for each in LIBRARY)
    assert sorted(walked(library, replace(ALL, text="strike"))) == ["budget-en", "strike-en"]


def test_without_marks_nothing_is_highlighted(library: Engines) -> None:
    with library.search.frozen() as search:
        assert [dict(hit.highlights) for hit in search(replace(ALL, text="strike")).hits] == [{}, {}]


def test_a_point_in_time_holds_where_the_engine_has_one(engines: Engines) -> None:
    first = [document(f"a{number}", first_seen_at=NOON + timedelta(seconds=number)) for number in range(3)]
    store(engines.index, *first)
    with engines.search.frozen() as search:
        store(engines.index, document("a9", first_seen_at=NOON - timedelta(days=1)))
        seen = ids(search(replace(ALL, size=10)))
    assert seen == (["a9"] if engines.kind == "sqlite" else []) + ["a0", "a1", "a2"]


def test_only_some_articles_are_asked_for(library: Engines) -> None:
    asked = Query(filters=Filters(articles=("hy", "strike-en", "nobody")))
    assert set(ids(library.search.search(asked))) == {"hy", "strike-en"}
    assert ids(library.search.search(replace(asked, text="strike"))) == ["strike-en"]


def test_a_large_page_is_taken(library: Engines) -> None:
    assert len(ids(library.search.search(Query(size=LARGEST_PAGE)))) == len(LIBRARY)
