"""Quotes in the embedded index file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newswire_shared.engines.packed_documents import JOINED, WHOLE, whole_document

from newswire_search.engine.sqlite import statements
from newswire_search.engine.sqlite.selection import selected
from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.engine.sqlite.statements import HITS, ResultSet
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.quotes.ports import MOST_PRINTS, Prints, QuoteQuery, QuotingArticles

WITH_QUOTE = "exists (select 1 from article_quotes own where own.article = a.id)"
BY_SPEAKER = """a.id in (
    select f.article from facet_values v cross join article_facets f on f.value = v.id
    where v.facet = 'speaker' and v.value in (select value from json_each(?))
)"""
DOCUMENTS = f"select a.id, {WHOLE} from json_each(?) wanted cross join articles a on a.id = wanted.value {JOINED}"
FOUND_BY_WORDS = "a.id in (select id from temp.hits)"
PRINTS = """
select key, article_id, n from (
    select q.key, a.article_id, count(*) over (partition by q.key) as n,
        row_number() over (partition by q.key order by a.sort_ms, a.article_id) as place
    from json_each(?) wanted cross join article_quotes q on q.key = wanted.value
    cross join articles a on a.id = q.article where {where}
) where place <= ? order by key, place
"""


class SqliteQuotes:
    """QuoteLookup on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def quoting(self, query: QuoteQuery) -> QuotingArticles:
        """The articles that may hold what is looked for, from one consistent view of the file."""
        with self._file.reading() as connection:
            page = statements.page(_quoting(connection, query), query.after, query.size + 1)
            ids = [row for row, *_ in connection.execute(page.sql, page.parameters).fetchall()]
            rows = connection.execute(DOCUMENTS, (listed(ids[: query.size]),)).fetchall()
        found = {row: whole_document(columns) for row, *columns in rows}
        documents = tuple(found[row] for row in ids[: query.size] if row in found)
        return QuotingArticles(documents, len(ids) > query.size)

    def prints(self, keys: Sequence[str], query: QuoteQuery) -> Mapping[str, Prints]:
        """The prints of quotes by their keys."""
        found: dict[str, Prints] = {}
        with self._file.reading() as connection:
            where = _condition(_quoting(connection, query))
            values = (listed(list(dict.fromkeys(keys))), *where.parameters, MOST_PRINTS)
            rows = connection.execute(PRINTS.format(where=where.sql), values).fetchall()
        for key, article, number in rows:
            earlier = found[key].earliest if key in found else ()
            found[key] = Prints(number, (*earlier, article))
        return found


def _quoting(connection: sqlite3.Connection, query: QuoteQuery) -> ResultSet:
    chosen = selected(connection, query.plan)
    own = Sql(BY_SPEAKER, (listed(query.speakers),)) if query.speakers else Sql(WITH_QUOTE)
    where = Sql(f"{chosen.where.sql} and {own.sql}", (*chosen.where.parameters, *own.parameters))
    return replace(chosen, where=where)


def _condition(chosen: ResultSet) -> Sql:
    """What an article has to satisfy where it is found in another way."""
    if chosen.source != HITS:
        return chosen.where
    return replace(chosen.where, sql=f"{FOUND_BY_WORDS} and {chosen.where.sql}")
