"""The names of entities in the embedded index, each with the number of articles that have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from newswire_shared.contracts.documents import Entity
from newswire_shared.contracts.entity_names import forms_of, starts_of
from newswire_shared.engines.packed_documents import entities_of

COUNTED = 2  # from these words on the names of an article are counted
VALUE = "(select id from facet_values where value = :id and facet = :type)"
COUNT_START = f"""
insert into name_starts (start, value, articles) values (:start, {VALUE}, :articles)
on conflict (start, value) do update set articles = articles + excluded.articles
"""
DROP_START = f"delete from name_starts where start = :start and value = {VALUE} and articles <= 0"
COUNT_FORM = f"""
insert into name_forms (value, name, kind, articles) values ({VALUE}, :name, :kind, :articles)
on conflict (value, name, kind) do update set articles = articles + excluded.articles
"""
DROP_FORM = f"delete from name_forms where value = {VALUE} and name = :name and kind = :kind and articles <= 0"


def counted(words: int, columns: Sequence[Any]) -> Sequence[Entity]:
    """The entities of a stored article whose names are counted: none of one that an earlier release wrote."""
    return entities_of(columns) if words >= COUNTED else ()


def change(connection: sqlite3.Connection, old: Sequence[Entity], new: Sequence[Entity]) -> None:
    """Count the names of an article in the place of its earlier ones; their facets are there already."""
    _change(connection, COUNT_START, DROP_START, dict(_starts(old)), dict(_starts(new)))
    _change(connection, COUNT_FORM, DROP_FORM, dict(_forms(old)), dict(_forms(new)))


Row = dict[str, Any]


def _starts(entities: Sequence[Entity]) -> Iterable[tuple[object, Row]]:
    return ((each, {"start": each.start, "type": each.type, "id": each.entity_id}) for each in starts_of(entities))


def _forms(entities: Sequence[Entity]) -> Iterable[tuple[object, Row]]:
    found = forms_of(entities)
    return ((each, {"name": each.name, "kind": each.kind, "type": each.type, "id": each.entity_id}) for each in found)


def _change(
    connection: sqlite3.Connection, count: str, drop: str, old: dict[object, Row], new: dict[object, Row]
) -> None:
    gone = [row for key, row in old.items() if key not in new]
    added = [row | {"articles": 1} for key, row in new.items() if key not in old]
    connection.executemany(count, [*added, *(row | {"articles": -1} for row in gone)])
    connection.executemany(drop, gone)
