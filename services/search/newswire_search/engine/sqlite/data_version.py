"""The version of what the embedded index holds: as long as it stays, so does every answer."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from newswire_shared.engines.sqlite_file import Identity, connect, identity, translated

Version = tuple[int, int]  # how often the file was opened, and SQLite's own number


class DataVersion:
    """Tells the version of a file's data, the same to all threads.

    SQLite tells each connection whether another one has committed since it asked last; numbers of two connections do
    not compare.  So there is one for all threads, which asks nothing else.  It is asked before a search begins: what
    is committed in between makes the next version another one, and an answer is never taken for a later version's.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: Identity | None = None
        self._openings = 0

    def now(self) -> Version:
        """The version.  Raises TransientError where the file is missing or locked, as a search does."""
        with translated(self._path), self._lock:
            [(number,)] = self._opened().execute("pragma data_version").fetchall()
            return self._openings, number

    def _opened(self) -> sqlite3.Connection:
        found = identity(self._path)  # a file that was put in the place of another has numbers of its own
        if self._connection is None or self._file != found:
            if self._connection:
                self._connection.close()
            self._connection = None
            self._connection, self._file = connect(self._path, create=False), found
            self._openings += 1
        return self._connection
