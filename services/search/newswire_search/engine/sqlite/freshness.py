"""How fresh the embedded index file is."""

from __future__ import annotations

from datetime import datetime

from newswire_search.engine.sqlite.heads import heads_of
from newswire_search.engine.sqlite.time_limit import LimitedFile

NEWEST = "select id from articles order by first_seen_ms desc, article_id desc limit 1"  # by its index


class SqliteFreshness:
    """FreshnessLookup on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def newest_indexed_at(self) -> datetime | None:
        """When the article that was first seen last was written."""
        with self._file.reading() as connection:
            rows = [row for (row,) in connection.execute(NEWEST).fetchall()]
            heads = heads_of(connection, rows)
        return next((head.indexed_at for head in heads.values()), None)

    def refresh_s(self) -> float:
        """A search sees what was written as soon as it is."""
        return 0.0
