"""Puts the schema of this release onto a server: templates, indices, aliases, and fields that an older index lacks.

Fields are only ever added, so a newer schema also holds what an older release writes: that one leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.index_schema import FIELDS_VERSION, Partition, version_and_home, versioned
from newswire_shared.engines.elasticsearch_client import BadRequestError, Elasticsearch

from newswire_index.engine.elasticsearch.analysis import STANDARD, Definition

ANALYZED_BY = ("analyzer", "search_analyzer")


def install(client: Elasticsearch, alias: str, template: Definition, home: str = "") -> None:
    """Create or bring up what an alias stands for; harmless when all is there, and when several do it at once.

    The first index is that of `home`.

    Raises EngineAway where an index has a field of another type than this release writes.
    """
    put_template(client, alias, template)
    if not client.indices.exists_alias(name=alias):  # after the template, which the new index takes its fields from
        create(client, alias, versioned(alias, home=home))
    for name, index in client.indices.get(index=alias, ignore_unavailable=True).items():
        if _version(index["mappings"]) <= FIELDS_VERSION:
            add_fields(client, name, index, template["template"]["mappings"])


def give_back(client: Elasticsearch, alias: str) -> None:
    """Put an alias that was lost onto the indices that stood behind it.

    Raises EngineAway where those of several versions are there: nothing tells which was in use.
    """
    if client.indices.exists_alias(name=alias):
        return
    there = {name: version_and_home(alias, name) for name in client.indices.get(index=f"{alias}-v*")}
    left = {name: place for name, place in there.items() if place}
    if len({number for number, _ in left.values()}) > 1:
        raise EngineAway(
            f"the alias {alias} is lost, and {', '.join(sorted(left))} are there: put it onto those of the version "
            "that was in use, which is the newest unless a migration was cut off"
        )
    if left:
        client.indices.update_aliases(actions=[_addition(alias, name, home) for name, (_, home) in left.items()])


def _addition(alias: str, name: str, home: str) -> Mapping[str, Any]:
    return {"add": {"index": name, "alias": alias, **_behind(home)}}


def _behind(home: str) -> Mapping[str, Any]:
    """How an index stands behind its alias: only that of all articles is written to by it."""
    return {} if home else {"is_write_index": True}


def put_template(client: Elasticsearch, alias: str, template: Definition) -> None:
    """Put this release's template, unless that of a newer one is there."""
    if _version(_template(client, alias)) <= FIELDS_VERSION:
        client.indices.put_index_template(name=alias, **template)


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


def create(client: Elasticsearch, alias: str, name: str, partition: Partition | None = None) -> None:
    """Create an index behind an alias, in one step; harmless where another worker was faster.

    The template may still tell of another `partition`: that of
    the last install, and the articles may have been migrated since.
    """
    found = version_and_home(alias, name)
    marked = {"_meta": {**_template(client, alias).get("_meta", {}), "partition": partition}} if partition else None
    try:
        client.indices.create(index=name, aliases={alias: _behind(found[1] if found else "")}, mappings=marked)
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":  # another worker was faster
            raise


def add_fields(client: Elasticsearch, name: str, index: Mapping[str, Any], wanted: Definition) -> None:
    """Add the fields that an index lacks, and say whose they are.

    Raises EngineAway where the index has a field of another type than this release writes.
    """
    meta = index["mappings"].get("_meta", {}) | wanted["_meta"]
    try:
        client.indices.put_mapping(index=name, properties=_fitting(index, wanted["properties"]), meta=meta)
    except BadRequestError as error:
        raise EngineAway(
            f"{name} cannot hold what this release writes: {error.message}: {_reason(error)}. Run "
            "`newswire index migrate`, which puts a version that can in its place; writers wait meanwhile"
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
