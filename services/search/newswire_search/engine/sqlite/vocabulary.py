"""The words of the embedded index's texts, by FTS5's own table of them."""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Iterator

from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.query.edits import edits, most_edits

TABLE = "create virtual table if not exists temp.vocabulary using fts5vocab(main, articles_text, row)"
# FTS5 counts the articles of a word as it gives it, so few are asked for: those that begin alike …
BEGINNING = "select term, doc from temp.vocabulary where term >= ? and term < ?"
ALIKE = 2  # letters; one of scripts whose letters are not listed below, which have fewer words
# … and, of those that do not, what one edit of the beginning makes
EXACT = "select v.term, v.doc from json_each(?) wanted cross join temp.vocabulary v on v.term = wanted.value"
HIGHEST = "\U0010ffff"


class SqliteVocabulary:
    """Vocabulary on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def near(self, word: str, most: int) -> list[str]:
        """Words that one or two letters make of a word; of those that begin otherwise only one letter makes."""
        limit = most_edits(word)
        if not limit:
            return []
        with self._file.reading() as connection:
            found = dict(_counted(connection, word))
        distances = {term: edits(word, term, limit) for term in found if term != word}
        near = [term for term, distance in distances.items() if distance <= limit]
        return sorted(near, key=lambda term: (distances[term], -found[term], term))[:most]


def prepare(connection: sqlite3.Connection) -> None:
    """Make the table of words, which holds nothing itself."""
    connection.execute(TABLE)


def _counted(connection: sqlite3.Connection, word: str) -> Iterator[tuple[str, int]]:
    beginning = word[: ALIKE if word.isascii() else 1]
    yield from connection.execute(BEGINNING, (beginning, beginning + HIGHEST)).fetchall()
    if word.isascii():
        yield from connection.execute(EXACT, (listed(sorted(_with_other_beginning(word))),)).fetchall()


def _with_other_beginning(word: str) -> set[str]:
    letters = string.ascii_lowercase
    made = {word[:place] + word[place + 1 :] for place in range(ALIKE)}
    made |= {word[:place] + letter + word[place + 1 :] for place in range(ALIKE) for letter in letters}
    made |= {word[:place] + letter + word[place:] for place in range(ALIKE) for letter in letters}
    return made | {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(ALIKE)}
