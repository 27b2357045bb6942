"""Conditions on facets as SQL over the table `articles a`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from newswire_shared.contracts.article_facets import NAMED, folded_name

from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.query.condition import STORY, Condition

HAVING = """a.id {negated} in (
    select f.article from facet_values v cross join article_facets f on f.value = v.id
    where v.facet in (select value from json_each(?)) and {wanted}
)"""
BY_VALUE = "v.value in (select value from json_each(?))"
# of names there are some ten thousands, each once: a look at all of them costs a few milliseconds
BY_NAME = "exists (select 1 from json_each(?) w where instr(' ' || {name} || ' ', ' ' || w.value || ' '))"
OF_STORY = "a.story_id in (select value from json_each(?))"
OF_NO_STORY = "(a.story_id is null or a.story_id not in (select value from json_each(?)))"
_folded = lru_cache(100_000)(folded_name)  # names are met again at each search, and folding one takes 5 µs


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the function that conditions call."""
    connection.create_function("folded_name", 1, _folded, deterministic=True)


def of_conditions(conditions: Sequence[Condition]) -> Iterator[Sql]:
    """The conditions, all of which hold."""
    for condition in conditions:
        yield from map(_condition, _apart(condition))


def _apart(condition: Condition) -> Sequence[Condition]:
    """Where every value must be there, a condition for each."""
    is_every = condition.every and not condition.excluded
    return [replace(condition, values=(value,)) for value in condition.values] if is_every else [condition]


def _condition(condition: Condition) -> Sql:
    values = listed(condition.values)
    if condition.field == STORY:
        return Sql(OF_NO_STORY if condition.excluded else OF_STORY, (values,))
    name = "v.value" if condition.field in NAMED else "folded_name(v.label)"
    wanted = BY_NAME.format(name=name) if condition.by_name else BY_VALUE
    negated = "not" if condition.excluded else ""
    return Sql(HAVING.format(negated=negated, wanted=wanted), (listed(condition.facets), values))
