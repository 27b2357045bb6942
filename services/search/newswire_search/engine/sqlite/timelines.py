"""Counts the articles of the embedded index file by time."""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

from newswire_search.engine.sqlite import statements
from newswire_search.engine.sqlite.selection import selected
from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.engine.sqlite.statements import HITS, ResultSet
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.plan import plan_search
from newswire_search.timelines.ports import BucketCounts, TimelineSelection, TimeSpan

# of these an article has one value at most, in its own row
COLUMNS = {"source": "a.source", "language": "a.language", "kind": "a.kind"}
# of the others it has many: from those asked for to the articles that have them, for these are fewer
HAVING = """json_each(?) wanted cross join facet_values v on v.value = wanted.value and v.facet = ?
cross join article_facets f on f.value = v.id cross join articles a on a.id = f.article"""
IS_HIT = "exists (select 1 from temp.hits h where h.id = a.id)"


class SqliteTimelines:
    """TimelineLookup on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    @contextmanager
    def selected(self, query: Query) -> Iterator[TimelineSelection]:
        """The articles of a search, in one consistent view of the file."""
        plan = replace(plan_search(query), sort=Sort.NEWEST)  # enough of the words are found, and nothing is ranked
        with self._file.reading() as connection:
            yield SelectedRows(connection, selected(connection, plan))


class SelectedRows:
    """TimelineSelection over the rows that a statement chooses."""

    def __init__(self, connection: sqlite3.Connection, chosen: ResultSet) -> None:
        self._connection, self._chosen = connection, chosen

    def span(self) -> TimeSpan | None:
        """When the first and the last came."""
        chosen = self._chosen
        # each by a statement of its own, which reads one row of the index over dates where everything is chosen
        ends = (f"(select {end}(a.sort_ms) from {chosen.source} where {chosen.where.sql})" for end in ("min", "max"))
        [(first, last)] = self._rows(Sql(f"select {', '.join(ends)}", chosen.where.parameters * 2))
        return None if first is None else TimeSpan(first, last)

    def values(self, facet: str, most: int, edges: Sequence[int]) -> list[tuple[str, int]]:
        """The most frequent values of a facet between the first and the last edge."""
        during = _during(self._chosen, edges)
        if facet not in COLUMNS:
            return [(value, n) for _, value, _, n in self._rows(statements.facets(during, [facet], most))]
        column = COLUMNS[facet]
        return self._rows(
            Sql(
                f"""select {column}, count(*) as n from {during.source}
                where {during.where.sql} and {column} is not null group by {column}
                order by n desc, {column} limit ?""",
                (*during.where.parameters, most),
            )
        )

    def counts(self, edges: Sequence[int], facet: str | None = None, values: Sequence[str] = ()) -> BucketCounts:
        """The articles in each bucket, in all and by some values of a facet."""
        during, slot = _during(self._chosen, edges), _slot(edges)
        totals = _folded(edges, self._rows(_totals(during, slot)))
        if facet is None or not values:
            return BucketCounts(totals)
        rows = self._rows(_in_column(during, slot, COLUMNS[facet], values) if facet in COLUMNS else
                          _in_facet(during, slot, facet, values))  # fmt: skip
        each: dict[str, list[tuple[int, int]]] = {value: [] for value in values}
        for at, value, n in rows:
            each[value].append((at, n))
        return BucketCounts(totals, {value: _folded(edges, found) for value, found in each.items()})

    def _rows(self, statement: Sql) -> list[Any]:
        return self._connection.execute(statement.sql, statement.parameters).fetchall()


def _during(chosen: ResultSet, edges: Sequence[int]) -> ResultSet:
    where = chosen.where
    within = Sql(f"({where.sql}) and a.sort_ms >= ? and a.sort_ms < ?", (*where.parameters, edges[0], edges[-1]))
    return replace(chosen, where=within)


def _slot(edges: Sequence[int]) -> Sql:
    """The place of an article among spans of equal length that begin at every edge: hours, where clocks are set by
    hours, else as much finer as the edges ask for."""
    return Sql("(a.sort_ms - ?) / ?", (edges[0], _unit(edges)))


def _unit(edges: Sequence[int]) -> int:
    return math.gcd(*(end - start for start, end in pairwise(edges)))


def _folded(edges: Sequence[int], slots: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers of spans added up to those of buckets."""
    unit, counts = _unit(edges), [0] * (len(edges) - 1)
    for slot, n in slots:
        counts[bisect_right(edges, edges[0] + slot * unit) - 1] += n
    return tuple(counts)


def _totals(during: ResultSet, slot: Sql) -> Sql:
    where = during.where
    return Sql(
        f"select {slot.sql} as slot, count(*) from {during.source} where {where.sql} group by slot",
        (*slot.parameters, *where.parameters),
    )


def _in_column(during: ResultSet, slot: Sql, column: str, values: Sequence[str]) -> Sql:
    where = during.where
    return Sql(
        f"""select {slot.sql} as slot, {column}, count(*) from {during.source}
        where {where.sql} and {column} in (select value from json_each(?)) group by slot, {column}""",
        (*slot.parameters, *where.parameters, listed(values)),
    )


def _in_facet(during: ResultSet, slot: Sql, facet: str, values: Sequence[str]) -> Sql:
    where = during.where
    is_hit = f"and {IS_HIT}" if during.source == HITS else ""
    return Sql(
        f"""select {slot.sql} as slot, v.value, count(*) from {HAVING}
        where {where.sql} {is_hit} group by slot, v.id""",
        (*slot.parameters, listed(values), facet, *where.parameters),
    )
