"""Articles, stories and records in one SQLite file with full-text search."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import orjson
from newswire_shared.contracts.article_facets import ENTITY_FACETS, facet_entries
from newswire_shared.contracts.documents import ArticleDocument, Entity, IndexedStory, StoredRecord
from newswire_shared.contracts.index_schema import ARTICLE_FIELDS, refusal
from newswire_shared.engines import sqlite_schema
from newswire_shared.engines.packed_documents import (
    JOINED,
    WHOLE,
    packed_document,
    packed_head,
    title_and_body,
    whole_document,
)
from newswire_shared.engines.sqlite_file import BUSY_TIMEOUT_S, SqliteFile
from newswire_shared.engines.sqlite_words import WORDS, as_written

from newswire_index.engine.differences import Difference, Schema, differences
from newswire_index.engine.ports import (
    Condition,
    IndexStatus,
    SourceLinks,
    Stored,
    Version,
    Write,
    WriteFate,
    WriteResult,
)
from newswire_index.engine.selection import Place, Selection
from newswire_index.engine.sqlite import address_keys, entity_names, facets, full_text, quotes
from newswire_index.engine.sqlite import links as edges
from newswire_index.engine.sqlite import stories as story_rows
from newswire_index.engine.sqlite.full_text import IndexedText, text_of
from newswire_index.engine.sqlite.removal import SqliteRemoval

ROOM_BYTES = 100_000_000  # what a batch of 200 articles and the log of its transaction take, several times
# `cross join` fixes the order of the tables: without it SQLite may walk all texts for a handful of ids
READ = f"""
select a.version, {WHOLE}
from json_each(?) wanted
cross join articles a on a.article_id = wanted.value
{JOINED}
"""
FIND = f"select a.id, a.version, a.language, a.words, {WHOLE} from articles a {JOINED} where a.article_id = ?"
# The choice by entities and names is one subquery, run once for a page of a walk, and not at all where :about is 0.
SELECTED = """
from articles a
where (:source = '' or a.source = :source) and a.first_seen_ms >= :since and a.first_seen_ms < :until
    and (not :about or a.id in (
        select f.article from json_each(:entities) wanted
        join facet_values v on v.value = wanted.value and v.facet in (select value from json_each(:facets))
        join article_facets f on f.value = v.id
        union select rowid from articles_text where articles_text match :phrases
    ))
"""
# The page is chosen in the narrow table alone; documents are read for its articles only.
WALK = f"""
select a.version, {WHOLE}
from (
    select a.id, a.version, a.first_seen_ms, a.article_id {SELECTED}
        and (a.first_seen_ms, a.article_id) > (:place_ms, :place_id)
    order by a.first_seen_ms, a.article_id limit :limit
) a {JOINED}
order by a.first_seen_ms, a.article_id
"""
COUNT = f"select count(*) {SELECTED}"
COLUMNS = {field.column: field.value for field in ARTICLE_FIELDS if field.column}
INSERT = f"""
insert into articles (version, words, {", ".join(COLUMNS)})
values (1, {WORDS}, {", ".join(f":{column}" for column in COLUMNS)})
"""
# without the key: what is not named costs no write to its index
UPDATE = f"""
update articles set version = version + 1, words = {WORDS},
    {", ".join(f"{column} = :{column}" for column in COLUMNS if column != "article_id")}
