"""Snapshots of the embedded index: one SQLite file each, made by SQLite's own back-up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from newswire_shared.contracts.errors import PermanentError, UsageError
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.sqlite_file import connect, drop_beside, translated

from newswire_index.engine.snapshots import Removed, Snapshot, checked_name
from newswire_index.engine.sqlite.index import KEEP_RECORD
from newswire_index.engine.sqlite.removal import delete_article

SUFFIX = ".sqlite"
A_PAGE = 1000  # ids that are asked about at once
PATIENCE_S = 60.0  # for writers of the live file, whose batches take far less
PLACES = "select article_id, first_seen_ms from articles where article_id > ? order by article_id limit ?"
PEOPLE = "select kind, name, revision, record from people"
COUNT = "select count(*) from articles"


class SqliteSnapshots:
    """Snapshots of one index file in a folder."""

    def __init__(self, index_file: Path, folder: Path) -> None:
        self._index, self._folder = index_file, folder

    def take(self, name: str) -> Snapshot:
        path, unfinished = self._path(checked_name(name)), self._folder / f"{name}.unfinished"
        if path.exists():
            raise UsageError(f"there is a snapshot {name} already, {path}: take another name, or delete the file")
        with translated(self._index):
            if not self._index.exists():
                raise UsageError(f"there is no index to take a snapshot of: {self._index} is missing")
            self._folder.mkdir(parents=True, exist_ok=True)
            _clear(unfinished)
            _copy(self._index, unfinished)
            if flaw := _flaw(unfinished):
                raise PermanentError(f"the snapshot {name} is not whole, and nor may be the index: {flaw}")
            _make_last(unfinished)
            unfinished.rename(path)
            _make_last(self._folder)
        return self._described(path)

    def all(self) -> list[Snapshot]:
        found = [self._described(path) for path in self._folder.glob(f"*{SUFFIX}")]
        return sorted(found, key=lambda each: (each.taken_at, each.name))

    def check(self, name: str) -> Snapshot:
        path = self._path(checked_name(name))
        if not path.exists():
            raise UsageError(f"there is no snapshot {name} in {self._folder}: `newswire index snapshot` lists them")
        with translated(path):
            return self._described(path, _flaw(path))

    def put_back(self, name: str, removed: Removed) -> None:
        """Through SQLite's own back-up into the file that others have open: one transaction to all of them."""
        prepared = self._index.with_name(f"{self._index.name}.restoring")
        with translated(self._index):
            _clear(prepared)
            try:
                _copy(self._path(name), prepared)
                sqlite_schema.install(prepared)  # what an older release left is brought up before others see it
                sqlite_schema.install(self._index)
                self._bring_up_to_date(prepared, removed)
                _copy(prepared, self._index, is_live=True)
            finally:
                _clear(prepared)

    def _bring_up_to_date(self, prepared: Path, removed: Removed) -> None:
        with closing(connect(prepared, create=False)) as copy, closing(connect(self._index, create=False)) as live:
            copy.execute("begin immediate")
            copy.executemany(KEEP_RECORD, live.execute(PEOPLE))
            for places in _places(copy):
                for article_id in removed(places):
                    delete_article(copy, article_id)
            copy.execute("commit")

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _described(self, path: Path, flaw: str = "") -> Snapshot:
        facts = path.stat()
        articles, found = _counted(path)
        return Snapshot(
            path.name.removesuffix(SUFFIX), datetime.fromtimestamp(facts.st_mtime, UTC), articles, facts.st_size,
            flaw or found,
        )  # fmt: skip


def _copy(source: Path, target: Path, *, is_live: bool = False) -> None:
    """All pages in one step, within one view of the source: page by page, each write there would begin it anew."""
    with (
        closing(connect(source, create=False)) as read,
        closing(connect(target, busy_timeout_s=PATIENCE_S)) as written,
    ):
        if not is_live:  # nobody relies on it yet: whoever does makes it last at once
            written.execute("pragma synchronous = off")
        read.backup(written)


def _flaw(path: Path) -> str:
    """What SQLite finds wrong in a file, "" for nothing."""
    try:
        with closing(connect(path, create=False)) as connection:
            found = [str(row[0]) for row in connection.execute("pragma integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == ["ok"] else "; ".join(found)


def _counted(path: Path) -> tuple[int, str]:
    try:
        with closing(connect(path, create=False)) as connection:
            return int(connection.execute(COUNT).fetchone()[0]), ""
    except sqlite3.DatabaseError as error:
        return 0, str(error)


def _places(connection: sqlite3.Connection) -> Iterator[Mapping[str, int]]:
    """When each article was first seen, some at a time."""
    after = ""
    while rows := connection.execute(PLACES, (after, A_PAGE)).fetchall():
        after = rows[-1][0]
        yield dict(rows)


def _clear(path: Path) -> None:
    path.unlink(missing_ok=True)
    drop_beside(path)


def _make_last(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
