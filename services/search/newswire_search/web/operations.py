"""What the application answers, by its own OpenAPI document: the names of parameters, and the methods of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request

METHODS = ("get", "post", "put", "patch", "delete")
_PLACE = re.compile(r"\\{[^}]+\\}")  # of a template that is escaped
Schema = Mapping[str, Any]
Routes = frozenset[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Operation:
    """The names that an operation takes: parameters, those of them that are lists, and fields of its body."""

    parameters: frozenset[str]
    lists: frozenset[str]
    fields: frozenset[str]


class Operations:
    """The operations of a document, by address and method."""

    def __init__(self, document: Schema) -> None:
        self._schemas: Schema = document.get("components", {}).get("schemas", {})
        paths = document["paths"]
        # The template with the fewest places is the nearest: /v1/articles/by-url before /v1/articles/{article_id}.
        self._paths = [(_pattern(path), self._operations(paths[path])) for path in sorted(paths, key=_places)]
        self.addresses = tuple(path for path in paths if "{" not in path)

    def of(self, method: str, path: str) -> Operation | None:
        """The operation that a request is for; None where there is none, or it is not told of."""
        asked = "get" if method == "HEAD" else method.lower()
        found = (operations for pattern, operations in self._paths if pattern.fullmatch(path))
        return next((operations[asked] for operations in found if asked in operations), None)

    def methods(self, path: str) -> set[str]:
        """The methods that an address answers; none where it is not told of."""
        return {
            method.upper()
            for pattern, operations in self._paths if pattern.fullmatch(path)
            for method in operations
        }  # fmt: skip

    def _operations(self, path: Schema) -> dict[str, Operation]:
        return {method: self._operation(path[method]) for method in METHODS if method in path}

    def _operation(self, told: Schema) -> Operation:
        asked = [parameter for parameter in told.get("parameters", ()) if parameter["in"] == "query"]
        lists = frozenset(parameter["name"] for parameter in asked if _is_list(parameter["schema"]))
        return Operation(frozenset(each["name"] for each in asked), lists, frozenset(self._fields(told)))

    def _fields(self, told: Schema) -> Iterator[str]:
        for content in told.get("requestBody", {}).get("content", {}).values():
            schema = content.get("schema", {})
            named = self._schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
            yield from named.get("properties", ())


_known: dict[Routes, Operations] = {}  # the same routes have the same: a document takes a fifth of a second to make


def operations_of(request: Request) -> Operations:
    """The operations of the application that a request came to."""
    application: FastAPI = request.app
    held: Operations | None = getattr(application.state, "operations", None)
    if held is None:  # two threads may both read it, and get the same
        routes = frozenset(_routed(application.routes))
        held = _known.get(routes) or _known.setdefault(routes, Operations(application.openapi()))
        application.state.operations = held
    return held


def _routed(routes: Iterable[object]) -> Iterator[tuple[str, object]]:
    """What makes the document of an application: the routes that are told of, those of its routers among them."""
    for route in routes:
        if router := getattr(route, "original_router", None):
            yield from _routed(router.routes)
        elif getattr(route, "include_in_schema", False):
            yield getattr(route, "path", ""), getattr(route, "endpoint", None)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub("[^/]+", re.escape(path)))


def _places(path: str) -> int:
    return path.count("{")


def _is_list(schema: Schema) -> bool:
    return schema.get("type") == "array" or any(map(_is_list, schema.get("anyOf", ())))
