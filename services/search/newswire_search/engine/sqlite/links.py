"""Links between articles in the embedded index file."""

from __future__ import annotations

from newswire_shared.contracts.links import LinkEdge

from newswire_search.articles.ports import FoundLinks
from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.link_query import LinkQuery, LinkSort

# an article that links by two addresses has two edges of one time: `union` leaves one place of them
LINKING = """
with places as (
    select l.source, l.at_ms from json_each(:keys) wanted cross join links l on l.target = wanted.value
    union select l.source, l.at_ms from json_each(:keys) wanted cross join links l on l.article = wanted.value
), linking as (
    select source, at_ms from places
    where source not in (select value from json_each(:keys))
        and exists (select 1 from articles a where a.article_id = places.source)
)
"""
COUNT = f"{LINKING} select count(*) from linking"
PAGE = f"""{LINKING} select source, at_ms from linking
where :place_id is null or at_ms < :place_ms or (at_ms = :place_ms and source > :place_id)
order by at_ms desc, source limit :most
"""
LINKED_FROM = "select source, target, url, at_ms, article from links where source = ?"


class SqliteLinks:
    """LinkLookup on the file that the index service writes; an edge whose source is gone counts for nothing."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def linking(self, query: LinkQuery) -> FoundLinks:
        """The articles that link to one, from one consistent view of the file."""
        position = cursor.decode(query.after, LinkSort.NEWEST, query.fingerprint)
        place = (
            {"place_ms": position.value, "place_id": position.id}
            if position
            else dict.fromkeys(("place_ms", "place_id"))
        )
        values = {"keys": listed(query.keys), "most": query.size + 1, **place}
        with self._file.reading() as connection:
            [(count,)] = connection.execute(COUNT, {"keys": values["keys"]}).fetchall()
            rows = connection.execute(PAGE, values).fetchall()
        page = rows[: query.size]
        more = len(rows) > query.size > 0
        after = cursor.encode(Position(LinkSort.NEWEST, page[-1][1], page[-1][0]), query.fingerprint) if more else None
        return FoundLinks(count, tuple(source for source, _ in page), after)

    def linked_from(self, article_id: str) -> list[LinkEdge]:
        """The links of an article."""
        with self._file.reading() as connection:
            return [LinkEdge(*row) for row in connection.execute(LINKED_FROM, (article_id,)).fetchall()]
