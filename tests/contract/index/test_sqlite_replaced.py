"""The embedded file is deleted or replaced under running processes: nothing counts as indexed that is not in it."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import pytest
from newswire_index.engine.ports import Write, WriteFate
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import Query
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_shared.contracts.errors import TransientError
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.sqlite_file import SqliteFile
from structlog.testing import capture_logs

from contract.articles import document, store

BESIDE = ("-wal", "-shm")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the index file lies."""
    return tmp_path / "data" / "index.sqlite"


@pytest.fixture
def index(file: Path) -> SqliteIndex:
    """A running index that holds the article `before`."""
    running = SqliteIndex(file)
    running.install()
    store(running, document("before"))
    return running


@pytest.fixture
def engine(file: Path, index: SqliteIndex) -> SqliteEngine:
    """A search that has the file open."""
    running = SqliteEngine(file)
    running.ping()
    return running


def delete(file: Path, beside: Sequence[str] = BESIDE) -> None:
    for ending in ("", *beside):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def backup(file: Path, name: str) -> Path:
    """Another index file, closed and complete, which holds an article of that name."""
    other = file.with_name("backup.sqlite")
    index = SqliteIndex(other)
    index.install()
    store(index, document(name))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    whole = file.with_name("whole.sqlite")
    shutil.copyfile(other, whole)
    return whole


def held(file: Path) -> set[str]:
    """What the file at the path holds, as a process sees it that has just started; it must be sound."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        connection.execute("insert into articles_text (articles_text) values ('integrity-check')")
        return {row[0] for row in connection.execute("select article_id from articles")}


@pytest.mark.parametrize("beside", [BESIDE, (), ("-wal",), ("-shm",)], ids=["all", "alone", "with wal", "with shm"])
def test_a_deleted_file_is_made_anew_by_the_indexer(
    file: Path, index: SqliteIndex, engine: SqliteEngine, beside: Sequence[str]
) -> None:
    delete(file, beside)
    with pytest.raises(TransientError, match="is not there"):
        engine.ping()
    store(index, document("after"))
    assert held(file) == {"after"}
    assert [hit.head.article_id for hit in engine.search(Query()).hits] == ["after"]


def test_who_only_looks_makes_no_file(file: Path, index: SqliteIndex) -> None:
    looking = SqliteIndex(file)
    assert set(looking.read(["before"])) == {"before"}
    delete(file)
    with pytest.raises(TransientError, match="is not there"):
        looking.status()
    assert not file.exists()


@pytest.mark.parametrize("beside", [BESIDE, ()], ids=["all", "alone"])
def test_a_replaced_file_is_used(file: Path, index: SqliteIndex, engine: SqliteEngine, beside: Sequence[str]) -> None:
    other = backup(file, "old")
    for ending in beside:
        Path(f"{file}{ending}").unlink(missing_ok=True)
    other.replace(file)
    assert set(index.read(["before", "old"])) == {"old"}
    store(index, document("after"))
    assert held(file) == {"old", "after"}
    assert engine.search(Query()).total == 2


def test_a_replaced_file_of_another_schema_is_not_written(file: Path, index: SqliteIndex) -> None:
    other = backup(file, "old")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("pragma user_version = 99")
    other.replace(file)
    with pytest.raises(TransientError, match="schema version 99"):
        index.write([Write(document("after"), None)])


@pytest.mark.parametrize("replaced", [True, False])
def test_what_was_written_while_the_file_went_is_not_done(file: Path, index: SqliteIndex, replaced: bool) -> None:
    open_file = SqliteFile(file, sqlite_schema.check)
    other = backup(file, "old")
    with pytest.raises(TransientError, match="written again"), open_file.writing() as connection:
        connection.execute("insert into people values ('k', 'n', 1, null)")
        if replaced:
            other.replace(file)
        else:
            file.unlink()


def test_it_is_told_once_in_words(file: Path, index: SqliteIndex) -> None:
    with capture_logs() as told:
        delete(file)
        store(index, document("after"))
        store(index, document("later"))
    (line,) = told
    assert (line["log_level"], line["event"]) == ("warning", "index.replaced")
    assert "deleted or replaced" in line["why"]
    assert line["file"] == str(file)


def test_threads_that_write_while_the_file_goes_report_only_what_is_there(file: Path, index: SqliteIndex) -> None:
    is_gone = threading.Event()
    started = threading.Barrier(9)

    def write(thread: int) -> list[str]:
        """What was reported done of what was begun after the file had gone."""
        started.wait(300)
        done = []
        for number in count():
            name, is_later = f"{thread}-{number}", is_gone.is_set()
            try:
                (outcome,) = index.write([Write(document(name), None)])
            except TransientError:
                continue
            if is_later and outcome.fate is WriteFate.DONE:
                done.append(name)
            if len(done) == 3:
                return done
        raise AssertionError("it counts for ever")

    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(write, thread) for thread in range(8)]
        started.wait(300)
        while not any(name.startswith(tuple("01234567")) for name in held(file)):
            pass
        delete(file, ())
        is_gone.set()
        later = {name for future in futures for name in future.result(300)}
    assert later and later <= held(file)


def elsewhere(work: Callable[[], object]) -> None:
    """Do something in a thread of its own, which has a connection of its own."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_file_that_is_moved_away_and_back_holds_all_it_held_and_is_written_on(
    file: Path, index: SqliteIndex, engine: SqliteEngine
) -> None:
    away = file.with_name("away.sqlite")
    file.rename(away)
    elsewhere(lambda: store(index, document("meanwhile")))  # makes a new file at the path
    away.replace(file)
    for ending in BESIDE:
        Path(f"{file}{ending}").unlink(missing_ok=True)
    with suppress(TransientError):
        engine.ping()
    store(index, document("after"))
    assert held(file) >= {"before", "after"}
    assert set(index.read(["before", "after"])) == {"before", "after"}
    assert {hit.head.article_id for hit in engine.search(Query()).hits} >= {"before", "after"}


@pytest.mark.parametrize("gone", [BESIDE, ("-wal",)], ids=["both", "log"])
def test_what_is_written_after_its_log_alone_was_deleted_is_in_the_file(
    file: Path, index: SqliteIndex, engine: SqliteEngine, gone: Sequence[str]
) -> None:
    for ending in gone:
        Path(f"{file}{ending}").unlink()
    for _ in range(3):  # each holder of the old log has to leave it first
        with suppress(TransientError):
            engine.ping()
        with suppress(TransientError):
            store(index, document("after"))
            break
    assert "after" in held(file)
    assert "after" in {hit.head.article_id for hit in engine.search(Query()).hits}
