"""Taking articles out of the embedded index, with their words, facets and links."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

import orjson
from newswire_shared.contracts.documents import StoredRecord, StoryDocument
from newswire_shared.engines.packed_documents import JOINED, WHOLE, title_and_body
from newswire_shared.engines.sqlite_file import SqliteFile

from newswire_index.engine.ports import IndexStatus
from newswire_index.engine.selection import Place
from newswire_index.engine.sqlite import entity_names, full_text, links
from newswire_index.engine.sqlite.full_text import IndexedText

FIND = f"select a.id, a.language, a.words, {WHOLE} from articles a {JOINED} where a.article_id = ?"
DROPS = (
    "delete from article_keys where article = ?",
    "delete from article_facets where article = ?",
    "delete from article_quotes where article = ?",
    "delete from texts where id = ?",
    "delete from documents where id = ?",
    "delete from heads where id = ?",
    "delete from articles where id = ?",
)
MEMBERS = """
select a.story_id, a.article_id from json_each(?) wanted
cross join articles a on a.story_id = wanted.value order by a.sort_ms, a.article_id
"""
COPIES = """
select a.article_id from json_each(?) wanted
cross join articles a on a.duplicate_of = wanted.value order by a.sort_ms, a.article_id
"""
RECORDS = "select name, revision, record from people where kind = ? and name in (select value from json_each(?))"
SEEN_BEFORE = """
select first_seen_ms, article_id from articles
where first_seen_ms < :before and (first_seen_ms, article_id) > (:place_ms, :place_id)
order by first_seen_ms, article_id limit :limit
"""
STORIES = """
select document from stories
where document is not null and first_seen_ms < :before and story_id > :after order by story_id limit :limit
"""


class SqliteRemoval:
    """What an index in a file can take out; a call is one transaction."""

    _file: SqliteFile

    def delete(self, article_ids: Sequence[str]) -> int:
        """Delete articles, and all links of them."""
        with self._file.writing() as connection:
            return sum(delete_article(connection, article_id) for article_id in article_ids)

    def members(self, story_ids: Sequence[str]) -> dict[str, list[str]]:
        """The articles of stories, the earliest published first."""
        found = defaultdict[str, list[str]](list)
        with self._file.reading() as connection:
            for story, article in connection.execute(MEMBERS, (_listed(story_ids),)):
                found[story].append(article)
        return dict(found)

    def copies(self, article_ids: Sequence[str]) -> list[str]:
        """The articles that copy these, the earliest published first."""
        with self._file.reading() as connection:
            return [found for (found,) in connection.execute(COPIES, (_listed(article_ids),))]

    def find_records(self, kind: str, names: Sequence[str]) -> dict[str, StoredRecord]:
        """Records by their names, also of what was removed."""
        with self._file.reading() as connection:
            rows = connection.execute(RECORDS, (kind, _listed(names))).fetchall()
        return {
            name: StoredRecord(kind=kind, name=name, revision=revision, record=orjson.loads(text) if text else None)
            for name, revision, text in rows
        }

    def seen_before(self, before_ms: int, after: Place | None, limit: int) -> list[Place]:
        """Articles first seen before a time, by their places."""
        place = after or Place(-(2**53), "")
        bounds = {"before": before_ms, "place_ms": place.first_seen_ms, "place_id": place.article_id, "limit": limit}
        with self._file.reading() as connection:
            return [Place(*row) for row in connection.execute(SEEN_BEFORE, bounds)]

    def stories_before(self, before_ms: int, after: str, limit: int) -> list[StoryDocument]:
        """Stories that stand and were first seen before a time, by id."""
        bounds = {"before": before_ms, "after": after, "limit": limit}
        with self._file.reading() as connection:
            rows = connection.execute(STORIES, bounds).fetchall()
        return [StoryDocument.model_validate_json(document) for (document,) in rows]

    def old_spans(self, before_ms: int) -> list[IndexStatus]:
        """None: a file is one index."""
        return []

    def drop_span(self, name: str) -> None:
        """Nothing to do."""


def delete_article(connection: sqlite3.Connection, article_id: str) -> int:
    """Delete an article with all that is kept of it; how many there were of it."""
    links.remove(connection, [article_id])
    found = connection.execute(FIND, (article_id,)).fetchone()
    if found is None:
        return 0
    row, language, words, *columns = found
    full_text.drop(connection, row, IndexedText(*title_and_body(columns), language, words))
    entity_names.change(connection, entity_names.counted(words, columns), ())
    for drop in DROPS:
        connection.execute(drop, (row,))
    return 1


def _listed(values: Sequence[str]) -> str:
    return orjson.dumps(list(dict.fromkeys(values))).decode()
