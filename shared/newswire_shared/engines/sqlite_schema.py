"""The schema of the embedded index file, which the index service writes and the search service reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.engines.sqlite_file import alone_in, connect, drop_beside, identity, translated
from newswire_shared.engines.sqlite_words import written_text

SCHEMA_VERSION = 5
PAGE_SIZE = 16384  # bytes: several packed documents of 2.4 to 4 kB fit in one; of one of 4 kB much was lost

# From each older version to the next; 2 brought stories, 3 the mark of bodies that were cut, 4 which words of an
# article lie in the full text (those of before are renewed a few at a time: `full_text` of index), links, and the other
# tables of `TABLES` that were not there before: what lies in `texts` stays there until it is written again.  5 brought
# facets, keys of addresses, quotes and names, which are renewed with the words.
UPGRADES = {
    1: """
alter table articles add column story_id text;
alter table articles add column duplicate_of text;
update articles set duplicate_of =
    (select document ->> '$.article.copy_of.duplicate_of' from texts where texts.id = articles.id);
""",
    2: "alter table articles add column truncated integer not null default 0",
    3: "alter table articles add column words integer not null default 0",
    4: "drop index if exists articles_of_old_words; alter table articles add column late_s integer",
}

# `articles` is narrow, for filters and sorts read it for every match.  Its columns, and those of `stories`, are listed
# with what they hold in `index_schema`.  `heads` is read for a page, `documents` for one article and for the
# fragments of a page; both are deflated (`packed_documents`).  `texts` has what releases before schema 4 wrote.
# `articles_text` keeps no copy of what `sqlite_words` made of the text, so who changes an article deletes its old words
# first.  Marks count as letters, or Indic words would fall apart; Latin diacritics are folded.
# `name_starts` and `name_forms` count the articles that call an entity (`value` is that of `facet_values`) so: they are
# reckoned with every write, for a prefix has more names than a search could count.  `article_quotes` has a row for each
# different quote.
# `stories.document` is a StoryDocument, null where the story ceased: then only `survivor` is known, or not even that.
# `story_facets` has the facets "source" and "entity"; its `story` and the rowid of `stories_text` are `stories.id`.
# `article_keys` has the keys of an article's addresses that are not its id; its `article` is `articles.id`.
# `links` has an edge for each address that an article links to (LinkEdge); `source` is the linking article's id, which
# is written after its edges.  `link_sources` has of which capture an article's edges are.
TABLES = """
create table if not exists articles (
    id integer primary key,
    article_id text not null unique,
    version integer not null,
    source text not null,
    kind text not null,
    language text,
    sort_ms integer not null,
    first_seen_ms integer not null,
    story_id text,
    duplicate_of text,
    truncated integer not null default 0,
    words integer not null default 0,
    late_s integer
);
create index if not exists articles_of_old_words on articles (id) where words < 2;
create index if not exists articles_by_story on articles (story_id, sort_ms);
create index if not exists articles_by_original on articles (duplicate_of) where duplicate_of is not null;
create index if not exists articles_by_date on articles (sort_ms, article_id);
create index if not exists articles_by_first_seen on articles (first_seen_ms, article_id);
create table if not exists heads (
    id integer primary key,
    head blob not null
);
create table if not exists documents (
    id integer primary key,
    body_bytes integer not null,
    packed blob not null
);
create table if not exists texts (
    id integer primary key,
    title text not null,
    body text not null,
    document text not null
);
create virtual table if not exists articles_text using fts5 (
    title, body, content = '',
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
create table if not exists name_starts (
    start text not null,
    value integer not null,
    articles integer not null,
    primary key (start, value)
) without rowid;
create table if not exists name_forms (
    value integer not null,
    name text not null,
    kind text not null,
    articles integer not null,
    primary key (value, name, kind)
) without rowid;
create table if not exists article_quotes (
    key text not null,
    article integer not null,
    primary key (key, article)
) without rowid;
create index if not exists article_quotes_by_article on article_quotes (article);
create table if not exists article_keys (
    key text not null,
    article integer not null,
    primary key (key, article)
) without rowid;
create index if not exists article_keys_by_article on article_keys (article);
create table if not exists stories (
    id integer primary key,
    story_id text not null unique,
    version integer not null,
    survivor text,
    document text,
    size integer,
    language text,
    follows text,
    first_published_ms integer,
    last_published_ms integer,
    first_seen_ms integer
);
create index if not exists stories_by_last_published on stories (last_published_ms, story_id);
create index if not exists stories_by_first_seen on stories (first_seen_ms, story_id);
create virtual table if not exists stories_text using fts5 (
    title, tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);
create table if not exists story_facets (
    facet text not null,
    value text not null,
    story integer not null,
    primary key (facet, value, story)
) without rowid;
create index if not exists story_facets_by_story on story_facets (story);
create table if not exists people (
    kind text not null,
    name text not null,
    revision integer not null,
    record text,
    primary key (kind, name)
) without rowid;
create table if not exists links (
    source text not null,
    target text not null,
    article text,
    url text not null,
    at_ms integer not null,
    primary key (source, target)
) without rowid;
create index if not exists links_by_target on links (target, at_ms);
create index if not exists links_by_article on links (article, at_ms) where article is not null;
create table if not exists link_sources (
    source text primary key,
    version integer not null
) without rowid;
"""
# Most stories have one article: those of several are listed and counted by an index of their own, in a list's order.
# An index changes no shape, so it has no version: a file of this schema that lacks one gets it, and an earlier release
# keeps it up unawares.
INDEXES = {
    "stories_of_several": "stories (last_published_ms, story_id, size) where size > 1 and document is not null",
    "stories_by_follows": "stories (follows) where follows is not null",
}
RENEW_TITLES = """
update stories_text set title = written_text(title, (select language from stories where id = stories_text.rowid))
"""


def install(path: Path) -> None:
    """Create the file, its folder and its tables where they are missing; harmless when all is there.

    Raises UsageError for a newer schema, TransientError where the file is locked or the disk is full.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone_in(path.parent), closing(_connected(path)) as connection:
            if _known(connection) == SCHEMA_VERSION and _has_indexes(connection):
                return
            connection.execute(f"pragma page_size = {PAGE_SIZE}")  # of a new file; one that is there keeps its own
            connection.execute("pragma journal_mode = wal")  # readers go on while one writes; it is kept in the file
            connection.execute("begin immediate")
            _bring_up(connection, _known(connection))  # another process may have been faster
            connection.execute("commit")


def _has_indexes(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing to add: a look needs no lock, and what writes is not waited for."""
    found = {name for (name,) in connection.execute("select name from sqlite_master where type = 'index'")}
    return found.issuperset(INDEXES)


def _connected(path: Path) -> sqlite3.Connection:
    if identity(path) is None:
        drop_beside(path)
    return connect(path)


def _bring_up(connection: sqlite3.Connection, found: int) -> None:
    upgrades = [UPGRADES[version] for version in range(max(found, 1), SCHEMA_VERSION) if found]
    for script in (*upgrades, TABLES):
        for statement in script.split(";"):
            connection.execute(statement)
    for name, columns in INDEXES.items():
        connection.execute(f"create index if not exists {name} on {columns}")
    if 0 < found < 4:  # titles of stories are few and short: at once
        connection.create_function("written_text", 2, written_text, deterministic=True)
        connection.execute(RENEW_TITLES)
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def found_version(path: Path) -> int:
    """The version of the schema of a file, whichever it is; 0 where there is none.  Raises as `install`."""
    if identity(path) is None:
        return 0
    with translated(path), closing(connect(path, create=False)) as connection:
        return _version(connection)


def check(connection: sqlite3.Connection) -> None:
    """Return if the file has this schema.

    Raises TransientError for any other: a message waits for a worker of the right release, a search for the first one.
    """
    found = _version(connection)
    if found > SCHEMA_VERSION:
        raise TransientError(_newer(found))
    if found == 0:
        raise TransientError("the embedded index is empty: its first index worker has not started yet")
    if found != SCHEMA_VERSION:
        raise TransientError(
            f"the embedded index has schema version {found}, this release needs {SCHEMA_VERSION}: "
            "start an index worker of this release, or run `newswire index install`"
        )


def _known(connection: sqlite3.Connection) -> int:
    """The file's version.  Raises UsageError for a newer one: this release leaves that alone."""
    found = _version(connection)
    if found > SCHEMA_VERSION:
        raise UsageError(_newer(found))
    return found


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _newer(found: int) -> str:
    return (
        f"the embedded index has schema version {found}, this release knows up to {SCHEMA_VERSION}: "
        "use the release that wrote it or a newer one, or name another NEWSWIRE_DATA_DIR"
    )
