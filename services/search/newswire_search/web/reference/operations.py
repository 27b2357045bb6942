"""The OpenAPI document as a page shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from newswire_search.web.examples import example_of
from newswire_search.web.openapi import Document
from newswire_search.web.operations import METHODS

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """A parameter, in words."""

    name: str
    place: str
    type: str
    default: str
    description: str
    example: str
    is_needed: bool
    is_ending: bool


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer by its status; `example` is JSON, empty where it is none."""

    status: str
    description: str
    types: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ShownOperation:
    """An operation; `call` asks it from a terminal."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    tag: str
    parameters: tuple[ShownParameter, ...]
    body: str
    answers: tuple[ShownAnswer, ...]
    call: str
    is_ending: bool


def shown_operations(document: Document, site: str) -> list[ShownOperation]:
    """Every operation of a document; `site` is the address of the application."""
    schemas = document.get("components", {}).get("schemas", {})
    return [
        _shown(path, method, told[method], schemas, site)
        for path, told in document["paths"].items() for method in METHODS if method in told
    ]  # fmt: skip


def _shown(path: str, method: str, told: Document, schemas: Mapping[str, Schema], site: str) -> ShownOperation:
    parameters = tuple(_parameter(each, schemas) for each in told.get("parameters", ()))
    body = next(iter(told.get("requestBody", {}).get("content", {}).values()), None)
    return ShownOperation(
        id=told["operationId"], method=method.upper(), path=path, summary=told.get("summary", ""),
        description=told.get("description", ""), tag=next(iter(told.get("tags", ())), ""), parameters=parameters,
        body=_json(example_of(body["schema"], schemas)) if body else "",
        answers=tuple(_answer(status, each, schemas) for status, each in sorted(told["responses"].items())),
        call=_call(method, f"{site}{path}", parameters, is_sent=body is not None),
        is_ending=told.get("deprecated", False),
    )  # fmt: skip


def _parameter(told: Schema, schemas: Mapping[str, Schema]) -> ShownParameter:
    schema = told["schema"]
    example = told.get("example") or example_of(schema, schemas, told["name"])
    first = example[0] if isinstance(example, list) and example else example
    return ShownParameter(
        told["name"], told["in"], type_of(schema, schemas), _plain(schema.get("default")), told.get("description", ""),
        _plain(first), told.get("required", False), told.get("deprecated", False),
    )  # fmt: skip


def type_of(schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """The type of a parameter in a few words."""
    if "$ref" in schema:
        return type_of(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
        return " | ".join(map(str, values))
    if choices := schema.get("anyOf"):
        return " | ".join(type_of(choice, schemas) for choice in choices if choice.get("type") != "null")
    if schema.get("type") == "array":
        return f"{type_of(schema['items'], schemas)}, repeatable"
    limits = [f"{word} {schema[name]}" for name, word in (("minimum", "from"), ("maximum", "to")) if name in schema]
    return " ".join([schema.get("type", "any"), *limits])


def _answer(status: str, told: Schema, schemas: Mapping[str, Schema]) -> ShownAnswer:
    contents = told.get("content", {})
    is_shown = status.startswith("2") and "application/json" in contents
    example = contents["application/json"].get("example") if is_shown else None
    return ShownAnswer(status, told.get("description", ""), tuple(contents), _json(example) if is_shown else "")


def _call(method: str, address: str, parameters: tuple[ShownParameter, ...], *, is_sent: bool) -> str:
    for each in parameters:
        address = address.replace(f"{{{each.name}}}", each.example)
    asked = urlencode([(each.name, each.example) for each in parameters if each.place == "query" and each.name == "q"])
    address = f"{address}?{asked}" if asked else address
    sent = " -H 'Content-Type: application/json' -d @article.json" if is_sent else ""
    return f"curl{'' if method == 'get' else f' -X {method.upper()}'} '{address}'{sent}"


def _plain(value: object) -> str:
    if value is None or value == []:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
