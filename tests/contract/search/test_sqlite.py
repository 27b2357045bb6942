"""What the embedded file owes beyond the contract: other processes, other releases, a full disk."""

from __future__ import annotations

import multiprocessing
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from newswire_index.engine.ports import SourceLinks, Write, WriteFate
from newswire_index.engine.sqlite import index as sqlite_index
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import Query
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.story_query import StoryQuery
from newswire_shared.contracts.documents import CeasedStory, Copy, StoryEntity
from newswire_shared.contracts.errors import PermanentError, TransientError, UsageError
from newswire_shared.contracts.links import LinkEdge
from newswire_shared.engines.sqlite_schema import SCHEMA_VERSION

from contract.articles import document, entity, store
from contract.earlier_files import as_first_schema, as_third_schema
from contract.index.test_story_index import story

BATCHES, BATCH = 20, 10


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An installed, empty index file."""
    path = tmp_path / "data" / "index.sqlite"
    SqliteIndex(path).install()
    return path


def test_nothing_is_opened_at_construction(tmp_path: Path) -> None:
    path = tmp_path / "data" / "index.sqlite"
    index, engine = SqliteIndex(path), SqliteEngine(path)
    assert not path.parent.exists()
    for call in (engine.ping, lambda: index.read(["a"])):
        with pytest.raises(TransientError, match="not there yet"):
            call()
    index.install()
    engine.ping()


def test_a_file_without_tables_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.touch()
    with pytest.raises(TransientError, match="not started yet"):
        SqliteEngine(path).ping()


def test_a_newer_schema_stops_a_start_and_makes_what_runs_wait(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(UsageError, match=f"schema version {SCHEMA_VERSION + 1}"):
        SqliteIndex(file).install()
    for call in (SqliteEngine(file).ping, lambda: SqliteIndex(file).write([Write(document("a"), None)])):
        with pytest.raises(TransientError, match=f"schema version {SCHEMA_VERSION + 1}"):
            call()


def test_a_document_of_a_newer_release_waits_for_that_one_and_is_not_rewritten(file: Path) -> None:
    index = SqliteIndex(file)
    store(index, document("a"))
    as_third_schema(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update texts set document = json_set(document, '$.mood', 'glad')")
    index.install()
    for call in (lambda: index.read(["a"]), lambda: SqliteEngine(file).get("a")):
        with pytest.raises(TransientError, match="article a in the index has a shape"):
            call()


def test_a_field_that_was_given_up_is_left_out_as_a_document_is_read(file: Path) -> None:
    index = SqliteIndex(file)
    store(index, document("a"))
    as_third_schema(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update texts set document = json_set(document, '$.inbound', 0)")
    index.install()
    stored = index.read(["a"])["a"]
    assert stored.document == SqliteEngine(file).get("a") == document("a")


def test_a_file_of_the_first_release_is_brought_up_with_what_it_holds(file: Path) -> None:
    index = SqliteIndex(file)
    copy = document("copy", copy_of=Copy(duplicate_of="original", kind="reprint", similarity=1.0))
    store(index, copy, document("original"))
    as_first_schema(file)
    with pytest.raises(TransientError, match=r"schema version 1.*newswire index install"):
        SqliteEngine(file).ping()
    index.install()
    with closing(sqlite3.connect(file)) as connection:
        originals = connection.execute("select article_id, duplicate_of, truncated from articles").fetchall()
    assert originals == [("copy", "original", 0), ("original", None, 0)]
    assert index.read(["copy"])["copy"].document == copy
    assert index.read_stories(["s"]) == {}


def test_a_file_of_the_release_before_gets_its_tables_of_links(file: Path) -> None:
    as_third_schema(file)
    index = SqliteIndex(file)
    index.install()
    edge = LinkEdge("a", "t", "https://saltmere.example/t", 1)
    index.write_links([SourceLinks("a", 1, (edge,))])
    assert SqliteEngine(file).links.linked_from("a") == [edge]


def test_an_article_that_cannot_be_written_leaves_no_edges_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, edge = SqliteIndex(file), LinkEdge("a", "t", "https://saltmere.example/t", 1)
    monkeypatch.setattr(sqlite_index, "packed_head", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        index.write_linked([SourceLinks("a", 1, (edge,))], [Write(document("a"), None)])
    assert SqliteEngine(file).links.linked_from("a") == []


def test_a_file_that_lacks_an_index_gets_it_and_lists_stories_by_it(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("drop index stories_of_several")
    SqliteIndex(file).install()
    several = "s.document is not null and s.size >= ? and s.size > 1"
    asked = f"explain query plan select count(*) from stories s where {several}"
    with closing(sqlite3.connect(file)) as connection:
        [(*_, plan)] = connection.execute(asked, (2,)).fetchall()
    assert "INDEX stories_of_several" in plan


def test_words_of_before_there_were_stems_are_renewed_a_few_at_a_time(file: Path) -> None:
    index, engine = SqliteIndex(file), SqliteEngine(file)
    store(index, *(document(f"a{n}", "Houses", "東京都 is far", language="en") for n in range(5)))
    index.write_stories([story("s", title="Two houses", language="en")])
    as_third_schema(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update stories_text set title = 'Two houses'")
    index.install()
    assert [engine.search(Query(text)).total for text in ("houses", "house", "京都")] == [5, 0, 0]
    assert len(engine.stories.find(StoryQuery("house")).stories) == 1
    assert index.renew_words(2) == 2
    assert [engine.search(Query(text)).total for text in ("houses", "house", "京都")] == [5, 2, 2]
    changed = index.read(["a4"])["a4"]
    assert index.write([Write(changed.document, changed.version)])[0].fate is WriteFate.DONE
    assert engine.search(Query("house")).total == 3
    assert [index.renew_words(100), index.renew_words(100)] == [2, 0]
    assert [engine.search(Query(text)).total for text in ("houses", "house", "京都")] == [5, 5, 5]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("insert into articles_text (articles_text) values ('integrity-check')")


def test_facets_of_before_there_were_sites_and_authors_are_renewed_with_the_words(file: Path) -> None:
    index, engine = SqliteIndex(file), SqliteEngine(file)
    store(index, *(document(f"a{n}", authors=("Ingrid Vaal",)) for n in range(3)))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "delete from article_facets where value in (select id from facet_values where facet = 'author')"
        )
        connection.execute("delete from facet_values where facet = 'author'")
        connection.execute("update articles set words = 1")
        connection.execute("drop index articles_of_old_words")
        connection.execute("create index articles_of_old_words on articles (id) where words = 0")
        connection.execute("alter table articles drop column late_s")
        for table in ("name_starts", "name_forms", "article_quotes"):
            connection.execute(f"drop table {table}")
        connection.execute("pragma user_version = 4")
    index.install()
    assert engine.search(Query("by:vaal")).total == 0
    assert [index.renew_words(2), index.renew_words(2), index.renew_words(2)] == [2, 1, 0]
    assert engine.search(Query("by:vaal title")).total == 3
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("insert into articles_text (articles_text) values ('integrity-check')")


def test_words_go_with_the_text_and_the_language_that_they_were_made_of(file: Path) -> None:
    index, engine = SqliteIndex(file), SqliteEngine(file)
    store(index, document("a", "Häuser", "東京都", language="de"))
    stored = index.read(["a"])["a"]
    index.write([Write(document("a", "Houses", "No run", language="en"), stored.version)])
    assert [engine.search(Query(text)).total for text in ("haus", "京都", "house")] == [0, 0, 1]
    with closing(sqlite3.connect(file)) as connection:
        vocabulary = "create virtual table temp.v using fts5vocab(main, articles_text, row)"
        connection.execute(vocabulary)
        found = {term for (term,) in connection.execute("select term from temp.v")}
    assert {"houses", "\ue075hous"} <= found and not found & {"hauser", "haus", "東京", "京都", "都"}
    assert not [term for term in found if term.endswith("haus")]


def test_what_filters_a_story_stands_in_its_columns_and_goes_with_it(file: Path) -> None:
    index = SqliteIndex(file)
    index.write_stories([story(version=1, sources=("x", "y"), entities=(StoryEntity(id="p", articles=2),))])
    facets = "select facet, value, story_id from story_facets f join stories s on s.id = f.story"
    titles = "select story_id from stories_text join stories s on s.id = stories_text.rowid where title match 'title'"
    with closing(sqlite3.connect(file)) as connection:
        assert {*connection.execute(facets)} == {("source", "x", "s"), ("source", "y", "s"), ("entity", "p", "s")}
        assert [*connection.execute(titles)] == [("s",)]
        index.write_stories([CeasedStory(id="s", version=2, survivor="t")])
        assert [*connection.execute(facets)] == [*connection.execute(titles)] == []
        columns = connection.execute("select survivor, document, size from stories").fetchall()
    assert columns == [("t", None, None)]


def test_what_is_no_index_is_told(file: Path) -> None:
    file.write_text("this is no database, but long enough to be read as the header of one " * 20)
    with pytest.raises(PermanentError, match=r"index\.sqlite"):
        SqliteEngine(file).ping()


def test_a_file_that_stays_locked_is_transient(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(TransientError, match="locked"):
            SqliteIndex(file, busy_timeout_s=0.1).write([Write(document("a"), None)])
        assert SqliteEngine(file).search(Query()).total == 0


def test_a_full_disk_keeps_nothing_of_the_batch(file: Path) -> None:
    index = SqliteIndex(file)
    store(index, document("before"))
    batch = [Write(document(f"a{i}", body="word " * 20_000), None) for i in range(20)]
    with _no_file_beyond(500_000), pytest.raises(TransientError):
        index.write(batch)
    assert SqliteEngine(file).search(Query()).total == 1
    store(index, *(write.document for write in batch))
    assert SqliteEngine(file).search(Query("word")).total == 20


def test_many_processes_read_while_one_writes(file: Path) -> None:
    index = SqliteIndex(file)
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(2)]
    readers = [context.Process(target=_read_along, args=(file, theirs)) for _, theirs in pipes]
    for reader in readers:
        reader.start()
    for ours, theirs in pipes:
        theirs.close()
        assert ours.recv() == "ready"
    for batch in range(BATCHES):
        names = range(batch * BATCH, (batch + 1) * BATCH)
        store(index, *(document(f"a{i}", body="common words", entities=(entity("p", "P"),)) for i in names))
    for reader, (ours, _) in zip(readers, pipes, strict=True):
        assert ours.recv() == []
        reader.join(300)


def test_a_connection_is_not_carried_over_a_fork(file: Path) -> None:
    index, engine = SqliteIndex(file), SqliteEngine(file)
    store(index, document("a"))
    assert engine.search(Query()).total == 1
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_write_and_count, args=(index, engine, theirs))
    child.start()
    theirs.close()
    assert ours.recv() == 2
    child.join(300)
    store(index, document("c"))
    assert engine.search(Query()).total == 3


def _write_and_count(index: SqliteIndex, engine: SqliteEngine, pipe: Connection) -> None:
    store(index, document("b"))
    pipe.send(engine.search(Query()).total)


def _read_along(file: Path, pipe: Connection) -> None:
    """Search until all is there; tell every answer that is no whole number of batches or not of one moment."""
    engine = SqliteEngine(file)
    pipe.send("ready")
    wrong, total = [], 0
    while total < BATCHES * BATCH:
        answer = engine.search(Query("common"))
        counts = {value.count for values in answer.facets.values() for value in values}
        if answer.total % BATCH or answer.total < total or counts - {answer.total}:
            wrong.append((total, answer.total, counts))
        total = answer.total
    pipe.send(wrong)


@contextmanager
def _no_file_beyond(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
