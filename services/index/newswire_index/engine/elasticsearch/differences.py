"""The schema of what is in Elasticsearch, as `differences` takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from newswire_shared.engines.elasticsearch_client import Elasticsearch

from newswire_index.engine.differences import MIGRATE, Difference, Schema, differences
from newswire_index.engine.elasticsearch.analysis import Definition


def of_alias(client: Elasticsearch, alias: str, template: Definition) -> Iterator[Difference]:
    """What is otherwise in the template of an alias and in each index behind it."""
    wanted = _schema(template["template"]["settings"], template["template"]["mappings"], {})
    yield from differences((alias, f"template {alias}"), _template(client, alias, wanted), wanted)
    found = client.indices.get(index=alias, ignore_unavailable=True).body
    if not found:
        yield from differences((alias, alias), None, wanted)
    for name, index in sorted(found.items()):
        settings = index["settings"]["index"]
        yield from differences((alias, name), _schema(settings, index["mappings"], wanted.parts), wanted)
        if settings.get("blocks", {}).get("write") == "true":
            yield Difference(alias, name, "writing", "refused", "taken", f"`{MIGRATE}` goes on with what was cut off")


def _template(client: Elasticsearch, alias: str, wanted: Schema) -> Schema | None:
    if not client.indices.exists_index_template(name=alias):
        return None
    (found,) = client.indices.get_index_template(name=alias)["index_templates"]
    made = found["index_template"]["template"]
    return _schema(made.get("settings", {}), made.get("mappings", {}), wanted.parts)


def _schema(settings: Mapping[str, Any], mapping: Mapping[str, Any], known: Mapping[str, str]) -> Schema:
    """The schema of an index or template, with those of its settings that are `known`, or with all where none are."""
    meta = mapping.get("_meta", {})
    own = {key: value for key, value in settings.get("index", settings).items() if key != "analysis"}
    parts = {f"setting {name}": _told(value) for name, value in _flat(own)}
    analysis = settings.get("index", settings).get("analysis", {})
    return Schema(
        version=int(meta.get("schema", 0)),
        fields={name: _told(kind) for name, kind in mapping.get("properties", {}).items()},
        parts={name: told for name, told in parts.items() if not known or name in known} | dict(_analysis(analysis)),
        release=str(meta.get("release", "")),
    )


def _analysis(analysis: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section, definitions in analysis.items():
        yield from ((f"{section} {name}", _told(definition)) for name, definition in definitions.items())


def _flat(settings: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Settings by their whole names, as the server and people write them."""
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}".removeprefix("index."), value


def _told(definition: Any) -> str:
    """A definition as one text, in which numbers and flags are as the server gives them back."""
    if isinstance(definition, Mapping) and "properties" not in definition:
        return ", ".join(f"{name} {_told(definition[name])}" for name in sorted(definition))
    if isinstance(definition, Mapping):
        return orjson.dumps(definition, option=orjson.OPT_SORT_KEYS).decode()
    if isinstance(definition, list | tuple):
        return " ".join(map(_told, definition))
    return str(definition).lower() if isinstance(definition, bool) else str(definition)
