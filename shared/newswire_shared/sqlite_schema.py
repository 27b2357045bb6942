"""The schema of the embedded index file, which the index service writes and the search service reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newswire_shared.errors import TransientError, UsageError
from newswire_shared.sqlite_file import connect, translated

SCHEMA_VERSION = 1

# `articles` is narrow, for filters and sorts read it for every match; `texts` is read for the hits of a page.
# `articles_text` keeps no copy of the text: it reads `texts`, so who changes a row there deletes its old
# words first.  Marks count as letters, or Indic words would fall apart; Latin diacritics are folded.
TABLES = """
create table if not exists articles (
    id integer primary key,
    article_id text not null unique,
    version integer not null,
    source text not null,
    kind text not null,
    language text,
    sort_ms integer not null,
    first_seen_ms integer not null
);
create index if not exists articles_by_date on articles (sort_ms, article_id);
create index if not exists articles_by_first_seen on articles (first_seen_ms, article_id);
create table if not exists texts (
    id integer primary key,
    title text not null,
    body text not null,
    document text not null
);
create virtual table if not exists articles_text using fts5 (
    title, body, content = 'texts', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);
create table if not exists facet_values (
    id integer primary key,
    facet text not null,
    value text not null,
    label text not null,
    unique (value, facet)
);
create table if not exists article_facets (
    article integer not null,
    value integer not null,
    primary key (article, value)
) without rowid;
create index if not exists article_facets_by_value on article_facets (value, article);
create table if not exists people (
    kind text not null,
    name text not null,
    revision integer not null,
    record text,
    primary key (kind, name)
) without rowid;
"""


def install(path: Path) -> None:
    """Create the file, its folder and its tables where they are missing; harmless when all is there.

    Raises UsageError for a newer schema, TransientError where the file is locked or the disk is full.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(path)) as connection:
            if _version(connection) == SCHEMA_VERSION:
                return
            connection.execute("pragma journal_mode = wal")
            steps = f"begin immediate; {TABLES} pragma user_version = {SCHEMA_VERSION}; commit;"
            connection.executescript(steps)


def check(connection: sqlite3.Connection) -> None:
    """Return if the file has this schema.

    Raises UsageError for a newer one, TransientError where no index worker has installed it yet.
    """
    if _version(connection) != SCHEMA_VERSION:
        raise TransientError("the embedded index is empty: its first index worker has not started yet")


def _version(connection: sqlite3.Connection) -> int:
    found = int(connection.execute("pragma user_version").fetchone()[0])
    if found > SCHEMA_VERSION:
        raise UsageError(
            f"the embedded index has schema version {found}, this release knows up to {SCHEMA_VERSION}: "
            "use the release that wrote it or a newer one, or name another NEWSWIRE_DATA_DIR"
        )
    return found
