"""The OpenAPI document of the application, with what holds of every operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from threading import Lock
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from newswire_shared.contracts.error_answers import PROBLEM

from newswire_search.web.examples import example_of
from newswire_search.web.operations import METHODS

JSON = "application/json"
Document = dict[str, Any]
SCHEMES: Document = {
    "key": {"type": "http", "scheme": "bearer", "description": "A key of `newswire keys add`."},
    "header-key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "password-key": {"type": "http", "scheme": "basic", "description": "For browsers and readers of feeds."},
}


def _header(description: str, example: int) -> Document:
    return {"description": description, "schema": {"type": "integer"}, "example": example}


LIMITED = {
    "RateLimit-Limit": _header("Requests a minute.", 600),
    "RateLimit-Remaining": _header("How many may follow at once.", 0),
    "RateLimit-Reset": _header("Seconds until all of them may.", 60),
    "Retry-After": _header("Seconds until one may.", 1),
}


def operation_id(route: APIRoute) -> str:
    """The id of an operation: the name of its function, which the promise of /v1 keeps."""
    return route.name


def completed(made: Callable[[], Document]) -> Callable[[], Document]:
    """What makes the document, once, and says in it what holds everywhere; several threads may ask first."""
    kept: list[Document] = []
    making = Lock()

    def document() -> Document:
        with making:
            if not kept:
                kept.append(_completed(made()))
        return kept[0]

    return document


def install(application: FastAPI) -> None:
    """Let the application give the whole document."""
    application.openapi = completed(application.openapi)  # type: ignore[method-assign]


def placed_operations(document: Document) -> Iterator[tuple[str, Document]]:
    """Every operation of a document, with its path."""
    for path, told in document["paths"].items():
        yield from ((path, told[method]) for method in METHODS if method in told)


def _completed(document: Document) -> Document:
    _tell_streams(document)
    _tell_access(document)
    _tell_parameters(document)
    _tell_problems(document)
    _tell_examples(document)
    return document


def _tell_streams(document: Document) -> None:
    """A stream of events is text: `itemSchema`, which FastAPI writes, is of OpenAPI 3.2."""
    for _, operation in placed_operations(document):
        for response in operation["responses"].values():
            for content in response.get("content", {}).values():
                if content.pop("itemSchema", None):
                    content["schema"] = {"type": "string", "description": "Server-sent events."}


def _tell_access(document: Document) -> None:
    """Reading may ask for a key and may be limited, by the operator's settings; what has its own rule keeps it."""
    document.setdefault("components", {}).setdefault("securitySchemes", {}).update(SCHEMES)
    for path, operation in placed_operations(document):
        if path.startswith("/v1/") and "security" not in operation:
            operation["security"] = [{}, *({scheme: []} for scheme in SCHEMES)]
            for status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS):
                operation["responses"].setdefault(str(status.value), _problem(status))
            operation["responses"]["429"]["headers"] = LIMITED


def _tell_parameters(document: Document) -> None:
    """What is no parameter is refused everywhere (422), and so is one that is there twice and is no list (400)."""
    for path, operation in placed_operations(document):
        if path.startswith("/v1/"):
            for status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
                operation["responses"].setdefault(str(status.value), _problem(status))


def _problem(status: HTTPStatus) -> Document:
    schema = {"$ref": "#/components/schemas/ErrorAnswer"}
    return {"description": status.phrase, "content": {PROBLEM: {"schema": schema}}}


def _tell_examples(document: Document) -> None:
    """Each answer in JSON has an example, and each parameter that none can be made up for."""
    schemas = document["components"].get("schemas", {})
    for _, operation in placed_operations(document):
        for parameter in operation.get("parameters", ()):
            if not parameter["schema"].get("examples") and parameter["name"] in ("entity", "capture_id"):
                parameter["example"] = example_of(parameter["schema"], schemas, parameter["name"])
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get(JSON if status.startswith("2") else PROBLEM)
            if content and content.get("schema"):
                content.setdefault("example", example_of(content["schema"], schemas))


def _tell_problems(document: Document) -> None:
    """Errors are problems by RFC 9457, whatever a router says that its JSON is called."""
    for _, operation in placed_operations(document):
        for status, response in operation["responses"].items():
            content = response.get("content", {})
            if status.isdecimal() and int(status) >= HTTPStatus.BAD_REQUEST and JSON in content:
                content[PROBLEM] = content.pop(JSON)
