"""A census of the embedded index, which reads its narrow table and one value of each document."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.packed_documents import JOINED, WHOLE, capture_of
from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_index.engine.census import HOUR_MS, HeldArticle
from newswire_index.engine.selection import Place, Selection

WITHIN = "(:source = '' or source = :source) and first_seen_ms >= :since and first_seen_ms < :until"
HOURS = f"select first_seen_ms / {HOUR_MS}, count(*) from articles where {WITHIN} group by 1"
PAGE = f"""
select a.first_seen_ms, a.article_id, {WHOLE}
from (
    select id, first_seen_ms, article_id from articles
    where {WITHIN} and (first_seen_ms, article_id) > (:place_ms, :place_id)
    order by first_seen_ms, article_id limit :limit
) a {JOINED}
order by a.first_seen_ms, a.article_id
"""


class SqliteCensus:
    """Reads one index file."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, sqlite_schema.check)

    def hours(self, selection: Selection) -> dict[int, int]:
        with self._file.reading() as connection:
            return dict(connection.execute(HOURS, _bounds(selection)).fetchall())

    def page(self, selection: Selection, after: Place | None, limit: int) -> list[HeldArticle]:
        place = after or Place(selection.since_ms, "")  # before all: no id is empty
        own = {"place_ms": place.first_seen_ms, "place_id": place.article_id, "limit": limit}
        with self._file.reading() as connection:
            rows = connection.execute(PAGE, {**_bounds(selection), **own}).fetchall()
        return [HeldArticle(Place(seen, name), capture_of(columns)) for seen, name, *columns in rows]


def _bounds(selection: Selection) -> dict[str, str | int]:
    return {"source": selection.source, "since": selection.since_ms, "until": selection.until_ms}
