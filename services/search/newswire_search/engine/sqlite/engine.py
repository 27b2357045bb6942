"""Searches the embedded index file."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.heads import Head
from newswire_shared.contracts.index_schema import suffix
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_search.articles.ports import EntityName, FoundArticles, Hit, StoryGroup
from newswire_search.engine.sqlite import conditions, full_text, statements, story_groups, vocabulary
from newswire_search.engine.sqlite.articles import SqliteArticles
from newswire_search.engine.sqlite.batches import SqliteBatches
from newswire_search.engine.sqlite.data_version import DataVersion
from newswire_search.engine.sqlite.entities import SqliteEntities
from newswire_search.engine.sqlite.facets import SqliteFacets
from newswire_search.engine.sqlite.freshness import SqliteFreshness
from newswire_search.engine.sqlite.heads import beginning_of, heads_of
from newswire_search.engine.sqlite.links import SqliteLinks
from newswire_search.engine.sqlite.pages import Page, PageRow, WalkedPages, first_page
from newswire_search.engine.sqlite.quotes import SqliteQuotes
from newswire_search.engine.sqlite.selection import selected
from newswire_search.engine.sqlite.sources import SqliteSources
from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.engine.sqlite.statements import ResultSet
from newswire_search.engine.sqlite.stories import SqliteStories
from newswire_search.engine.sqlite.time_limit import STEPS, LimitedFile
from newswire_search.engine.sqlite.timelines import SqliteTimelines
from newswire_search.engine.sqlite.vocabulary import SqliteVocabulary
from newswire_search.engine.walks import KeptWalks
from newswire_search.facets.ports import NO_COUNTS
from newswire_search.freshness.remembered import RememberedFreshness
from newswire_search.query import cursor
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.cursor import Position
from newswire_search.query.facet_query import FacetQuery
from newswire_search.query.highlight import highlights
from newswire_search.query.plan import QueryPlan, plan_search
from newswire_search.settings import LONGEST_S


class SqliteEngine:
    """SearchEngine on the file that the index service writes.

    Latin diacritics are folded, whatever the language, and words are stemmed.  Totals are always exact.  By relevance
    some `most_ranked` articles are ranked first where more match.  What takes longer than `longest_s` raises
    TransientError.
    """

    def __init__(
        self, path: Path, longest_s: float = LONGEST_S, steps: int = STEPS, most_ranked: int = full_text.MOST_RANKED
    ) -> None:
        self._file = LimitedFile(SqliteFile(path, _prepare), longest_s, steps)
        self.most_ranked = most_ranked
        self._pages = WalkedPages(KeptWalks())
        self.stories = SqliteStories(self._file)
        self.links = SqliteLinks(self._file)
        self.timelines = SqliteTimelines(self._file)
        self.vocabulary = SqliteVocabulary(self._file)
        self.entities = SqliteEntities(self._file)
        self.quotes = SqliteQuotes(self._file)
        self.sources = SqliteSources(self._file)
        self.facet_counter = SqliteFacets(self._file, DataVersion(path))
        self.freshness = RememberedFreshness(SqliteFreshness(self._file))
        self.batches = SqliteBatches(path, lambda excerpt: SqliteEngine(excerpt, longest_s, steps).search)
        self.articles = SqliteArticles(self._file)

    def search(self, query: Query) -> FoundArticles:
        """Answer a search from one consistent view of the file."""
        started = time.perf_counter()
        plan = plan_search(query)
        position = cursor.decode(query.after, plan.sort, query.fingerprint)
        facets = self.facet_counter
        version = facets.version.now()
        with self._file.reading() as connection:
            whole = position is not None or query.by_story
            selection = selected(connection, plan, max(self.most_ranked, query.size + 1), whole=whole)
            page, groups = self._page(connection, selection.ordered, position, query, plan.sort)
            hits = _hits(connection, page.rows, plan, is_marked=query.marked)
            count = story_groups.total if query.by_story else statements.total
            [(total,)] = _rows(connection, count(selection))
            counts = facets.beside(connection, version, selection, FacetQuery.of(query)) if query.facets else NO_COUNTS
        after = cursor.onward(plan.sort, query.after, page.last, more=page.more, asked=query.fingerprint)
        took_ms = (time.perf_counter() - started) * 1000
        return FoundArticles(
            total, True, hits, counts.values, after, took_ms, plan.left_out, page.more,
            counts.approximate or selection.in_part, groups,
        )  # fmt: skip

    def _page(
        self, connection: sqlite3.Connection, selection: ResultSet, position: Position | None, query: Query, sort: Sort
    ) -> tuple[Page, Mapping[str, StoryGroup] | None]:
        """A page, and the groups that its hits stand for."""
        if position and sort is Sort.RELEVANCE:
            every = partial(story_groups.every if query.by_story else statements.every, selection)
            page = self._pages.after(connection, every, position, query.size)
            return page, story_groups.groups_of(connection, selection, page.rows) if query.by_story else None
        if not query.by_story:
            rows = _rows(connection, statements.page(selection, position, query.size + 1))
            return first_page(rows, query.size, sort, {}), None
        rows, groups = story_groups.page(connection, selection, position, query.size + 1)
        return first_page(rows, query.size, sort, {hit: group.story for hit, group in groups.items()}), groups

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
            rows = connection.execute(statements.IDS, (listed(article_ids),)).fetchall()
            heads = heads_of(connection, [row for (row,) in rows])
        return {head.article_id: head for head in heads.values()}

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        """Those of these articles that were taken down."""
        return {found for (found,) in self._listed(statements.TAKEN_DOWN, article_ids)}

    def survivors(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The article that took in each of these."""
        return dict(self._listed(statements.SURVIVORS, article_ids))

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
            return connection.execute(sql, (listed(values),)).fetchall()


def _prepare(connection: sqlite3.Connection) -> None:
    sqlite_schema.check(connection)
    # The tables of each search stay in memory: as files they would be written and deleted with every search.
    connection.execute("pragma temp_store = memory")
    full_text.prepare(connection)
    vocabulary.prepare(connection)
    conditions.prepare(connection)
    connection.execute("pragma query_only = on")  # only the index service writes
    connection.execute("pragma cache_size = -32768")  # KiB a connection, so 32 MiB for each thread; SQLite has 2 MiB


def _rows(connection: sqlite3.Connection, statement: Sql) -> list[Any]:
    return connection.execute(statement.sql, statement.parameters).fetchall()


def _hits(
    connection: sqlite3.Connection, rows: Sequence[PageRow], plan: QueryPlan[Filters], *, is_marked: bool
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
