"""The definitions of the indices of Elasticsearch: strict mappings, and an analyzer for each language."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

import orjson
from newswire_shared.contracts.index_schema import (
    ARTICLE_FIELDS,
    ENTITY_FACETS,
    FIELDS_VERSION,
    OTHER,
    STORY_FIELDS,
    SUFFIXES,
    Partition,
    id_field,
    label_field,
)
from newswire_shared.engines.elasticsearch_client import BadRequestError, Elasticsearch

from newswire_index.engine.elasticsearch_settings import SETTINGS

STANDARD = "standard"
ANALYZERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hy": "armenian",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    OTHER: STANDARD,
}
KEYWORD = {"type": "keyword"}
TYPES = {"keyword": KEYWORD, "date": {"type": "date"}, "flag": {"type": "boolean"}, "integer": {"type": "integer"}}
STORED = {"type": "object", "enabled": False}  # kept and given back, never searched: it costs no fields and no terms

Definition = dict[str, Any]  # of a template, a mapping or a field, as the API of Elasticsearch takes it


def available_analyzers(client: Elasticsearch) -> dict[str, str]:
    """For each text suffix the analyzer of its language, or `standard` where the server has none."""
    return {suffix: name if _has(client, name) else STANDARD for suffix, name in ANALYZERS.items()}


def _has(client: Elasticsearch, analyzer: str) -> bool:
    try:  # the analyzers of languages are a module that a server may lack, and no API lists them
        client.indices.analyze(analyzer=analyzer, text="news")
    except BadRequestError:
        return False
    return True


def articles_template(alias: str, analyzers: dict[str, str], partition: Partition = "none") -> Definition:
    """The index template of articles, whose indices say by what they are parted.

    None is made by a write: what retention removes would come back, and outside the alias.
    """
    template = _template(alias, _article_fields(), _analysis(analyzers)) | {"allow_auto_create": False}
    template["template"]["mappings"]["_meta"] = template["_meta"] = template["_meta"] | {"partition": partition}
    return template


def stories_template(alias: str, analyzers: dict[str, str]) -> Definition:
    """The index template of stories."""
    return _template(alias, _story_fields(), _analysis(analyzers))


def people_template(alias: str) -> Definition:
    """The index template of records of what people made."""
    fields = {"kind": KEYWORD, "name": KEYWORD, "revision": {"type": "long"}, "record": STORED}
    return _template(alias, fields, {})


def links_template(alias: str) -> Definition:
    """The index template of edges between articles."""
    stored = {**KEYWORD, "index": False, "doc_values": False}  # given back, and neither searched nor sorted by
    return _template(alias, {"source": KEYWORD, "targets": KEYWORD, "url": stored, "at": {"type": "long"}}, {})


def _template(alias: str, fields: Definition, analysis: Definition) -> Definition:
    meta = {"schema": FIELDS_VERSION, "digest": digest_of(fields), "release": version("newswire-index")}
    settings = SETTINGS | {"analysis": analysis}
    # strict: a field that is misspelt or of a newer release is refused, not guessed a type for
    return {
        "index_patterns": [f"{alias}-v*"],
        "priority": 200,  # those that come with Elasticsearch have 100
        "allow_auto_create": False,  # a late write to a version that was deleted must not make it again
        "_meta": meta,
        "template": {"settings": settings, "mappings": {"dynamic": "strict", "_meta": meta, "properties": fields}},
    }


def digest_of(fields: Definition) -> str:
    """Sixteen hexadecimal digits that are the same for the same fields."""
    return hashlib.sha256(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def _analysis(analyzers: dict[str, str]) -> Definition:
    return {"analyzer": {_text(suffix): _analyzer(name) for suffix, name in analyzers.items()}}


def _analyzer(name: str) -> Definition:
    # stop words stay: a search may want every one of its words, and a phrase needs its small ones
    return {"type": name} if name == STANDARD else {"type": name, "stopwords": "_none_"}


def _text(suffix: str) -> str:
    return f"text_{suffix}"


def _article_fields() -> Definition:
    entity_fields = [f for facet in ENTITY_FACETS for f in (id_field(facet), label_field(facet)) if f]
    return {
        **{field.name: TYPES[field.type] for field in ARTICLE_FIELDS},
        **dict.fromkeys(("entity_ids", *entity_fields), KEYWORD),
        **_text_fields("title"),
        **_text_fields("body"),
        "document": STORED,
        "head": STORED,
    }


def _text_fields(field: str) -> Definition:
    return {f"{field}_{suffix}": {"type": "text", "analyzer": _text(suffix)} for suffix in SUFFIXES}


def _story_fields() -> Definition:
    return {
        **{field.name: TYPES[field.type] for field in STORY_FIELDS},
        **dict.fromkeys(("story_id", "survivor"), KEYWORD),
        "ceased": TYPES["flag"],
        "version": {"type": "long"},
        **_text_fields("title"),
        "document": STORED,
    }
