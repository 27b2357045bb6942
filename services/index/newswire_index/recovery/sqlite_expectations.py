"""Expectations in a temporary database, which spills from memory to a file without a name and ends with its process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import orjson

from newswire_index.engine.census import HeldArticle
from newswire_index.recovery.expectations import IndexedArticle, hour_of

TABLES = """
create table expected (
    article_id text primary key, hour integer not null, first_seen_ms integer not null, capture_id text not null,
    struck integer not null default 0
) without rowid
"""
EXPECT = "insert or replace into expected (article_id, hour, first_seen_ms, capture_id) values (?, ?, ?, ?)"
STRIKE = "update expected set struck = 1 where article_id = ? and capture_id = ?"
LEFT = """
select article_id, first_seen_ms, capture_id from expected
where not struck and article_id > :after and (:all or hour in (select value from json_each(:hours)))
order by article_id limit :limit
"""
A_PART = 500


class SqliteExpectations:
    """Expectations of one thread."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # its cache is 2 MB; the rest lies on the disk
        self._database.execute("pragma synchronous = off")  # nothing of it outlives the process
        self._database.execute(TABLES)

    def expect(self, articles: Sequence[IndexedArticle]) -> None:
        rows = [(a.article_id, hour_of(a.first_seen_ms), a.first_seen_ms, a.capture_id) for a in articles]
        self._database.execute("begin")
        self._database.executemany(EXPECT, rows)
        self._database.execute("commit")

    def hours(self) -> dict[int, int]:
        return dict(self._database.execute("select hour, count(*) from expected group by hour").fetchall())

    def strike(self, held: Sequence[HeldArticle]) -> list[HeldArticle]:
        self._database.execute("begin")
        strange = [each for each in held if not self._strike(each)]
        self._database.execute("commit")
        return strange

    def _strike(self, held: HeldArticle) -> bool:
        return self._database.execute(STRIKE, (held.place.article_id, held.capture_id)).rowcount > 0

    def left(self, hours: Sequence[int] | None = None) -> Iterator[list[IndexedArticle]]:
        bounds = {"all": hours is None, "hours": orjson.dumps(list(hours or ())).decode(), "limit": A_PART}
        after = ""
        while rows := self._database.execute(LEFT, {**bounds, "after": after}).fetchall():
            after = rows[-1][0]
            yield [IndexedArticle(*row) for row in rows]
