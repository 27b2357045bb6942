"""Stories in the tables `stories`, `stories_text` and `story_facets` of the embedded index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from newswire_shared.contracts.documents import CeasedStory, IndexedStory, StoryDocument
from newswire_shared.contracts.index_schema import STORY_FIELDS, story_id_of, story_refusal, story_version
from newswire_shared.engines.sqlite_words import written_text

from newswire_index.engine.ports import WriteFate, WriteResult

LIVING = {field.column: field.value for field in STORY_FIELDS if field.column}
COLUMNS = ("story_id", "version", "survivor", "document", *LIVING)
# the version decides in the statement itself; a row comes back only where it was written
KEEP = f"""
insert into stories ({", ".join(COLUMNS)}) values ({", ".join(f":{column}" for column in COLUMNS)})
on conflict (story_id) do update set {", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])}
where excluded.version > version
returning id
"""
# titles are few and short: they are written anew each time, and compared with nothing
DROP_TITLE = "delete from stories_text where rowid = ?"
ADD_TITLE = "insert into stories_text (rowid, title) values (?, ?)"
DROP_FACETS = "delete from story_facets where story = ?"
ADD_FACET = "insert or ignore into story_facets (facet, value, story) values (?, ?, ?)"
READ = """
select s.story_id, s.version, s.survivor, s.document
from json_each(?) wanted
cross join stories s on s.story_id = wanted.value
"""


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
        connection.execute(ADD_TITLE, (row, written_text(indexed.title, indexed.language)))
        connection.executemany(ADD_FACET, [(facet, value, row) for facet, value in _facets(indexed)])


def _facets(document: StoryDocument) -> Iterator[tuple[str, str]]:
    yield from (("source", source) for source in document.story.sources)
    yield from (("entity", entity.id) for entity in document.story.entities)


def _columns(indexed: IndexedStory) -> dict[str, Any]:
    """Every column; null where the story has nothing to put there."""
    own = {"survivor": indexed.survivor} if isinstance(indexed, CeasedStory) else _living(indexed)
    known = {"story_id": story_id_of(indexed), "version": story_version(indexed)}
    return {**dict.fromkeys(COLUMNS), **known, **own}


def _living(document: StoryDocument) -> dict[str, Any]:
    return {"document": document.model_dump_json()} | {column: value(document) for column, value in LIVING.items()}
