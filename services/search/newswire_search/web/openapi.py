"""The OpenAPI document of the application, with what holds of every operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from newswire_shared.contracts.error_answers import PROBLEM

from newswire_search.web.operations import METHODS

JSON = "application/json"
Document = dict[str, Any]


def operation_id(route: APIRoute) -> str:
    """The id of an operation: the name of its function, which the promise of /v1 keeps."""
    return route.name


def completed(made: Callable[[], Document]) -> Callable[[], Document]:
    """What makes the document, once, and says in it what holds everywhere."""
    kept: list[Document] = []

    def document() -> Document:
        if not kept:
            kept.append(_with_problems(made()))
        return kept[0]

    return document


def install(application: FastAPI) -> None:
    """Let the application give the whole document."""
    application.openapi = completed(application.openapi)  # type: ignore[method-assign]


def operations(document: Document) -> Iterator[Document]:
    """Every operation of a document."""
    for path in document["paths"].values():
        yield from (path[method] for method in METHODS if method in path)


def _with_problems(document: Document) -> Document:
    """Errors are problems by RFC 9457, whatever a router says that its JSON is called."""
    for operation in operations(document):
        for status, response in operation["responses"].items():
            content = response.get("content", {})
            if status.isdecimal() and int(status) >= HTTPStatus.BAD_REQUEST and JSON in content:
                content[PROBLEM] = content.pop(JSON)
    return document
