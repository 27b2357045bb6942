"""Searches the embedded index file."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import restored, suffix
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_search.articles.ports import EntityName, FacetValue, FoundArticles, Hit
from newswire_search.engine.capabilities import COMMON
from newswire_search.engine.sqlite import full_text, statements
from newswire_search.engine.sqlite.statements import ResultSet, Sql
from newswire_search.engine.sqlite.stories import SqliteStories
from newswire_search.engine.sqlite.time_limit import STEPS, LimitedFile
from newswire_search.engine.sqlite.wording import excluding
from newswire_search.query import cursor
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.cursor import Position
from newswire_search.query.highlight import highlights
from newswire_search.query.plan import QueryPlan, plan_search
from newswire_search.settings import LONGEST_S

PageRow = tuple[int, float, str]  # id, sort value, article id


class SqliteEngine:
    """SearchEngine on the file that the index service writes.

    Latin diacritics are folded, whatever the language, and words are stemmed.  Totals are always exact.  What takes
    longer than `longest_s` raises TransientError.
    """

    capabilities: frozenset[str] = COMMON

    def __init__(self, path: Path, longest_s: float = LONGEST_S, steps: int = STEPS) -> None:
        self._file = LimitedFile(SqliteFile(path, _prepare), longest_s, steps)
        self.stories = SqliteStories(self._file)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search from one consistent view of the file."""
        started = time.perf_counter()
        plan = plan_search(query)
        position = cursor.decode(query.after, plan.sort)
        with self._file.reading() as connection:
            selection = _selected(connection, plan, query.filters)
            rows = _rows(connection, statements.page(selection, position, query.size + 1))
            hits = _hits(connection, rows[: query.size], plan)
            [(total,)] = _rows(connection, statements.total(selection))
            facets = _facets(connection, selection, query)
        more = 0 < query.size < len(rows)
        after = cursor.onward(plan.sort, query.after, _last(rows[: query.size], plan.sort), more=more)
        took_ms = (time.perf_counter() - started) * 1000
        return FoundArticles(total, True, hits, facets, after, took_ms, plan.left_out, more)

    def get(self, article_id: str) -> ArticleDocument | None:
        """One article by its id."""
        return self.get_many([article_id]).get(article_id)

    def get_many(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids."""
        rows = self._listed(statements.GET, article_ids)
        return {found: restored(orjson.loads(stored), title, body) for found, stored, title, body in rows}

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


def _last(rows: Sequence[PageRow], sort: Sort) -> Position | None:
    if not rows:
        return None
    _, value, article_id = rows[-1]
    return Position(sort, -value if sort is Sort.RELEVANCE else value, article_id)


def _hits(connection: sqlite3.Connection, rows: Sequence[PageRow], plan: QueryPlan) -> tuple[Hit, ...]:
    wanted = orjson.dumps([row[:2] for row in rows]).decode()
    found = connection.execute(statements.PAGE, (wanted,)).fetchall()
    return tuple(
        Hit(
            document,
            -value if plan.sort is Sort.RELEVANCE else None,
            highlights(document.article.title, document.article.body, plan.terms.sought, _language(document)),
        )
        for value, document in ((value, restored(orjson.loads(stored), *texts)) for value, stored, *texts in found)
    )


def _language(document: ArticleDocument) -> str:
    return suffix(document.article.language)


def _facets(connection: sqlite3.Connection, selection: ResultSet, query: Query) -> dict[str, tuple[FacetValue, ...]]:
    found: dict[str, list[FacetValue]] = {facet: [] for facet in query.facets}
    if found:
        for facet, *value in _rows(connection, statements.facets(selection, query.facets, query.facet_size)):
            found[facet].append(FacetValue(*value))
    return {facet: tuple(values) for facet, values in found.items()}
