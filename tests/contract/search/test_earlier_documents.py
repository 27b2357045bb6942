"""Documents that an earlier release wrote have no head and are not packed: they are read as ever until a write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from newswire_index.engine.ports import Write, WriteFate
from newswire_index.engine.selection import Selection
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import Query
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.plan import plan_search
from newswire_search.quotes.request import QuotesRequest
from newswire_search.quotes.search_quotes import SearchQuotes
from newswire_search.sources.ports import SourceQuery
from newswire_shared.contracts.heads import head_of

from contract.answers import ids
from contract.articles import NOON, document, store
from contract.earlier_files import as_third_schema
from contract.library import LIBRARY
from contract.speaking_articles import named, speaking

BY_ID = {each.article.article_id: each for each in LIBRARY}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of schema 3 with the library, opened by this release."""
    path = tmp_path / "data" / "index.sqlite"
    index = SqliteIndex(path)
    index.install()
    store(index, *LIBRARY)
    as_third_schema(path)
    index.install()
    return path


def test_bringing_up_a_file_rewrites_no_article(file: Path) -> None:
    assert counts(file) == (len(LIBRARY), 0, 0)


def test_they_are_found_listed_and_read(file: Path) -> None:
    engine, index = SqliteEngine(file), SqliteIndex(file)
    assert {hit.head.article_id: hit.head for hit in engine.search(Query()).hits} == {
        article_id: head_of(each) for article_id, each in BY_ID.items()
    }
    assert engine.heads([*BY_ID]) == {article_id: head_of(each) for article_id, each in BY_ID.items()}
    assert {i: engine.get(i) for i in BY_ID} == BY_ID
    assert {i: stored.document for i, stored in index.read([*BY_ID]).items()} == BY_ID
    assert {each.article.article_id: each for each in index.walk(Selection(), None, 10)} == BY_ID
    assert [each.article.article_id for each in index.walk(Selection(named=("Harbour Bank",)), None, 10)] == [
        "strike-en"
    ]


def test_what_they_matched_is_marked(file: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.sqlite"
    SqliteIndex(fresh).install()
    store(SqliteIndex(fresh), *LIBRARY)
    for text in ("ferry northern", "strike", "élection"):
        old, new = (SqliteEngine(each).search(Query(text)).hits for each in (file, fresh))
        assert [hit.highlights for hit in old] == [hit.highlights for hit in new]
        assert old


def test_a_write_packs_them_and_old_words_go(file: Path) -> None:
    index, engine = SqliteIndex(file), SqliteEngine(file)
    edited = document("ferry-en", "Calm sea", "Nothing to report of boats.")
    written = index.write([Write(edited, index.read(["ferry-en"])["ferry-en"].version)])
    assert [result.fate for result in written] == [WriteFate.DONE]
    assert counts(file) == (len(LIBRARY) - 1, 1, 1)
    assert ids(engine.search(Query("calm"))) == ["ferry-en"]
    assert "ferry-en" not in ids(engine.search(Query("lighthouse")))
    assert engine.get("ferry-en") == edited
    assert engine.heads(["ferry-en"]) == {"ferry-en": head_of(edited)}


def test_names_quotes_and_delays_are_filled_a_few_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    index, engine = SqliteIndex(file), SqliteEngine(file)
    index.install()
    body = "“We stay,” Anna Lind said."
    anna = named("person:anna", "Anna Lind", body=body)
    said = [("We stay", anna)]
    store(index, *(speaking(f"q{n}", body, said, entities=(anna,), **live(n)) for n in range(5)))
    as_third_schema(file)
    index.install()
    assert engine.entities.suggest("anna", (), 5) == []
    stored = index.read(["q0", "q1"])
    assert index.write([Write(stored["q0"].document, stored["q0"].version)])[0].fate is WriteFate.DONE
    assert index.delete(["q1"]) == 1  # what was never counted is not taken off
    assert articles_of(engine) == 1
    assert index.renew_words(2) == 2
    assert articles_of(engine) == 3
    assert index.renew_words(2) == 1
    assert index.renew_words(2) == 0
    assert articles_of(engine) == 4
    [quote] = SearchQuotes(engine, engine.quotes)(QuotesRequest(speaker=("person:anna",))).quotes
    assert (quote.article.id, quote.prints) == ("q0", 4)
    [facts] = engine.sources.facts(SourceQuery(plan_search(Query()), "source", 5, 0)).sources
    assert (facts.late_s, facts.late_among) == (60, 4)


def live(number: int) -> dict[str, Any]:
    published = NOON + timedelta(hours=number)
    seen = published + timedelta(minutes=1)
    return {"published_at": published, "published_precision": "instant", "first_seen_at": seen}


def articles_of(engine: SqliteEngine) -> int:
    """The articles that call somebody Anna, by the counts of names."""
    [found] = engine.entities.called(["anna lind"])["anna lind"]
    return found.articles


def counts(file: Path) -> tuple[int, ...]:
    """Rows of the tables of old documents, of packed ones and of heads."""
    with closing(sqlite3.connect(file)) as connection:
        tables = ("texts", "documents", "heads")
        return tuple(connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables)
