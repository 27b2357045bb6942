"""The keys of an article's other addresses in the embedded index."""

from __future__ import annotations

import sqlite3

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import other_keys

DROP_KEYS = "delete from article_keys where article = ?"
ADD_KEY = "insert or ignore into article_keys (key, article) values (?, ?)"


def replace(connection: sqlite3.Connection, row: int, document: ArticleDocument) -> None:
    """Put the keys of an article in the place of its earlier ones."""
    connection.execute(DROP_KEYS, (row,))
    connection.executemany(ADD_KEY, [(key, row) for key in other_keys(document)])