where id = :id
"""
KEEP_DOCUMENT = "insert or replace into documents (id, body_bytes, packed) values (?, ?, ?)"
KEEP_HEAD = "insert or replace into heads (id, head) values (?, ?)"
DROP_TEXT = "delete from texts where id = ?"  # what an earlier release wrote
KEEP_RECORD = """
insert into people (kind, name, revision, record) values (?, ?, ?, ?)
on conflict (kind, name) do update set revision = excluded.revision, record = excluded.record
where excluded.revision > revision
"""
RECORDS = """
select kind, name, revision, record from people where kind = ? and record is not null order by name
"""


class SqliteIndex(SqliteRemoval):
    """Index in a file: many processes read while one writes.

    A batch is one transaction, on the disk when `write` returns.  Raises TransientError where the file is
    locked for more than some seconds or the disk is full; nothing of the batch is kept then.
    """

    def __init__(self, path: Path, busy_timeout_s: float = BUSY_TIMEOUT_S, room_bytes: int = ROOM_BYTES) -> None:
        self._file = SqliteFile(path, sqlite_schema.check, self._make_again, busy_timeout_s)
        self._is_installed, self._room_bytes = False, room_bytes

    def install(self) -> None:
        """Create the file and its tables where they are missing.  Raises UsageError for a newer schema.

        From then on a file that is deleted is made anew.
        """
        sqlite_schema.install(self._file.path)
        self._is_installed = True

    def _make_again(self) -> None:
        if self._is_installed:
            sqlite_schema.install(self._file.path)

    def home_for(self, first_seen: datetime) -> str:
        """None: all lie in one file."""
        return ""

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        """The stored documents, by id."""
        with self._file.reading() as connection:
            rows = connection.execute(READ, (orjson.dumps(list(article_ids)).decode(),)).fetchall()
        found = (_stored(*row) for row in rows)
        return {stored.document.article.article_id: stored for stored in found}

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write a batch in one transaction."""
        with self._file.writing() as connection:
            return [_write(connection, write) for write in writes]

    def write_linked(self, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
        """Write both in one transaction: to begin and to commit one takes a third of what writing an article does."""
        with self._file.writing() as connection:
            _write_links(connection, links)
            return [_write(connection, write) for write in writes]

    def renew_words(self, most: int) -> int:
        """Renew the words of some articles that a release before this one wrote; how many."""
        with self._file.reading() as connection:
            if not full_text.is_behind(connection):
                return 0
        with self._file.writing() as connection:
            return full_text.renew(connection, most)

    def walk(self, selection: Selection, after: Place | None, limit: int) -> list[ArticleDocument]:
        """The selected documents by their place."""
        place = after or Place(selection.since_ms, "")  # before all: no id is empty
        bounds = {"place_ms": place.first_seen_ms, "place_id": place.article_id, "limit": limit}
        with self._file.reading() as connection:
            rows = connection.execute(WALK, {**_selected(selection), **bounds}).fetchall()
        return [_stored(*row).document for row in rows]

    def count(self, selection: Selection) -> int:
        """How many are selected."""
        with self._file.reading() as connection:
            return int(connection.execute(COUNT, _selected(selection)).fetchone()[0])

    def write_stories(self, stories: Sequence[IndexedStory]) -> list[WriteResult]:
        """Write stories in one transaction."""
        with self._file.writing() as connection:
            return [story_rows.write(connection, indexed) for indexed in stories]

    def read_stories(self, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
        """The stored stories, by id."""
        with self._file.reading() as connection:
            return story_rows.read(connection, story_ids)

    def write_links(self, links: Sequence[SourceLinks]) -> None:
        """Write the edges of some articles in one transaction."""
        with self._file.writing() as connection:
            _write_links(connection, links)

    def remove_links(self, sources: Sequence[str]) -> None:
        """Remove the edges of some articles."""
        with self._file.writing() as connection:
            edges.remove(connection, sources)

    def write_record(self, record: StoredRecord) -> None:
        """Keep a record unless a newer revision is there."""
        text = None if record.record is None else orjson.dumps(record.record).decode()
        with self._file.writing() as connection:
            connection.execute(KEEP_RECORD, (record.kind, record.name, record.revision, text))

    def records(self, kind: str) -> list[StoredRecord]:
        """All records of a kind, by name."""
        with self._file.reading() as connection:
            rows = connection.execute(RECORDS, (kind,)).fetchall()
        return [StoredRecord(kind=k, name=n, revision=r, record=orjson.loads(text)) for k, n, r, text in rows]

    def status(self) -> list[IndexStatus]:
        """The tables; the size is the whole file's and stands with the articles."""
        tables = ("articles", "stories", "people", "links")
        with self._file.reading() as connection:
            counts = {t: connection.execute(f"select count(*) from {t}").fetchone()[0] for t in tables}
        details = {"file": str(self._file.path), "schema": str(sqlite_schema.found_version(self._file.path))}
        size = self._file.path.stat().st_size
        articles = IndexStatus("articles", "articles", counts["articles"], size, details)
        return [articles, *(IndexStatus(table, table, counts[table], 0) for table in tables[1:])]

    def differences(self) -> list[Difference]:
        """The version of the file's schema, where it is another: the first worker of this release upgrades it."""
        found, place = sqlite_schema.found_version(self._file.path), ("articles", str(self._file.path))
        if not found:  # that there is nothing yet is what every other question says
            return []
        return differences(place, Schema(found), Schema(sqlite_schema.SCHEMA_VERSION))

    def refresh(self) -> None:
        """Nothing to do: what is written is seen."""

    def blocked(self) -> str:
        """Never: what keeps a file from being written is an error of the write, and passes by itself."""
        return ""

    def condition(self) -> Condition:
        """Whether the file can be read, and its disk has room."""
        with self._file.reading() as connection:
            connection.execute("select 1 from articles limit 1").fetchone()
        free = shutil.disk_usage(self._file.path.parent).free
        is_full = free < self._room_bytes
        return Condition(f"the disk of {self._file.path} is full: {free / 1e6:.0f} MB are free" if is_full else "")


def _selected(selection: Selection) -> dict[str, str | int]:
    # the empty phrase, where no name is asked for, matches nothing
    phrases = [as_written(name) for name in selection.named] or ['""']
    return {
        "source": selection.source,
        "since": selection.since_ms,
        "until": selection.until_ms,
        "about": int(selection.is_about),
        "entities": orjson.dumps(selection.entities).decode(),
        "facets": orjson.dumps(ENTITY_FACETS).decode(),
        "phrases": " OR ".join(phrases),
    }


def _stored(version: int, *columns: object) -> Stored:
    return Stored(whole_document(columns), Version(version))


def _write_links(connection: sqlite3.Connection, links: Sequence[SourceLinks]) -> None:
    for each in links:
        edges.write(connection, each)


def _write(connection: sqlite3.Connection, write: Write) -> WriteResult:
    entries = facet_entries(write.document.article)
    if reason := refusal(write.document, entries):
        return WriteResult(WriteFate.REFUSED, reason)
    article_id = write.document.article.article_id
    found = connection.execute(FIND, (article_id,)).fetchone()
    expected = write.expected.sequence if write.expected else None
    actual = found[1] if found else None
    if expected != actual:
        return WriteResult(WriteFate.CONFLICT, f"{article_id} has version {actual}, not {expected}")
    named: Sequence[Entity] = ()
    if found is None:
        row = _insert(connection, write.document)
    else:
        row, _, language, words, *columns = found
        old = IndexedText(*title_and_body(columns), language, words)
        named = entity_names.counted(words, columns)
        _update(connection, write.document, row, old)
    _keep_document(connection, write.document, row)
    facets.replace(connection, row, entries)
    address_keys.replace(connection, row, write.document)
    entity_names.change(connection, named, write.document.article.entities)
    quotes.replace(connection, row, write.document.article)
    return WriteResult(WriteFate.DONE)


def _insert(connection: sqlite3.Connection, document: ArticleDocument) -> int:
    row = int(connection.execute(INSERT, _columns(document)).lastrowid or 0)
    full_text.add(connection, row, text_of(document.article))
    return row


def _update(connection: sqlite3.Connection, document: ArticleDocument, row: int, old: IndexedText) -> None:
    connection.execute(UPDATE, {**_columns(document), "id": row})
    connection.execute(DROP_TEXT, (row,))
    full_text.change(connection, row, old, text_of(document.article))


def _keep_document(connection: sqlite3.Connection, document: ArticleDocument, row: int) -> None:
    connection.execute(KEEP_DOCUMENT, (row, *packed_document(document)))
    connection.execute(KEEP_HEAD, (row, packed_head(document)))


def _columns(document: ArticleDocument) -> dict[str, object]:
    return {column: value(document) for column, value in COLUMNS.items()}
