"""The version of what the embedded index holds: as long as it stays, so does every answer."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

from newswire_shared.engines.sqlite_file import Identity, connect, identity, translated

from newswire_search.engine.remembered import Version

_of_parents: list[sqlite3.Connection] = []  # closing an inherited connection would harm the parent's


class DataVersion:
    """Tells the version of a file's data, the same to all threads.

    SQLite tells each connection whether another one has committed since it asked last; numbers of two connections do
    not compare.  So there is one for all threads, which asks nothing else.  Where it tells the same before a view is
    opened and after that was read from, the view is of that version, and so is what is found in it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._of: tuple[int, Identity | None] | None = None  # the process and the file that it was opened by and on
        self._openings = 0

    def now(self) -> Version:
        """The version.  Raises TransientError where the file is missing or locked, as a search does."""
        with translated(self._path), self._lock:
            [(number,)] = self._opened().execute("pragma data_version").fetchall()
            return self._openings, number

    def _opened(self) -> sqlite3.Connection:
        # a file that was put in the place of another has numbers of its own
        found = os.getpid(), identity(self._path)
        if self._connection is None or self._of != found:
            if self._connection and self._of:
                self._leave(self._connection, self._of[0])
            self._connection = None
            self._connection, self._of = connect(self._path, create=False), found
            self._openings += 1
        return self._connection

    def _leave(self, connection: sqlite3.Connection, pid: int) -> None:
        if pid == os.getpid():
            connection.close()
        else:
            _of_parents.append(connection)
