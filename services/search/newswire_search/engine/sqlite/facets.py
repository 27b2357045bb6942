"""Counts the facets of a search in the embedded index file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from newswire_shared.contracts.clock import Clock

from newswire_search.articles.ports import FacetValue
from newswire_search.engine.estimates import Estimates, Values
from newswire_search.engine.remembered import Remembered, Version
from newswire_search.engine.sqlite import statements
from newswire_search.engine.sqlite.data_version import DataVersion
from newswire_search.engine.sqlite.selection import counted
from newswire_search.engine.sqlite.sql import Sql
from newswire_search.engine.sqlite.statements import COUNTS_OF_SOME, ResultSet
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.facets.ports import FacetCounts
from newswire_search.query.facet_query import SAMPLE, FacetQuery, holds_text
from newswire_search.query.plan import plan_search
from newswire_search.query.validation import check_facets

REMEMBERED = 500  # answers, of some kB each: what people ask for between two batches of articles
EVERY = 2**32  # the bound of a sample that is the whole
# What is counted of all articles reads an index from end to end and needs no list of them: up to so many times the size
# of a sample it costs less than the sample does.
CHEAPER = 4
VALUES = "select id, value, label from facet_values where facet = ?"


class SqliteFacets:
    """FacetCounter on the file that the index service writes.

    It remembers answers until something is committed, and estimates for some seconds.  More than `most` articles are
    counted by a sample of as many.
    """

    def __init__(self, file: LimitedFile, version: DataVersion, most: int = SAMPLE, clock: Clock | None = None) -> None:
        self._file, self.most = file, most
        self.version = version
        self._remembered, self._estimates = Remembered[FacetCounts](REMEMBERED), Estimates(clock)

    def count(self, query: FacetQuery) -> FacetCounts:
        """The counts, from one consistent view of the file."""
        check_facets(query)
        version = self.version.now()
        if known := self._remembered.find(version, query):
            return known
        with self._file.reading() as connection:
            found = counted(connection, plan_search(query.query))
            return self.beside(connection, version, found, query)

    def beside(
        self, connection: sqlite3.Connection, version: Version, found: ResultSet, query: FacetQuery
    ) -> FacetCounts:
        """The counts of what a search has found in a view that is open; `version` is of before it was opened."""
        [(total,)] = _rows(connection, statements.total(found))
        if self.version.now() != version:  # the view has been read by now: it may be of either version, or in between
            return self._counted(connection, found, total, query)
        known = self._remembered.find(version, query)
        return known or self._remembered.keep(version, query, self._counted(connection, found, total, query))

    def _counted(self, connection: sqlite3.Connection, found: ResultSet, total: int, query: FacetQuery) -> FacetCounts:
        bound = self._bound(found, total) if query.frequent else None

        def frequent() -> Values:
            return _frequent(connection, found, query, total, bound)

        values = {**(frequent() if bound is None else self._estimates.of(query, frequent))}
        values |= {name: _holding(connection, found, query, name) for name in query.searched}
        told = {name: query.told(name, values.get(name, ())) for name in query.names}
        return FacetCounts(total, told, bound is not None)

    def _bound(self, found: ResultSet, total: int) -> int | None:
        """The bound of the sample; None where counting all of them costs less."""
        exactly = self.most if found.counts == COUNTS_OF_SOME else self.most * CHEAPER
        return EVERY * self.most // total if total > exactly else None


def _frequent(
    connection: sqlite3.Connection, found: ResultSet, query: FacetQuery, total: int, bound: int | None
) -> Values:
    values: dict[str, list[FacetValue]] = {}
    rows = _rows(connection, statements.facets(found, query.frequent, query.fetched, bound))
    for facet, value, label, count in rows:
        values.setdefault(facet, []).append(FacetValue(value, label, count))
    if bound is None or not rows:
        return values
    ids = statements.sampled(found.ids, bound)
    [(size,)] = _rows(connection, Sql(f"select count(*) from ({ids.sql})", ids.parameters))
    return {
        facet: [replace(each, count=round(each.count * total / size)) for each in some]
        for facet, some in values.items()
    }


def _holding(connection: sqlite3.Connection, found: ResultSet, query: FacetQuery, name: str) -> list[FacetValue]:
    """The values of a facet that hold the text looked for, counted exactly: there are few of each."""
    text = query.text_of(name) or ""
    rows = _rows(connection, Sql(VALUES, (name,)))
    wanted = [row for row, value, label in rows if holds_text(label, text) or holds_text(value, text)]
    return [FacetValue(*each) for each in _rows(connection, statements.values_among(found, wanted, query.fetched))]


def _rows(connection: sqlite3.Connection, statement: Sql) -> list[Any]:
    return connection.execute(statement.sql, statement.parameters).fetchall()
