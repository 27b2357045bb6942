"""Counts by source in the embedded index file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from newswire_shared.contracts.clock import Clock, SystemClock

from newswire_search.engine.recounting import Recounted
from newswire_search.engine.sqlite.selection import selected
from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.statements import COUNTS_OF_SOME
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.sources.ports import (
    MOST_COPIED,
    MOST_LANGUAGES,
    FoundSources,
    Grouping,
    SourceFacts,
    SourceQuery,
)

MOST_COUNTED = 20_000  # articles that are counted anew each time, which takes some 50 ms
FRESH_S = 60.0  # the counts of half a year look no different after it
# Told while it is counted anew, with when it was counted: to wait half a second for what came in within an hour is
# worse than to read it at the next look.
STALE_S = 3_600.0
REMEMBERED = 50  # answers, of some 100 kB each: the same period is asked for again, and words hardly ever
DAY_MS = 86_400_000
EPOCH = date(1970, 1, 1)
# the source or site of an article `a`; the plus keeps SQLite from looking for each of all sites
NAMES: dict[Grouping, str] = {
    "source": "a.source",
    "site": """(select v.value from article_facets f join facet_values v on v.id = f.value
        where f.article = a.id and +f.value in (select id from facet_values where facet = 'site'))""",
}
# From the sites to their articles: where all are chosen, that takes a quarter of the time.
SITES_FIRST = """facet_values v cross join article_facets f on f.value = v.id cross join articles a
on a.id = f.article and v.facet = 'site'"""
CHOSEN = """
create temp table chosen as
select {name} as name, a.sort_ms, a.first_seen_ms, a.language, a.duplicate_of, a.late_s from {source} where {where}
"""
LATE = "create index temp.chosen_by_late on chosen (name, late_s) where late_s is not null"
COUNTS = """
select name, count(*), count(duplicate_of), max(first_seen_ms), count(*) over () from temp.chosen where name is not null
group by name order by count(*) desc, name limit ?
"""
AMONG = "name in (select value from json_each(?))"
KNOWN_LATE = "from temp.chosen where name = ? and late_s is not null"
IN_THE_MIDDLE = f"select late_s {KNOWN_LATE} order by late_s limit ? offset ?"
LANGUAGES = f"""
select name, language, count(*) as n from temp.chosen where language is not null and {AMONG}
group by name, language order by n desc, language
"""
# rounded down also before 1970, where the remainder is negative
DAYS = f"""
select name, (sort_ms - ((sort_ms % {DAY_MS}) + {DAY_MS}) % {DAY_MS}) / {DAY_MS} as day, count(*) from temp.chosen
where {AMONG} and sort_ms >= ? group by name, day
"""
COPIED = f"""
select c.name, {{original}} as original, count(*) as n
from temp.chosen c cross join articles a on a.article_id = c.duplicate_of
where c.{AMONG} and original is not null group by c.name, original order by n desc, original
"""


class SqliteSources:
    """SourceLookup on the file that the index service writes: everything is counted, and copies are joined.

    Of more than `most` articles the counts of the last minute are told again, and those of the last hour while they
    are counted anew.
    """

    def __init__(self, file: LimitedFile, most: int = MOST_COUNTED, clock: Clock | None = None) -> None:
        self._file, self.most, self.clock = file, most, clock or SystemClock()
        self.told = Recounted[FoundSources](REMEMBERED, STALE_S)

    def facts(self, query: SourceQuery) -> FoundSources:
        """What the articles show of their sources, from one consistent view of the file."""
        known = self.told.find(query, self.clock.monotonic_s())
        if known is None:
            return self._anew(query)
        found, age_s = known
        if age_s < FRESH_S:
            return replace(found, counted_at=None)
        self.told.renew(lambda: self._anew(query))
        return found

    def _anew(self, query: SourceQuery) -> FoundSources:
        counted_at, now_s, found = self.clock.now(), self.clock.monotonic_s(), self._counted(query)
        if sum(each.articles for each in found.sources) > self.most:
            self.told.keep(query, replace(found, counted_at=counted_at), now_s)
        return found

    def _counted(self, query: SourceQuery) -> FoundSources:
        with self._file.reading() as connection, _choosing(connection, query):
            counts = _rows(connection, COUNTS, query.most)
            names = listed([name for name, *_ in counts])
            late = {name: _median(connection, name) for name, *_ in counts}
            languages = _by_name(_rows(connection, LANGUAGES, names))
            days = _by_name(_rows(connection, DAYS, names, query.since_ms))
            copied = _by_name(_rows(connection, COPIED.format(original=NAMES[query.by]), names))
        sources = tuple(
            SourceFacts(
                name, articles, copies, dict(copied[name][:MOST_COPIED]), sum(n for _, n in copied[name]),
                *late[name], dict(languages[name][:MOST_LANGUAGES]), _dated(days[name]), last_seen_ms,
            )
            for name, articles, copies, last_seen_ms, _ in counts
        )  # fmt: skip
        return FoundSources(counts[0][-1] if counts else 0, sources)


@contextmanager
def _choosing(connection: sqlite3.Connection, query: SourceQuery) -> Iterator[None]:
    """What is counted, in `temp.chosen`: to find the sites of articles costs more than any count of them."""
    found = selected(connection, query.plan)
    is_by_site = query.by == "site" and found.counts != COUNTS_OF_SOME
    name, source = ("v.value", SITES_FIRST) if is_by_site else (NAMES[query.by], found.source)
    chosen = CHOSEN.format(name=name, source=source, where=found.where.sql)
    connection.execute("pragma query_only = off")  # it forbids temporary tables too
    try:
        connection.execute(chosen, found.where.parameters)
        connection.execute(LATE)
        yield
    finally:
        connection.execute("drop table if exists temp.chosen")
        connection.execute("pragma query_only = on")


def _median(connection: sqlite3.Connection, name: str) -> tuple[int | None, int]:
    """The value in the middle, or the mean of the two there, of how many."""
    [(number,)] = _rows(connection, f"select count(*) {KNOWN_LATE}", name)
    middle = [late_s for (late_s,) in _rows(connection, IN_THE_MIDDLE, name, 2 - number % 2, (number - 1) // 2)]
    return (int(sum(middle) / len(middle)) if middle else None), number


def _rows(connection: sqlite3.Connection, sql: str, *values: str | int) -> list[Any]:
    return connection.execute(sql, values).fetchall()


def _by_name(rows: Sequence[tuple[str, Any, int]]) -> defaultdict[str, list[tuple[Any, int]]]:
    found = defaultdict[str, list[tuple[Any, int]]](list)
    for name, value, number in rows:
        found[name].append((value, number))
    return found


def _dated(days: Sequence[tuple[int, int]]) -> dict[date, int]:
    return {EPOCH + timedelta(days=day): number for day, number in days}
