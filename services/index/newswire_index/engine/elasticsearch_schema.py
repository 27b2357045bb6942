"""Puts the schema of this release onto a server: templates, indices, aliases, and fields that an older index lacks.

Fields are only ever added, so a newer schema also holds what an older release writes: that one leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.index_schema import FIELDS_VERSION, versioned
from newswire_shared.engines.elasticsearch_client import BadRequestError, Elasticsearch

from newswire_index.engine.elasticsearch_analysis import STANDARD, Definition

ANALYZED_BY = ("analyzer", "search_analyzer")


def install(client: Elasticsearch, alias: str, template: Definition) -> None:
    """Create or bring up what an alias stands for; harmless when all is there, and when several do it at once.

    Raises EngineAway where an index has a field of another type than this release writes.
    """
    if _version(_template(client, alias)) <= FIELDS_VERSION:
        client.indices.put_index_template(name=alias, **template)
    if not client.indices.exists_alias(name=alias):  # after the template, which the new index takes its fields from
        _create(client, alias)
    for name, index in client.indices.get(index=alias, ignore_unavailable=True).items():
        if _version(index["mappings"]) <= FIELDS_VERSION:
            _add_fields(client, name, index, template["template"]["mappings"])


def drifted(client: Elasticsearch, alias: str, detail: str) -> EngineAway:
    """The error where an index refuses a field although this release has just been installed."""
    found = [index["mappings"].get("_meta", {}) for index in client.indices.get_mapping(index=alias).values()]
    made = ", ".join(f"schema {meta.get('schema', 0)} of release {meta.get('release', 'unknown')}" for meta in found)
    return EngineAway(
        f"{alias} refuses a field: {detail}. It has {made}, this release writes schema {FIELDS_VERSION}: "
        "start workers of the release that made it, or a newer one"
    )


def _template(client: Elasticsearch, alias: str) -> Mapping[str, Any]:
    if not client.indices.exists_index_template(name=alias):
        return {}
    (found,) = client.indices.get_index_template(name=alias)["index_templates"]
    return dict(found["index_template"])


def _version(marked: Mapping[str, Any]) -> int:
    """The version of the fields of a template or a mapping; 0 of a release that wrote none."""
    return int(marked.get("_meta", {}).get("schema", 0))


def _create(client: Elasticsearch, alias: str) -> None:
    try:
        client.indices.create(index=versioned(alias), aliases={alias: {"is_write_index": True}})
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":  # another worker was faster
            raise


def _add_fields(client: Elasticsearch, name: str, index: Mapping[str, Any], wanted: Definition) -> None:
    try:
        client.indices.put_mapping(index=name, properties=_fitting(index, wanted["properties"]), meta=wanted["_meta"])
    except BadRequestError as error:
        raise EngineAway(
            f"{name} cannot hold what this release writes: {error.message}: {_reason(error)}. Delete it and run "
            "`newswire index install` and `newswire index rebuild --from-archive`, or set another NEWSWIRE_ALIAS_PREFIX"
        ) from error


def _fitting(index: Mapping[str, Any], wanted: Definition) -> Definition:
    """The fields as an index can take them that an older release made: only a new index gets other analyzers.

    What it has keeps its own, what it has not gets `standard`, and there are no stems.
    """
    analyzers = index["settings"]["index"].get("analysis", {}).get("analyzer", {})
    present = index["mappings"].get("properties", {})
    fields = {name: _keeping(field, present.get(name), analyzers) for name, field in wanted.items()}
    lacking = {name for name, field in fields.items() if field.get("analyzer", STANDARD) not in {*analyzers, STANDARD}}
    return {
        name: {part: value for part, value in field.items() if part != "copy_to" or value not in lacking}
        for name, field in fields.items()
        if name not in lacking
    }


def _keeping(field: Definition, present: Definition | None, analyzers: Mapping[str, Any]) -> Definition:
    if present is None and field.get("search_analyzer", STANDARD) in {*analyzers, STANDARD}:
        return field
    bare = {part: value for part, value in field.items() if part not in ANALYZED_BY}
    return bare | {part: value for part, value in (present or {}).items() if part in ANALYZED_BY}


def _reason(error: BadRequestError) -> str:
    found = error.body.get("error", {}) if isinstance(error.body, dict) else {}
    return str(found.get("reason", ""))
