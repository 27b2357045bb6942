"""Pages of what the embedded index finds, and of searches by relevance that somebody walks through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.engine.walks import KeptWalks
from newswire_search.query.article_query import Sort
from newswire_search.query.cursor import Position, having_shown

IN_PLACE = "select a.article_id, a.id from json_each(?) wanted cross join articles a on a.article_id = wanted.value"

PageRow = tuple[int, float, str]  # id, sort value, article id
# All that follows a place, in its order: the rows of a page, each with what it is marked by.
Every = Callable[[Position | None], Sql]


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page, where it ends, and whether more follow."""

    rows: Sequence[PageRow]
    last: Position | None
    more: bool


def first_page(rows: Sequence[PageRow], size: int, sort: Sort, stories: Mapping[str, str]) -> Page:
    """The page of rows that begin a search, or go on in an order that lasts; one more than asked for may follow.

    What stands for one of the `stories` is marked by it.
    """
    shown = rows[:size]
    if not shown:
        return Page((), None, more=False)
    _, value, article_id = shown[-1]
    if sort is not Sort.RELEVANCE:
        return Page(shown, Position(sort, value, article_id), more=len(rows) > size)
    last = having_shown(Position(sort, -value, article_id), (stories.get(article, article) for *_, article in shown))
    return Page(shown, last, more=len(rows) > size)


@dataclass(frozen=True, slots=True)
class WalkedPages:
    """The second and later pages by relevance: with the second, all that is found is kept in its order."""

    walks: KeptWalks

    def after(self, connection: sqlite3.Connection, every: Every, position: Position, size: int) -> Page:
        """The page after a position.  Raises ForgottenError where its walk is not kept any more."""
        view, begin = position.view, max(0, int(position.value))
        if not view:
            view, begin = self._begun(connection, every, position), 0
        walk, end = self.walks.find(view), begin + size
        ids = walk.ids[begin:end]
        present = dict(connection.execute(IN_PLACE, (listed(ids),)).fetchall())
        rows = [(present[i], -walk.scores[n], i) for n, i in enumerate(ids, begin) if i in present]
        last = Position(Sort.RELEVANCE, float(end), ids[-1], view=view) if ids else None
        return Page(rows, last, more=size > 0 and end < len(walk.ids))

    def _begun(self, connection: sqlite3.Connection, every: Every, position: Position) -> str:
        # a cursor of the release before has marks of nothing: it goes on behind its score
        asked = every(None if position.seen else position)
        rows = connection.execute(asked.sql, asked.parameters).fetchall()
        fresh = [(article, -value) for _, value, article, marked in rows if not position.has_shown(marked)]
        return self.walks.keep([article for article, _ in fresh], [score for _, score in fresh])
