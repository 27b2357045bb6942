"""The words of articles in the table `articles_text` of the embedded index."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from newswire_shared.contracts.article_facets import facet_entries
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.index_schema import late_s
from newswire_shared.engines.packed_documents import JOINED, WHOLE, title_and_body, whole_document
from newswire_shared.engines.sqlite_words import WORDS, written

from newswire_index.engine.sqlite import address_keys, entity_names, facets, quotes

ADD = "insert into articles_text (rowid, title, body) values (?, ?, ?)"
# `articles_text` keeps no copy of the words: it needs the old ones to find what it has to take out
DROP = "insert into articles_text (articles_text, rowid, title, body) values ('delete', ?, ?, ?)"
WRITTEN = 1  # from these words on the full text has what `written` gives
OLD = f"select a.id, a.language, a.words, {WHOLE} from articles a {JOINED} where a.words < {WORDS} limit ?"
RENEWED = f"update articles set words = {WORDS}, late_s = ? where id = ?"


class IndexedText(NamedTuple):
    """The texts of an article whose words are there; `words` says by which release's rules."""

    title: str
    body: str
    language: str | None
    words: int = WORDS


def text_of(article: Article) -> IndexedText:
    """The texts of an article as this release indexes them."""
    return IndexedText(article.title, article.body, article.language)


def add(connection: sqlite3.Connection, row: int, text: IndexedText) -> None:
    """Add the words of an article."""
    connection.execute(ADD, (row, *_words(text)))


def drop(connection: sqlite3.Connection, row: int, text: IndexedText) -> None:
    """Take the words of an article out."""
    connection.execute(DROP, (row, *_words(text)))


def change(connection: sqlite3.Connection, row: int, old: IndexedText, new: IndexedText) -> None:
    """Put the words of an article in the place of its earlier ones.

    A placement changes no text, and words are the dearest part of a write.
    """
    if new._replace(words=min(new.words, WRITTEN)) != old._replace(words=min(old.words, WRITTEN)):
        drop(connection, row, old)
        add(connection, row, new)


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether there are words that a release before this one wrote."""
    return connection.execute(OLD, (1,)).fetchone() is not None


def renew(connection: sqlite3.Connection, most: int) -> int:
    """Renew the words and facets of some articles that a release before this one wrote; how many."""
    rows = connection.execute(OLD, (most,)).fetchall()
    for row, language, words, *columns in rows:
        old = IndexedText(*title_and_body(columns), language, words)
        change(connection, row, old, old._replace(words=WORDS))
        document = whole_document(columns)
        article = document.article
        facets.replace(connection, row, facet_entries(article))
        address_keys.replace(connection, row, document)
        entity_names.change(connection, entity_names.counted(words, columns), article.entities)
        quotes.replace(connection, row, article)
        connection.execute(RENEWED, (late_s(article), row))
    return len(rows)


def _words(text: IndexedText) -> tuple[str, str]:
    return written(text.title, text.body, text.language) if text.words else (text.title, text.body)
