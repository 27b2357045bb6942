"""What Elasticsearch is told about the indices: strict mappings, and an analyzer for each language."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

import orjson
from newswire_shared.contracts.index_schema import ENTITY_FACETS, FIELDS_VERSION, OTHER, SUFFIXES, id_field, label_field
from newswire_shared.engines.elasticsearch_client import BadRequestError, Elasticsearch

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
DATE = {"type": "date"}
FLAG = {"type": "boolean"}
STORED = {"type": "object", "enabled": False}

Json = dict[str, Any]


def available_analyzers(client: Elasticsearch) -> dict[str, str]:
    """For each text suffix the analyzer of its language, or `standard` where the server has none."""
    return {suffix: name if _has(client, name) else STANDARD for suffix, name in ANALYZERS.items()}


def _has(client: Elasticsearch, analyzer: str) -> bool:
    try:
        client.indices.analyze(analyzer=analyzer, text="news")
    except BadRequestError:
        return False
    return True


def articles_template(alias: str, analyzers: dict[str, str]) -> Json:
    """The index template of articles."""
    return _template(alias, _article_fields(), _analysis(analyzers))


def stories_template(alias: str, analyzers: dict[str, str]) -> Json:
    """The index template of stories."""
    return _template(alias, _story_fields(), _analysis(analyzers))


def people_template(alias: str) -> Json:
    """The index template of records of what people made."""
    fields = {"kind": KEYWORD, "name": KEYWORD, "revision": {"type": "long"}, "record": STORED}
    return _template(alias, fields, {})


def _template(alias: str, fields: Json, analysis: Json) -> Json:
    meta = {"schema": FIELDS_VERSION, "digest": digest_of(fields), "release": version("newswire-index")}
    settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1", "analysis": analysis}
    return {
        "index_patterns": [f"{alias}-v*"],
        "priority": 200,
        "_meta": meta,
        "template": {"settings": settings, "mappings": {"dynamic": "strict", "_meta": meta, "properties": fields}},
    }


def digest_of(fields: Json) -> str:
    """Sixteen hexadecimal digits that are the same for the same fields."""
    return hashlib.sha256(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def _analysis(analyzers: dict[str, str]) -> Json:
    return {"analyzer": {_text(suffix): _analyzer(name) for suffix, name in analyzers.items()}}


def _analyzer(name: str) -> Json:
    # stop words stay: every word of a search must occur
    return {"type": name} if name == STANDARD else {"type": name, "stopwords": "_none_"}


def _text(suffix: str) -> str:
    return f"text_{suffix}"


def _article_fields() -> Json:
    keywords = ("article_id", "source", "kind", "language", "story_id", "duplicate_of", "entity_ids")
    entity_fields = [f for facet in ENTITY_FACETS for f in (id_field(facet), label_field(facet)) if f]
    return {
        **dict.fromkeys((*keywords, *entity_fields), KEYWORD),
        **dict.fromkeys(("sort_date", "first_seen_at", "indexed_at"), DATE),
        "truncated": FLAG,
        **_text_fields("title"),
        **_text_fields("body"),
        "document": STORED,
    }


def _text_fields(field: str) -> Json:
    return {f"{field}_{suffix}": {"type": "text", "analyzer": _text(suffix)} for suffix in SUFFIXES}


def _story_fields() -> Json:
    keywords = ("story_id", "lead", "sources", "entity_ids", "language", "follows", "survivor")
    return {
        **dict.fromkeys(keywords, KEYWORD),
        **dict.fromkeys(("first_published_at", "last_published_at", "first_seen_at"), DATE),
        **dict.fromkeys(("ceased", "locked"), FLAG),
        "version": {"type": "long"},
        "size": {"type": "integer"},
        **_text_fields("title"),
        "document": STORED,
    }
