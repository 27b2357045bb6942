"""The journal of a walk over the archive in a small SQLite file, which is deleted at its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import orjson
from newswire_shared.contracts.stories import pack_card, unpack_card
from newswire_shared.engines.sqlite_file import connect, translated

from newswire_index.recovery.progress import CopyProgress, StoryCard

TABLES = """
create table if not exists progress (id integer primary key check (id = 1), progress text not null);
create table if not exists cards (
    article_id text primary key, story text not null, card blob not null, title text not null, language text
) without rowid;
create index if not exists cards_by_story on cards (story);
"""
KEEP = "insert or replace into progress values (1, ?)"
ADD = "insert or replace into cards (article_id, story, card, title, language) values (?, ?, ?, ?, ?)"
STORIES = """
select story, card, title, language from cards
where story in (select story from cards group by story having count(*) > 1) order by story
"""


class SqliteJournal:
    """A CopyJournal in a file.  Raises TransientError where the disk is full or the file locked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begun(self) -> CopyProgress | None:
        if not self._path.exists():
            return None
        with self._open() as connection:
            found = connection.execute("select progress from progress").fetchone()
        return CopyProgress(**orjson.loads(found[0])) if found else None

    def keep(self, progress: CopyProgress, cards: Sequence[StoryCard]) -> None:
        with self._open() as connection:
            connection.execute("begin immediate")
            connection.executemany(ADD, map(_row, cards))
            connection.execute(KEEP, (orjson.dumps(asdict(progress)).decode(),))
            connection.execute("commit")

    def stories(self) -> Iterator[list[StoryCard]]:
        with self._open() as connection:
            cards = (_card(*row) for row in connection.execute(STORIES))
            yield from (list(group) for _, group in groupby(cards, key=attrgetter("story")))

    def forget(self) -> None:
        for ending in ("", "-journal"):
            Path(f"{self._path}{ending}").unlink(missing_ok=True)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with translated(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(connect(self._path)) as connection:
                for statement in TABLES.split(";"):
                    connection.execute(statement)
                yield connection


def _row(card: StoryCard) -> tuple[str, str, bytes, str, str | None]:
    return card.card.article_id, card.story, pack_card(card.card), card.title, card.language


def _card(story: str, card: bytes, title: str, language: str | None) -> StoryCard:
    return StoryCard(story, unpack_card(card)[0], title, language)
