"""Examples of the OpenAPI document: of each answer one, put together from those of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
DEEPEST = 12  # answers are no deeper; a schema that holds itself would have no end
FORMATS = {"date-time": "2026-03-09T08:00:00Z", "date": "2026-03-09", "uri": "https://news.example/"}
PLAIN: Mapping[str, Any] = {"string": "text", "integer": 1, "number": 0.5, "boolean": False, "null": None}
# What fields are named alike holds the like of this, where their models give no example: one made-up article.
NAMED: Mapping[str, Any] = {
    "id": "3f7c0a91d2", "capture_id": "b84e1c20d7", "duplicate_of": "3f7c0a91d2", "url": "https://news.example/ferry",
    "canonical": "news.example/ferry", "title": "Ferry is raised", "teaser": "Divers worked for nine days.",
    "summary": "The ferry was raised on Monday.", "body": "The ferry was raised on Monday, said Anna Lind.",
    "text": "Anna Lind", "speaker": "Anna Lind", "source": "news.example", "language": "en", "date": "2026-03-09",
    "time": "08:00", "start": 37, "end": 46, "digest": "5d41402abc4b", "entity": "osce-minsk-group",
    "links": "https://harbour.example/plans", "tags": "ferries", "left_out": "ferries", "number": 1,
    "field": "body", "survivor": None, "after": None, "cursor": "eyJzIjoxfQ", "took_ms": 12.3, "total_is_exact": True,
    "similarity": 0.97, "label": "Anna Lind", "value": "news.example",
}  # fmt: skip


def example_of(schema: Schema, schemas: Mapping[str, Schema], name: str = "", depth: int = 0) -> Any:
    """A value that a schema allows, by its own examples where it has some, else by the `name` of its field."""
    if depth > DEEPEST:
        return None
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rpartition("/")[2]], schemas, name, depth + 1)
    for known in ("examples", "enum"):
        if schema.get(known):
            return schema[known][0]
    for known in ("const", "example"):
        if known in schema:
            return schema[known]
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return example_of(_choice(choices, name), schemas, name, depth + 1)
    if name in NAMED and fits(NAMED[name], schema):
        return NAMED[name]
    return schema["default"] if "default" in schema else _made(schema, schemas, name, depth)


def fits(value: object, schema: Schema) -> bool:
    """Whether a value has the type that a schema asks for, and no form beside it."""
    types: Mapping[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "number": (int, float)}
    right = isinstance(value, types.get(schema.get("type", ""), ())) or (value is True and schema["type"] == "boolean")
    return right and "format" not in schema and "pattern" not in schema


def _choice(choices: list[Schema], name: str) -> Schema:
    """The first that says what it looks like; where none does, and it may be null, that is true of most answers."""
    told = [each for each in choices if "$ref" in each or each.get("format") in FORMATS or fits(NAMED.get(name), each)]
    empty = [choice for choice in choices if choice.get("type") == "null"]
    return [*told, *empty, *choices][0]


def _made(schema: Schema, schemas: Mapping[str, Schema], name: str, depth: int) -> Any:
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        fields = schema.get("properties", {})
        return {field: example_of(each, schemas, field, depth + 1) for field, each in fields.items()}
    if kind == "array":
        items = schema.get("items", {})
        return [example_of(items, schemas, name, depth + 1)] if items else []
    if kind == "string":
        return FORMATS.get(schema.get("format", ""), PLAIN["string"])
    if kind in ("integer", "number"):
        return schema.get("minimum", PLAIN[kind])
    return PLAIN.get(kind or "null")
