"""The quotes of articles in the embedded index, by the keys that reprints share."""

from __future__ import annotations

import sqlite3

from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.quote_keys import quote_keys

DROP = "delete from article_quotes where article = ?"
ADD = "insert into article_quotes (key, article) values (?, ?)"


def replace(connection: sqlite3.Connection, row: int, article: Article) -> None:
    """Put the quotes of an article in the place of its earlier ones."""
    connection.execute(DROP, (row,))
    connection.executemany(ADD, [(key, row) for key in quote_keys(article)])
