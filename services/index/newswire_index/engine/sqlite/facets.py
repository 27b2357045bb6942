"""The values of articles' facets in the embedded index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newswire_shared.contracts.article_facets import FacetEntry

KEEP_VALUE = """
insert into facet_values (facet, value, label) values (?, ?, ?)
on conflict (value, facet) do update set label = excluded.label where label <> excluded.label
"""
DROP_FACETS = "delete from article_facets where article = ?"
ADD_FACET = """
insert or ignore into article_facets (article, value)
select ?, id from facet_values where facet = ? and value = ?
"""


def replace(connection: sqlite3.Connection, row: int, entries: Sequence[FacetEntry]) -> None:
    """Put the values of an article in the place of its earlier ones."""
    connection.execute(DROP_FACETS, (row,))
    connection.executemany(KEEP_VALUE, [(e.facet, e.value, e.label) for e in entries])
    connection.executemany(ADD_FACET, [(row, e.facet, e.value) for e in entries])
