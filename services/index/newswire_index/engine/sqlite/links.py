"""Edges between articles in the tables `links` and `link_sources` of the embedded index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import orjson

from newswire_index.engine.ports import SourceLinks

# the version decides in the statement itself: nothing comes back where a newer capture was written
KEEP_SOURCE = """
insert into link_sources (source, version) values (?, ?)
on conflict (source) do update set version = excluded.version where excluded.version >= version
returning 1
"""
DROP_EDGES = "delete from links where source in (select value from json_each(?))"
DROP_SOURCES = "delete from link_sources where source in (select value from json_each(?))"
ADD_EDGE = "insert into links (source, target, article, url, at_ms) values (?, ?, ?, ?, ?)"


def write(connection: sqlite3.Connection, links: SourceLinks) -> None:
    """Put an article's edges in the place of those of an older capture."""
    if not connection.execute(KEEP_SOURCE, (links.source, links.version)).fetchall():
        return
    connection.execute(DROP_EDGES, (orjson.dumps([links.source]).decode(),))
    edges = [(edge.source, edge.target, edge.article, edge.url, edge.at_ms) for edge in links.edges]
    connection.executemany(ADD_EDGE, edges)


def remove(connection: sqlite3.Connection, sources: Sequence[str]) -> None:
    """Remove the edges of some articles."""
    named = orjson.dumps(list(sources)).decode()
    for statement in (DROP_EDGES, DROP_SOURCES):
        connection.execute(statement, (named,))
