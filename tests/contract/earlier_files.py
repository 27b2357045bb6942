"""Files of the embedded index as earlier releases left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newswire_shared.contracts.index_schema import kept_apart
from newswire_shared.engines.packed_documents import JOINED, WHOLE, whole_document

THIRD = """
drop table articles_text;
create virtual table articles_text using fts5 (
    title, body, content = 'texts', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);
insert into articles_text (articles_text) values ('rebuild');
drop table heads; drop table documents; drop table links; drop table link_sources;
drop table name_starts; drop table name_forms; drop table article_quotes; alter table articles drop column late_s;
drop index articles_of_old_words; alter table articles drop column words; pragma user_version = 3;
"""
FIRST = """
drop index articles_by_story; drop index articles_by_original;
alter table articles drop column story_id; alter table articles drop column duplicate_of;
alter table articles drop column truncated;
drop table stories; drop table stories_text; drop table story_facets; pragma user_version = 1;
"""


def as_third_schema(file: Path) -> None:
    """Put what a file holds where schema 3 had it: whole documents beside their texts, and no heads."""
    with closing(sqlite3.connect(file)) as connection, connection:
        rows = connection.execute(f"select a.id, {WHOLE} from articles a {JOINED}").fetchall()
        for row, *columns in rows:
            document = whole_document(columns)
            stored = document.model_dump_json(exclude=kept_apart(document))
            texts = (row, document.article.title, document.article.body, stored)
            connection.execute("insert into texts (id, title, body, document) values (?, ?, ?, ?)", texts)
        connection.executescript(THIRD)


def as_first_schema(file: Path) -> None:
    """As schema 1 had it: it knew neither stories nor copies."""
    as_third_schema(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST)
