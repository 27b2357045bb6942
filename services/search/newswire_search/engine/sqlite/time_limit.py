"""The file of the index, read for a limited time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_search.engine.time_limit import too_long

# Steps of SQLite between two looks at the clock: some milliseconds.  Each look waits for Python's lock, so that more of
# them would slow down searches that run side by side.
STEPS = 20_000


class LimitedFile:
    """A file that is read for `longest_s` at most; `steps` of SQLite lie between two looks at the clock."""

    def __init__(self, file: SqliteFile, longest_s: float, steps: int = STEPS) -> None:
        self._file = file
        self._longest_s = longest_s
        self._steps = steps

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file.  Raises TransientError where time is up, and as SqliteFile does."""
        with self._file.reading() as connection, _limited(connection, self._longest_s, self._steps):
            yield connection


@contextmanager
def _limited(connection: sqlite3.Connection, longest_s: float, steps: int) -> Iterator[None]:
    ends = time.monotonic() + longest_s
    connection.set_progress_handler(lambda: time.monotonic() > ends, steps)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise too_long(longest_s) from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
