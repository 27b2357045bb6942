"""Counts by source in the embedded index file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from newswire_search.engine.sqlite.selection import selected
from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.sources.ports import (
    MOST_COPIED,
    MOST_LANGUAGES,
    FoundSources,
    Grouping,
    SourceFacts,
    SourceQuery,
)

DAY_MS = 86_400_000
EPOCH = date(1970, 1, 1)
# the source or site of an article `a`
NAMES: dict[Grouping, str] = {
    "source": "a.source",
    "site": """(select v.value from article_facets f join facet_values v on v.id = f.value
        where f.article = a.id and v.facet = 'site')""",
}
CHOSEN = """
create temp table chosen as
select {name} as name, a.sort_ms, a.first_seen_ms, a.language, a.duplicate_of, a.late_s from {source} where {where}
"""
COUNTS = """
select name, count(*), count(duplicate_of), max(first_seen_ms), count(*) over () from temp.chosen where name is not null
group by name order by count(*) desc, name limit ?
"""
AMONG = "name in (select value from json_each(?))"
# the value in the middle, or the mean of the two there
MEDIANS = f"""
select name, cast(avg(late_s) as integer), n from (
    select name, late_s, count(*) over (partition by name) as n,
        row_number() over (partition by name order by late_s) as place
    from temp.chosen where late_s is not null and {AMONG}
) where place in ((n + 1) / 2, (n + 2) / 2) group by name, n
"""
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
    """SourceLookup on the file that the index service writes: everything is counted, and copies are joined."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def facts(self, query: SourceQuery) -> FoundSources:
        """What the articles show of their sources, from one consistent view of the file."""
        with self._file.reading() as connection, _choosing(connection, query):
            counts = _rows(connection, COUNTS, query.most)
            names = listed([name for name, *_ in counts])
            late = {name: (late_s, n) for name, late_s, n in _rows(connection, MEDIANS, names)}
            languages = _by_name(_rows(connection, LANGUAGES, names))
            days = _by_name(_rows(connection, DAYS, names, query.since_ms))
            copied = _by_name(_rows(connection, COPIED.format(original=NAMES[query.by]), names))
        sources = tuple(
            SourceFacts(
                name, articles, copies, dict(copied[name][:MOST_COPIED]), sum(n for _, n in copied[name]),
                *late.get(name, (None, 0)), dict(languages[name][:MOST_LANGUAGES]), _dated(days[name]), last_seen_ms,
            )
            for name, articles, copies, last_seen_ms, _ in counts
        )  # fmt: skip
        return FoundSources(counts[0][-1] if counts else 0, sources)


@contextmanager
def _choosing(connection: sqlite3.Connection, query: SourceQuery) -> Iterator[None]:
    """What is counted, in `temp.chosen`: to find the sites of articles costs more than any count of them."""
    found = selected(connection, query.plan)
    chosen = CHOSEN.format(name=NAMES[query.by], source=found.source, where=found.where.sql)
    connection.execute("pragma query_only = off")  # it forbids temporary tables too
    try:
        connection.execute(chosen, found.where.parameters)
        yield
    finally:
        connection.execute("drop table if exists temp.chosen")
        connection.execute("pragma query_only = on")


def _rows(connection: sqlite3.Connection, sql: str, *values: str | int) -> list[Any]:
    return connection.execute(sql, values).fetchall()


def _by_name(rows: Sequence[tuple[str, Any, int]]) -> defaultdict[str, list[tuple[Any, int]]]:
    found = defaultdict[str, list[tuple[Any, int]]](list)
    for name, value, number in rows:
        found[name].append((value, number))
    return found


def _dated(days: Sequence[tuple[int, int]]) -> dict[date, int]:
    return {EPOCH + timedelta(days=day): number for day, number in days}
