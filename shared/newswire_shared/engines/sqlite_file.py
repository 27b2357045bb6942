"""An SQLite file that several threads and processes open: one connection each, errors in our own words."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog

from newswire_shared.contracts.errors import PermanentError, TransientError

log = structlog.get_logger(__name__)

BUSY_TIMEOUT_S = 5.0  # for another writer's batch, which takes far less; half of what a task waits for its fate
PASSING = {  # what time or an operator mends: the message waits meanwhile
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
UNSOUND = {sqlite3.SQLITE_IOERR, *BROKEN}  # what a connection has mapped or cached may be at fault

_of_parents: list[sqlite3.Connection] = []  # closing an inherited connection would harm the parent's


Identity = tuple[int, int]  # of a file: device and inode, which no other has while somebody holds it open


@dataclass(frozen=True, slots=True)
class _Opened:
    """A thread's connection, of which process, and which files it was opened on."""

    pid: int
    connection: sqlite3.Connection
    file: Identity
    wal: Identity | None


class SqliteFile:
    """Connections to one file, made when a thread first asks.

    `prepare` is called on each new connection and may refuse it.  `missing` is called where there is no file, and may
    make one.  Nothing is opened at construction, and a connection is never carried over a fork.  At each transaction
    the file at the path is compared with the one that was opened: what was deleted or replaced is left, logged once.
    """

    def __init__(
        self,
        path: Path,
        prepare: Callable[[sqlite3.Connection], None],
        missing: Callable[[], None] | None = None,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> None:
        self.path, self._busy_timeout_s = path, busy_timeout_s
        self._prepare, self._missing = prepare, missing
        self._local = threading.local()
        self._lock, self._logged = threading.Lock(), (0, 0)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file.

        Raises TransientError where the file is missing, locked or full, PermanentError where it is broken.
        """
        with translated(self.path), self._trusted() as opened, _transaction(opened.connection, "begin") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that writes: all or, where anything is raised, nothing.  Raises as `reading`.

        Raises TransientError too where the file went meanwhile: what was written is not in the one at the path.
        """
        with translated(self.path), self._trusted() as opened:
            # at once, and with patience: a lock that a transaction asks for later is refused without waiting
            with _transaction(opened.connection, "begin immediate") as connection:
                yield connection
            if not self._is_there(opened):
                raise TransientError(f"{self.path} was deleted or replaced meanwhile: this is written again")

    @contextmanager
    def _trusted(self) -> Iterator[_Opened]:
        """This thread's connection; one that the system fails under is not used again."""
        opened = self._opened()
        try:
            yield opened
        except sqlite3.DatabaseError as error:
            if _code_of(error) in UNSOUND:
                self._local.opened = None
                opened.connection.close()
            raise

    def _is_there(self, opened: _Opened) -> bool:
        """Whether the file at the path and its write-ahead log are those that were opened.

        The log goes with the last connection alone, and this one holds it: another, or none, was put there.
        """
        return opened.file == identity(self.path) and opened.wal in (None, identity(_wal_of(self.path)))

    def _opened(self) -> _Opened:
        opened: _Opened | None = getattr(self._local, "opened", None)
        if opened and opened.pid != os.getpid():
            _of_parents.append(opened.connection)
            opened = None
        if opened and not self._is_there(opened):
            self._local.opened = None
            self._leave(opened)
            opened = None
        if opened is None:
            opened = self._local.opened = self._open()
        return opened

    def _leave(self, opened: _Opened) -> None:
        """Close what is no more at the path, and see that its write-ahead log is not taken for that of another file."""
        with self._lock:
            is_logged, self._logged = self._logged == opened.file, opened.file  # each thread has a connection
        if not is_logged:
            log.warning(
                "index.replaced",
                file=str(self.path),
                why="the file was deleted or replaced under this process: what it held is gone from the index, "
                "unless the one at its place has it (see `newswire index restore --from-archive`)",
            )
        if opened.file != identity(self.path) and opened.wal and opened.wal == identity(_wal_of(self.path)):
            with suppress(sqlite3.Error):  # a file that was only moved away keeps what its log holds
                opened.connection.execute("pragma wal_checkpoint(truncate)")
            with alone_in(self.path.parent):
                if opened.wal == identity(_wal_of(self.path)):
                    drop_beside(self.path)
        opened.connection.close()

    def _open(self) -> _Opened:
        if identity(self.path) is None and self._missing:
            self._missing()
        found = identity(self.path)
        if found is None:
            raise TransientError(f"{self.path} is not there yet: the first index worker makes it")
        connection = connect(self.path, create=False, busy_timeout_s=self._busy_timeout_s)
        try:
            self._prepare(connection)
            if identity(self.path) != found:  # replaced between the look and the opening: it is not known which it is
                raise TransientError(f"{self.path} is just being replaced")
        except BaseException:
            connection.close()
            raise
        return _Opened(os.getpid(), connection, found, identity(_wal_of(self.path)))


def identity(path: Path) -> Identity | None:
    """Which file lies at a path; None if there is none."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def _wal_of(path: Path) -> Path:
    return Path(f"{path}-wal")


def drop_beside(path: Path) -> None:
    """Remove what SQLite kept beside a file that is gone: it would be taken for part of the next one there."""
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process makes or clears an index file in a folder."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)  # on the folder: the file itself may be the one that is taken away
        yield
    finally:
        os.close(held)


def connect(path: Path, *, create: bool = True, busy_timeout_s: float = BUSY_TIMEOUT_S) -> sqlite3.Connection:
    """A connection whose transactions are begun by hand and that may be closed by any thread."""
    # without `rwc` SQLite would make an empty file where one was just deleted, and index into that
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    return sqlite3.connect(address, uri=True, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what may pass (a lock, a full disk) as TransientError, a broken file as PermanentError."""
    try:
        yield
    except OSError as error:
        raise TransientError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        code = _code_of(error)
        if code in PASSING:
            raise TransientError(f"{path}: {error}") from error
        if code in BROKEN:
            raise PermanentError(f"{path}: {error}") from error
        raise


def _code_of(error: sqlite3.DatabaseError) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF  # the rest refines it


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
