"""Entities in the embedded index file: their names are counted as articles are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import orjson
from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.entity_names import WHOLE

from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.entities.merges import KIND
from newswire_search.entities.ports import (
    CO_MENTIONS_AMONG,
    MOST_CO_MENTIONED,
    MOST_NAMES,
    EntityProfile,
    KnownEntity,
    KnownName,
)

HIGHEST = "\U0010ffff"  # no name has it; a range uses the key of the table, where `like` need not
# Of each entity the start by which most articles call it.  `types` are the facets that an entity may have.
BY_START = """
select v.value, v.label, v.facet, max(s.articles) as articles
from {starts} s cross join facet_values v on v.id = s.value
where v.facet in (select value from json_each(:types))
group by v.value order by articles desc, v.value limit :most
"""
# One letter begins tens of thousands of starts: labels are read for the foremost alone, where no type is asked for.
FOREMOST = 200  # of which some are one entity under two types; four times the most that is asked for
BEGUN = "(select value, articles from name_starts where start >= :first and start < :last)"
SUGGESTED_OF_TYPES = BY_START.format(starts=BEGUN)
SUGGESTED = BY_START.format(
    starts=f"(select value, max(articles) as articles from {BEGUN} group by value order by 2 desc limit {FOREMOST})"
)
CALLED = BY_START.format(starts="(select value, articles from name_starts where start = :first)")
ARTICLES = """
select count(distinct f.article) from facet_values v cross join article_facets f on f.value = v.id
where v.value = ? and v.facet in (select value from json_each(?))
"""
# the facet that most articles have it in is what it is
VALUES = """
select v.value, v.label, v.facet from facet_values v
where v.value = :id and v.facet in (select value from json_each(:types))
order by (select count(*) from article_facets f where f.value = v.id) desc limit 1
"""
NAMES = """
select n.name, n.kind, sum(n.articles) as articles from facet_values v cross join name_forms n on n.value = v.id
where v.value = :id and v.facet in (select value from json_each(:types))
group by n.name, n.kind order by articles desc, n.name, n.kind limit :most
"""
NAMING = """
select distinct a.id, a.sort_ms, a.article_id from facet_values v cross join article_facets f on f.value = v.id
cross join articles a on a.id = f.article
where v.value = :id and v.facet in (select value from json_each(:types))
"""
SPAN = f"select count(*), min(sort_ms), max(sort_ms) from ({NAMING})"
BESIDE = f"""
with naming as materialized ({NAMING} order by a.sort_ms desc, a.article_id limit {CO_MENTIONS_AMONG}),
counts as materialized (
    select f.value, count(*) as n from naming cross join article_facets f on f.article = naming.id group by f.value
)
select v.value, v.label, v.facet, c.n from counts c cross join facet_values v on v.id = c.value
where v.value <> :id and v.facet in (select value from json_each(:types)) order by c.n desc, v.value limit :most
"""
EDITS = "select record from people where kind = ? and record is not null"
ALL_TYPES = listed(ENTITY_FACETS)


class SqliteEntities:
    """EntityLookup on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def suggest(self, beginning: str, types: Sequence[EntityType], most: int) -> list[KnownEntity]:
        """The entities with a name that begins so, by the key of the table of starts."""
        values = {
            "first": beginning,
            "last": beginning + HIGHEST,
            "most": most,
            "types": listed(types or ENTITY_FACETS),
        }
        with self._file.reading() as connection:
            rows = connection.execute(SUGGESTED_OF_TYPES if types else SUGGESTED, values).fetchall()
            return [KnownEntity(i, name, kind, _articles(connection, i)) for i, name, kind, _ in rows]

    def called(self, names: Sequence[str]) -> dict[str, list[KnownEntity]]:
        """The entities that have these names."""
        with self._file.reading() as connection:
            found = {name: _called(connection, name) for name in names}
        return {name: entities for name, entities in found.items() if entities}

    def written(self, entity_id: str) -> list[KnownName]:
        """The names that articles have for an entity."""
        values = {"id": entity_id, "types": ALL_TYPES, "most": MOST_NAMES}
        with self._file.reading() as connection:
            return [KnownName(*row) for row in connection.execute(NAMES, values).fetchall()]

    def profile(self, entity_id: str) -> EntityProfile | None:
        """One entity, from one consistent view of the file."""
        values = {"id": entity_id, "types": ALL_TYPES}
        with self._file.reading() as connection:
            articles, first_ms, last_ms = connection.execute(SPAN, values).fetchone()
            if not articles:
                return None
            [(_, label, kind)] = connection.execute(VALUES, values).fetchall()
            names = connection.execute(NAMES, values | {"most": MOST_NAMES}).fetchall()
            beside = connection.execute(BESIDE, values | {"most": MOST_CO_MENTIONED}).fetchall()
        return EntityProfile(
            KnownEntity(entity_id, label, kind, articles), tuple(KnownName(*row) for row in names), first_ms, last_ms,
            tuple(KnownEntity(*row) for row in beside), min(articles, CO_MENTIONS_AMONG),
        )  # fmt: skip

    def edits(self) -> list[dict[str, Any]]:
        """The records of what people decided about entities."""
        with self._file.reading() as connection:
            return [orjson.loads(record) for (record,) in connection.execute(EDITS, (KIND,)).fetchall()]


def _called(connection: sqlite3.Connection, name: str) -> list[KnownEntity]:
    values = {"first": f"{WHOLE}{name}", "most": MOST_NAMES, "types": ALL_TYPES}
    return [KnownEntity(*row) for row in connection.execute(CALLED, values).fetchall()]


def _articles(connection: sqlite3.Connection, entity_id: str) -> int:
    return int(connection.execute(ARTICLES, (entity_id, ALL_TYPES)).fetchone()[0])
