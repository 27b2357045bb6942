"""The names of entities in the embedded index, each with the number of articles that have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set
from typing import Any

from newswire_shared.contracts.documents import Entity
from newswire_shared.contracts.entity_names import forms_of, starts_of
from newswire_shared.engines.packed_documents import entities_of

COUNTED = 2  # from these words on the names of an article are counted
# of a NameStart, whose columns are start, type and id, and how many articles it gains
VALUE_OF_START = "(select id from facet_values where value = ?3 and facet = ?2)"
COUNT_START = f"""
insert into name_starts (start, value, articles) values (?1, {VALUE_OF_START}, ?4)
on conflict (start, value) do update set articles = articles + excluded.articles
"""
DROP_START = f"delete from name_starts where start = ?1 and value = {VALUE_OF_START} and articles <= 0"
# of a NameForm, whose columns are type, id, kind and name, and the same
VALUE_OF_FORM = "(select id from facet_values where value = ?2 and facet = ?1)"
COUNT_FORM = f"""
insert into name_forms (value, name, kind, articles) values ({VALUE_OF_FORM}, ?4, ?3, ?5)
on conflict (value, name, kind) do update set articles = articles + excluded.articles
"""
DROP_FORM = f"delete from name_forms where value = {VALUE_OF_FORM} and name = ?4 and kind = ?3 and articles <= 0"


def counted(words: int, columns: Sequence[Any]) -> Sequence[Entity]:
    """The entities of a stored article whose names are counted: none of one that an earlier release wrote."""
    return entities_of(columns) if words >= COUNTED else ()


def change(connection: sqlite3.Connection, old: Sequence[Entity], new: Sequence[Entity]) -> None:
    """Count the names of an article in the place of its earlier ones; their facets are there already."""
    had, has = forms_of(old), forms_of(new)
    _change(connection, COUNT_START, DROP_START, starts_of(had), starts_of(has))
    _change(connection, COUNT_FORM, DROP_FORM, had, has)


Row = tuple[str, ...]


def _change(connection: sqlite3.Connection, count: str, drop: str, old: Set[Row], new: Set[Row]) -> None:
    gone, added = old - new, new - old
    connection.executemany(count, [*((*row, 1) for row in added), *((*row, -1) for row in gone)])
    connection.executemany(drop, gone)
