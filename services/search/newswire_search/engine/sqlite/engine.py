"""Searches the embedded index file."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import Head
from newswire_shared.contracts.index_schema import suffix
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_search.articles.ports import EntityName, FacetValue, FoundArticles, Hit
from newswire_search.engine.capabilities import COMMON
from newswire_search.engine.sqlite import full_text, statements
from newswire_search.engine.sqlite.articles import SqliteArticles
from newswire_search.engine.sqlite.heads import beginning_of, heads_of
from newswire_search.engine.sqlite.links import SqliteLinks
from newswire_search.engine.sqlite.pages import PageRow, WalkedPages, first_page
from newswire_search.engine.sqlite.statements import ResultSet, Sql
from newswire_search.engine.sqlite.stories import SqliteStories
from newswire_search.engine.sqlite.time_limit import STEPS, LimitedFile
from newswire_search.engine.sqlite.wording import excluding
from newswire_search.engine.walks import KeptWalks
from newswire_search.query import cursor
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.highlight import highlights
from newswire_search.query.plan import QueryPlan, plan_search
from newswire_search.settings import LONGEST_S


class SqliteEngine:
    """SearchEngine on the file that the index service writes.

    Latin diacritics are folded, whatever the language, and words are stemmed.  Totals are always exact.  What takes
    longer than `longest_s` raises TransientError.
    """

    capabilities: frozenset[str] = COMMON

    def __init__(self, path: Path, longest_s: float = LONGEST_S, steps: int = STEPS) -> None:
        self._file = LimitedFile(SqliteFile(path, _prepare), longest_s, steps)
        self._pages = WalkedPages(KeptWalks())
        self.stories = SqliteStories(self._file)
        self.links = SqliteLinks(self._file)
        self.articles = SqliteArticles(self._file)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search from one consistent view of the file."""
        started = time.perf_counter()
        plan = plan_search(query)
        position = cursor.decode(query.after, plan.sort, query.fingerprint)
        with self._file.reading() as connection:
            selection = _selected(connection, plan, query.filters)
            if position and plan.sort is Sort.RELEVANCE:
                page = self._pages.after(connection, selection, position, query.size)
            else:
                rows = _rows(connection, statements.page(selection, position, query.size + 1))
                page = first_page(rows, query.size, plan.sort)
            hits = _hits(connection, page.rows, plan, is_marked=query.marked)
            [(total,)] = _rows(connection, statements.total(selection))
            facets = _facets(connection, selection, query)
        after = cursor.onward(plan.sort, query.after, page.last, more=page.more, asked=query.fingerprint)
        took_ms = (time.perf_counter() - started) * 1000
        return FoundArticles(total, True, hits, facets, after, took_ms, plan.left_out, page.more)

    @contextmanager
    def frozen(self) -> Iterator[Callable[[Query], FoundArticles]]:
        """Searches that see each article as it is by then: one view kept open would keep the file growing."""
        yield self.search

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id."""
        return self.articles.whole([article_id]).get(article_id)

    def heads(self, article_ids: Sequence[str]) -> dict[str, Head]:
        """The heads of articles by their ids."""
        with self._file.reading() as connection:
            rows = connection.execute(statements.IDS, (statements.listed(article_ids),)).fetchall()
            heads = heads_of(connection, [row for (row,) in rows])
        return {head.article_id: head for head in heads.values()}

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        """Those of these articles that were taken down."""
        return {found for (found,) in self._listed(statements.TAKEN_DOWN, article_ids)}

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        """The number of near-copies of each article."""
        return dict(self._listed(statements.COPY_COUNTS, article_ids))

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        """The names of entities."""
        return {found: EntityName(label, facet) for found, label, facet in self._listed(statements.NAMES, entity_ids)}

    def ping(self) -> None:
        """Return if the file is there and can be read."""
        with self._file.reading() as connection:
            connection.execute("select 1 from articles limit 1").fetchone()

    def _listed(self, sql: str, values: Sequence[str]) -> list[Any]:
        with self._file.reading() as connection:
            return connection.execute(sql, (statements.listed(values),)).fetchall()


def _prepare(connection: sqlite3.Connection) -> None:
    sqlite_schema.check(connection)
    # The tables of each search stay in memory: as files they would be written and deleted with every search.
    connection.execute("pragma temp_store = memory")
    full_text.prepare(connection)
    connection.execute("pragma query_only = on")  # only the index service writes
    connection.execute("pragma cache_size = -32768")  # KiB a connection, so 32 MiB for each thread; SQLite has 2 MiB


def _selected(connection: sqlite3.Connection, plan: QueryPlan, filters: Filters) -> ResultSet:
    terms = plan.terms
    if not terms.sought:
        excluded = excluding(terms) if terms.excluded else None
        return statements.filtered(filters, plan.sort, excluded)
    full_text.fill(connection, plan, filters, statements.order(plan.sort)[0])
    return statements.found(plan.sort)


def _rows(connection: sqlite3.Connection, statement: Sql) -> list[Any]:
    return connection.execute(statement.sql, statement.parameters).fetchall()


def _hits(
    connection: sqlite3.Connection, rows: Sequence[PageRow], plan: QueryPlan, *, is_marked: bool
) -> tuple[Hit, ...]:
    heads = heads_of(connection, [row for row, *_ in rows])
    sought = plan.terms.sought if is_marked else ()
    return tuple(_hit(connection, row, value, heads[row], plan.sort, sought) for row, value, _ in rows)


def _hit(
    connection: sqlite3.Connection, row: int, value: float, head: Head, sort: Sort, sought: tuple[str, ...]
) -> Hit:
    score = -value if sort is Sort.RELEVANCE else None
    marks = highlights(head.title, beginning_of(connection, row), sought, suffix(head.language)) if sought else {}
    return Hit(head, score, marks)


def _facets(connection: sqlite3.Connection, selection: ResultSet, query: Query) -> dict[str, tuple[FacetValue, ...]]:
    found: dict[str, list[FacetValue]] = {facet: [] for facet in query.facets}
    if found:
        for facet, *value in _rows(connection, statements.facets(selection, query.facets, query.facet_size)):
            found[facet].append(FacetValue(*value))
    return {facet: tuple(values) for facet, values in found.items()}
