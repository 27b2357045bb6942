"""Many searches of a few articles find of these what one search after the other finds."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.engine.sqlite.batches import COPIED
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.match import Match
from newswire_search.testing.batches import InMemoryBatches

from contract.articles import NOON
from contract.engines import Engines
from contract.library import LIBRARY

IDS = tuple(each.article.article_id for each in LIBRARY)
WORDS = sorted({word for each in LIBRARY for word in each.article.title.split()})
QUERIES = [
    Query(), *map(Query, WORDS), Query(f'"{LIBRARY[0].article.title}"'), Query(f"-{WORDS[0]}"),
    Query(f"{WORDS[0]} OR {WORDS[1]}"), Query(" ".join(WORDS[:4]), match=Match.ANY), Query(" ".join(WORDS[:4])),
    Query(filters=Filters(since=NOON - timedelta(days=3650), until=NOON)), Query(filters=Filters(copies=False)),
    *(Query(filters=Filters(sources=(each.article.source,))) for each in LIBRARY[:3]),
    *(Query(filters=Filters(languages=(language,))) for language in ("en", "de")),
    *(Query(filters=Filters(entities=(e.id,))) for each in LIBRARY for e in each.article.entities[:1]),
]  # fmt: skip
# What a search of articles does not ask: stories have searches of their own, and what people made is not searched.
NOT_COPIED = {
    "article_keys",
    "article_quotes",
    "articles_text",
    "link_sources",
    "name_forms",
    "name_starts",
    "people",
    "stories",
    "stories_text",
    "story_facets",
}


def one_by_one(engines: Engines, query: Query, ids: tuple[str, ...]) -> frozenset[str]:
    among = replace(query, filters=replace(query.filters, articles=ids), size=len(ids), sort=Sort.NEWEST)
    return frozenset(hit.head.article_id for hit in engines.search.search(among).hits)


@pytest.mark.parametrize("ids", [IDS, IDS[:2]], ids=["all", "two"])
def test_they_find_what_searches_find(library: Engines, ids: tuple[str, ...]) -> None:
    found = library.search.batches.matching(QUERIES, ids)
    assert found == [one_by_one(library, query, ids) for query in QUERIES]
    assert found[0] == {*ids} and any(0 < len(each) < len(ids) for each in found)


def test_what_is_not_there_is_found_by_none(library: Engines) -> None:
    assert library.search.batches.matching([Query()], ["nobody", IDS[0]]) == [frozenset({IDS[0]})]
    assert library.search.batches.matching([], IDS) == []


def test_the_fake_is_one_of_them(library: Engines) -> None:
    assert InMemoryBatches(library.search.search).matching(QUERIES[:3], IDS) == library.search.batches.matching(
        QUERIES[:3], IDS
    )


def test_every_table_of_the_file_is_copied_or_known_not_to_be_needed(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    SqliteIndex(file).install()
    with sqlite3.connect(file) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    own_parts = {name for name in tables if name.startswith(("articles_text_", "stories_text_", "sqlite_"))}
    assert tables - own_parts == {*COPIED} | NOT_COPIED
