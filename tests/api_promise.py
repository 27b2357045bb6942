"""The promise of /v1: the document of the last release, and what of it another one breaks.

`python tests/api_promise.py` makes the present document the promise: what was added is promised from then on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Document = Mapping[str, Any]
ROOT = Path(__file__).resolve().parents[1]
PROMISE = ROOT / "tests" / "unit" / "search" / "web" / "promise" / "v1.json"
OF_V1 = "/v1/"


def broken(promised: Document, present: Document) -> Iterator[str]:
    """What was promised and is there no more, each as one line."""
    for path, methods in promised["paths"].items():
        for method, told in methods.items():
            found = present["paths"].get(path, {}).get(method)
            if found is None:
                yield f"{method.upper()} {path} is gone"
            elif path.startswith(OF_V1):
                where = f"{method.upper()} {path}"
                yield from _of_operation(where, told, found, promised, present)


def _of_operation(where: str, told: Document, found: Document, promised: Document, present: Document) -> Iterator[str]:
    if told["operationId"] != found["operationId"]:
        yield f"{where}: the operation {told['operationId']} is now {found['operationId']}"
    yield from _of_parameters(where, told, found, promised, present)
    for status, response in told["responses"].items():
        if status not in found["responses"]:
            yield f"{where}: the status {status} is gone"
            continue
        for kind, content in response.get("content", {}).items():
            other = found["responses"][status].get("content", {}).get(kind)
            if other is None:
                yield f"{where}: {status} is not answered as {kind} any more"
            else:
                pair = content.get("schema", {}), other.get("schema", {})
                yield from _of_answer(f"{where} {status}", *pair, promised, present, frozenset())


def _of_parameters(where: str, told: Document, found: Document, promised: Document, present: Document) -> Iterator[str]:
    before, now = _named(told), _named(found)
    for name, parameter in before.items():
        if name not in now:
            yield f"{where}: the parameter {name[1]} is gone"
            continue
        lost = _values(parameter["schema"], promised) - _values(now[name]["schema"], present)
        yield from (f"{where}: {name[1]} takes {value} no more" for value in sorted(lost))
        if parameter["schema"].get("default") != now[name]["schema"].get("default"):
            yield f"{where}: the default of {name[1]} is another"
    for name in now:
        if now[name].get("required") and not before.get(name, {}).get("required"):
            yield f"{where}: {name[1]} may not be left out any more"


def _named(told: Document) -> dict[tuple[str, str], Document]:
    return {(each["in"], each["name"]): each for each in told.get("parameters", ())}


def _values(schema: Document, document: Document) -> set[str]:
    """The values that a schema lists; none where it takes any."""
    schema = _resolved(schema, document)
    own = {str(value) for value in schema.get("enum", ())}
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return own.union(*(_values(each, document) for each in inner))


def _of_answer(
    where: str, told: Document, found: Document, promised: Document, present: Document, met: frozenset[str]
) -> Iterator[str]:
    name = told.get("$ref", "")
    if name and name in met:
        return
    told, found, met = _resolved(told, promised), _resolved(found, present), met | {name}
    if lost := _types(told, promised) ^ _types(found, present):
        yield f"{where}: its type is another: {', '.join(sorted(lost))}"
    for field, schema in told.get("properties", {}).items():
        other = found.get("properties", {}).get(field)
        if other is None:
            yield f"{where}: the field {field} is gone"
        else:
            yield from _of_answer(f"{where} {field}", schema, other, promised, present, met)
    if "items" in told and "items" in found:
        yield from _of_answer(where, told["items"], found["items"], promised, present, met)
    pairs = zip(_choices(told), _choices(found), strict=False)
    for choice, other in pairs:
        yield from _of_answer(where, choice, other, promised, present, met)


def _choices(schema: Document) -> list[Document]:
    return [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]


def _types(schema: Document, document: Document) -> set[str]:
    """The types that a value may have."""
    schema = _resolved(schema, document)
    own = {schema["type"]} if isinstance(schema.get("type"), str) else set(schema.get("type", ()))
    return own.union(*(_types(each, document) for each in schema.get("anyOf", ())))


def _resolved(schema: Document, document: Document) -> Document:
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"][name] if name else schema


def written(document: Document) -> str:
    """A document as it is kept."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def promised() -> Document:
    """The document of the last release."""
    found: Document = json.loads(PROMISE.read_text("utf-8"))
    return found


if __name__ == "__main__":
    present = ROOT / "clients" / "openapi.json"
    PROMISE.parent.mkdir(exist_ok=True)
    PROMISE.write_text(present.read_text("utf-8"), "utf-8")
