"""The OpenAPI document: valid, with examples that are so, ids that stay, and nothing gone that was promised."""

from __future__ import annotations

import copy
import hashlib
import importlib.util
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from typing import Any

import jsonschema_rs
import pytest
from api_promise import broken, promised
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_search.web.openapi import placed_operations
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from tree import ROOT
from unit.search.stub import ROUTERS, StubEngine, client

CLIENTS = ROOT / "clients"


@pytest.fixture(scope="session")
def document() -> Any:
    """The document with every service that is installed."""
    found = importlib.util.spec_from_file_location("generate", CLIENTS / "generate.py")
    assert found and found.loader
    generate = importlib.util.module_from_spec(found)
    found.loader.exec_module(generate)
    return generate.document()


@pytest.fixture(scope="session")
def parsed(document: str) -> Any:
    return json.loads(document)


def examples(document: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where an example stands, its schema and itself."""
    for path, operation in placed_operations(document):
        for status, response in operation["responses"].items():
            for kind, content in response.get("content", {}).items():
                if kind in ("application/json", "application/problem+json") and content.get("schema"):
                    yield f"{path} {status}", content["schema"], content.get("example")


def test_it_is_valid_openapi_3_1(parsed: Any) -> None:
    assert parsed["openapi"].startswith("3.1.")
    validate(parsed, cls=OpenAPIV31SpecValidator)


def test_every_answer_has_an_example_that_its_schema_allows(parsed: Any) -> None:
    found = [*examples(parsed)]
    assert len(found) > 50
    for where, schema, example in found:
        assert example is not None, where
        jsonschema_rs.validator_for({**schema, "components": parsed["components"]}).validate(example)


def test_every_operation_has_an_id_of_its_own_and_is_described(parsed: Any) -> None:
    operations = [operation for _, operation in placed_operations(parsed)]
    ids = [operation["operationId"] for operation in operations]
    assert len({*ids}) == len(ids)
    assert all(each["summary"] and each["description"] for each in operations)


def test_everything_that_was_promised_is_there(parsed: Any) -> None:
    assert [*broken(promised(), parsed)] == []


@pytest.mark.parametrize("what", ["path", "method", "id", "parameter", "value", "default", "field", "type", "status"])
def test_what_is_taken_away_is_found(what: str, parsed: Any) -> None:
    less = copy.deepcopy(parsed)
    search = less["paths"]["/v1/search"]["get"]
    named = {each["name"]: each for each in search["parameters"]}
    answer = less["components"]["schemas"]["SearchAnswer"]["properties"]
    match what:
        case "path":
            del less["paths"]["/v1/stories"]
        case "method":
            less["paths"]["/v1/search"]["post"] = less["paths"]["/v1/search"].pop("get")
        case "id":
            search["operationId"] = "find"
        case "parameter":
            named["language"]["name"] = "lang"
        case "value":
            named["copies"]["schema"]["enum"].remove("hide")
        case "default":
            named["size"]["schema"]["default"] = 10
        case "field":
            answer["found"] = answer.pop("hits")
        case "type":
            answer["total"]["type"] = "string"
        case "status":
            del search["responses"]["422"]
    assert [*broken(parsed, less)]


def test_what_is_added_breaks_nothing(parsed: Any) -> None:
    more = copy.deepcopy(parsed)
    search = more["paths"]["/v1/search"]["get"]
    search["parameters"].append({"name": "new", "in": "query", "schema": {"type": "string"}})
    more["components"]["schemas"]["SearchAnswer"]["properties"]["new"] = {"type": "string"}
    more["paths"]["/v1/new"] = more["paths"]["/v1/search"]
    assert [*broken(parsed, more)] == []


def test_the_clients_are_made_of_this_document(document: str) -> None:
    assert (CLIENTS / "openapi.json").read_text("utf-8") == document, "run `make clients`"
    made_of = hashlib.sha256(document.encode()).hexdigest()
    assert (CLIENTS / "made_of.sha256").read_text("utf-8").strip() == made_of, "run `make clients`"


class Loaded(HTMLParser):
    """The addresses that a page loads something from, and its ids."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        assert not {name for name in own if name.startswith("on") or name == "style"}
        self.ids += [own["id"] or ""] if "id" in own else []
        self.addresses += [value or "" for name, value in attrs if name == "src" or (tag == "link" and name == "href")]


def test_the_reference_is_a_page_without_scripts_of_others_and_with_every_operation() -> None:
    web = client(StubEngine())
    reply = web.get("/docs")
    assert reply.status_code == 200 and "script-src 'self'" in reply.headers["Content-Security-Policy"]
    page = Loaded(reply.text)
    assert all(address.startswith("/static/") for address in page.addresses)
    ids = {operation["operationId"] for _, operation in placed_operations(web.get("/openapi.json").json())}
    assert ids <= {*page.ids}
    assert "<code>language</code>" in reply.text and "&#34;total&#34;: 1" in reply.text


def test_the_document_is_made_once_though_many_ask_first() -> None:
    application = create_application(Search(StubEngine(), SearchSettings(), FakeChangeLog()), ROUTERS)
    with ThreadPoolExecutor(16) as threads:
        found = [*threads.map(lambda _: application.openapi(), range(64))]
    assert all(each is found[0] for each in found)
