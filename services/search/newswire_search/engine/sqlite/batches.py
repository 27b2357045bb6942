"""Asks many searches of a few articles: of an index that holds these alone.

Each word of a search is looked up in the whole index first, 3 to 8 ms for a frequent one; of a hundred articles it
takes next to nothing.  So the rows of the articles are copied into a file of their own, which the same engine searches.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.packed_documents import JOINED, WHOLE, title_and_body
from newswire_shared.engines.sqlite_file import connect, translated
from newswire_shared.engines.sqlite_words import WORDS, written

from newswire_search.articles.ports import FoundArticles
from newswire_search.engine.sqlite.sql import listed
from newswire_search.query.article_query import Query, Sort

Search = Callable[[Query], FoundArticles]
ROWS = "select id from whole.articles where article_id in (select value from json_each(?1))"
# What searches read of an article, by table, and which rows of it are those of some articles; heads and documents are
# read by rows that were found.  `articles_text` keeps no copy of its words, so they are made again.
COPIED = {
    "articles": f"id in ({ROWS})",
    "heads": f"id in ({ROWS})",
    "documents": f"id in ({ROWS})",
    "texts": f"id in ({ROWS})",
    "article_facets": f"article in ({ROWS})",
    "facet_values": f"id in (select value from whole.article_facets where article in ({ROWS}))",
    "links": "source in (select value from json_each(?1)) or article in (select value from json_each(?1))",
}
TEXTS = f"select a.id, a.language, {WHOLE} from articles a {JOINED}"
ADD = "insert into articles_text (rowid, title, body) values (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class SqliteBatches:
    """ArticleBatches of an index file; `search_of` opens a search over another one."""

    path: Path
    search_of: Callable[[Path], Search]

    def matching(self, queries: Sequence[Query], article_ids: Sequence[str]) -> list[frozenset[str]]:
        """Which of the articles each query finds."""
        with _excerpt(self.path, article_ids) as excerpt:
            search = self.search_of(excerpt)
            return [_ids(search, query, len(article_ids)) for query in queries]


def _ids(search: Search, query: Query, most: int) -> frozenset[str]:
    asked = replace(query, sort=Sort.NEWEST, size=max(most, 1), facets=(), facet_size=0, after=None, marked=False)
    return frozenset(hit.head.article_id for hit in search(asked).hits)


@contextmanager
def _excerpt(path: Path, article_ids: Sequence[str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="newswire-batch-") as folder:
        excerpt = Path(folder) / path.name
        sqlite_schema.install(excerpt)
        with translated(path), closing(connect(excerpt, create=False)) as connection:
            connection.execute("pragma synchronous = off")  # nobody needs it after a crash
            connection.execute("attach database ? as whole", (f"{path.absolute().as_uri()}?mode=ro",))
            connection.execute("begin")
            _copy(connection, listed(article_ids))
            connection.execute("commit")
        yield excerpt


def _copy(connection: sqlite3.Connection, ids: str) -> None:
    for table, condition in COPIED.items():
        # by name: of a file that was brought up the columns stand in another order
        names = ", ".join(name for _, name, *_ in connection.execute(f"pragma main.table_info({table})"))
        connection.execute(
            f"insert into main.{table} ({names}) select {names} from whole.{table} where {condition}", (ids,)
        )
    for row, language, *columns in connection.execute(TEXTS).fetchall():
        connection.execute(ADD, (row, *written(*title_and_body(columns), language)))
    connection.execute("update articles set words = ?", (WORDS,))
