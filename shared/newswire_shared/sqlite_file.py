"""An SQLite file that several threads and processes open: one connection each, errors in our own words."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newswire_shared.errors import PermanentError, TransientError

BUSY_TIMEOUT_S = 5.0
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOMEM,
}
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_of_parents: list[sqlite3.Connection] = []  # closing an inherited connection would harm the parent's


class SqliteFile:
    """Connections to one file, made when a thread first asks.

    `prepare` is called on each new connection and may refuse it.  Nothing is opened at construction, and a
    connection is never carried over a fork.
    """

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None]) -> None:
        self.path = path
        self._prepare = prepare
        self._local = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file.

        Raises TransientError where the file is missing, locked or full, PermanentError where it is broken.
        """
        with translated(self.path), _transaction(self._connection(), "begin") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that writes: all or, where anything is raised, nothing.  Raises as `reading`."""
        with translated(self.path), _transaction(self._connection(), "begin immediate") as connection:
            yield connection

    def _connection(self) -> sqlite3.Connection:
        opened: tuple[int, sqlite3.Connection] | None = getattr(self._local, "opened", None)
        if opened and opened[0] != os.getpid():
            _of_parents.append(opened[1])
            opened = None
        if opened is None:
            opened = self._local.opened = os.getpid(), self._open()
        return opened[1]

    def _open(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise TransientError(f"{self.path} is not there yet: the first index worker makes it")
        connection = connect(self.path)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def connect(path: Path) -> sqlite3.Connection:
    """A connection whose transactions are begun by hand and that may be closed by any thread."""
    return sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what may pass (a lock, a full disk) as TransientError, a broken file as PermanentError."""
    try:
        yield
    except OSError as error:
        raise TransientError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in PASSING:
            raise TransientError(f"{path}: {error}") from error
        if code in BROKEN:
            raise PermanentError(f"{path}: {error}") from error
        raise


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[sqlite3.Connection]:
    connection.execute(begin)
    try:
        yield connection
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # a full disk has already rolled back
            connection.execute("rollback")
        raise
