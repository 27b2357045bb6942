"""Stories in the tables `stories`, `stories_text` and `story_facets` of the embedded index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from newswire_shared.contracts.documents import CeasedStory, IndexedStory, StoryDocument
from newswire_shared.contracts.index_schema import milliseconds, story_id_of, story_refusal, story_version

from newswire_index.engine.ports import WriteFate, WriteResult

KEEP = """
insert into stories (story_id, version, survivor, document, size, language, follows,
    first_published_ms, last_published_ms, first_seen_ms)
values (:story_id, :version, :survivor, :document, :size, :language, :follows,
    :first_published_ms, :last_published_ms, :first_seen_ms)
on conflict (story_id) do update set version = excluded.version, survivor = excluded.survivor,
    document = excluded.document, size = excluded.size, language = excluded.language, follows = excluded.follows,
    first_published_ms = excluded.first_published_ms, last_published_ms = excluded.last_published_ms,
    first_seen_ms = excluded.first_seen_ms
where excluded.version > version
returning id
"""
DROP_TITLE = "delete from stories_text where rowid = ?"
ADD_TITLE = "insert into stories_text (rowid, title) values (?, ?)"
DROP_FACETS = "delete from story_facets where story = ?"
ADD_FACET = "insert or ignore into story_facets (facet, value, story) values (?, ?, ?)"
READ = """
select s.story_id, s.version, s.survivor, s.document
from json_each(?) wanted
cross join stories s on s.story_id = wanted.value
"""
UNTOLD = dict.fromkeys(
    ("survivor", "document", "size", "language", "follows", "first_published_ms", "last_published_ms", "first_seen_ms")
)


def write(connection: sqlite3.Connection, indexed: IndexedStory) -> WriteResult:
    """Write a story, or that it ceased, unless a newer version is there."""
    if reason := story_refusal(indexed):
        return WriteResult(WriteFate.REFUSED, reason)
    kept = connection.execute(KEEP, _columns(indexed)).fetchone()
    if kept is not None:
        _keep_words(connection, kept[0], indexed)
    return WriteResult(WriteFate.DONE)


def read(connection: sqlite3.Connection, story_ids: Sequence[str]) -> dict[str, IndexedStory]:
    """The stored stories, by id."""
    rows = connection.execute(READ, (orjson.dumps(list(story_ids)).decode(),)).fetchall()
    return {row[0]: _indexed(*row) for row in rows}


def _indexed(story_id: str, version: int, survivor: str | None, document: str | None) -> IndexedStory:
    if document is None:
        return CeasedStory(id=story_id, version=version, survivor=survivor)
    return StoryDocument.model_validate_json(document)


def _keep_words(connection: sqlite3.Connection, row: int, indexed: IndexedStory) -> None:
    connection.execute(DROP_TITLE, (row,))
    connection.execute(DROP_FACETS, (row,))
    if isinstance(indexed, StoryDocument):
        connection.execute(ADD_TITLE, (row, indexed.title))
        connection.executemany(ADD_FACET, [(facet, value, row) for facet, value in _facets(indexed)])


def _facets(document: StoryDocument) -> Iterator[tuple[str, str]]:
    yield from (("source", source) for source in document.story.sources)
    yield from (("entity", entity.id) for entity in document.story.entities)


def _columns(indexed: IndexedStory) -> dict[str, Any]:
    told = {"survivor": indexed.survivor} if isinstance(indexed, CeasedStory) else _living(indexed)
    return {"story_id": story_id_of(indexed), "version": story_version(indexed), **UNTOLD, **told}


def _living(document: StoryDocument) -> dict[str, Any]:
    story = document.story
    return {
        "document": document.model_dump_json(),
        "size": story.size,
        "language": document.language,
        "follows": story.follows,
        "first_published_ms": milliseconds(story.first_published_at),
        "last_published_ms": milliseconds(story.last_published_at),
        "first_seen_ms": milliseconds(story.first_seen_at),
    }
