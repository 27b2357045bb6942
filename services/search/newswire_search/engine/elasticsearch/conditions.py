"""Conditions on facets as clauses of a filter."""

from __future__ import annotations

from newswire_shared.contracts.article_facets import NAMED
from newswire_shared.contracts.index_schema import LABEL_SEPARATOR, id_field

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.query.condition import ENTITY, STORY, Condition


def condition_clause(condition: Condition) -> JsonBody:
    """The clause that what the condition asks for satisfies."""
    clauses = _named(condition) if condition.by_name else _held(condition)
    if condition.excluded:
        return {"bool": {"must_not": clauses}}
    return {"bool": {"filter": clauses} if condition.every else {"should": clauses, "minimum_should_match": 1}}


def _held(condition: Condition) -> list[JsonBody]:
    field = {ENTITY: "entity_ids", STORY: "story_id"}.get(condition.field)
    return [{"term": {field or id_field(condition.facets[0]): value}} for value in condition.values]


def _named(condition: Condition) -> list[JsonBody]:
    """For each value what has it as a whole, at the beginning, at the end, or in the middle of a name."""
    is_value = condition.field in NAMED
    field = id_field(condition.field) if is_value else "entity_names"
    start = "" if is_value else f"{condition.field}{LABEL_SEPARATOR}"
    return [
        {"bool": {"should": [
            {"term": {field: f"{start}{words}"}},
            *({"wildcard": {field: f"{start}{form}"}} for form in (f"{words} *", f"* {words}", f"* {words} *")),
        ]}}
        for words in condition.values
    ]  # fmt: skip
