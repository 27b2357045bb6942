"""The definitions of the indices of Elasticsearch: strict mappings, words and stems."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

import orjson
from newswire_shared.contracts.index_schema import (
    ARTICLE_FIELDS,
    FACET_FIELDS,
    FIELDS_VERSION,
    STORY_FIELDS,
    SUFFIXES,
    TOLD_FIELDS,
    Partition,
)

from newswire_index.engine.elasticsearch.analysis import (
    WORDS,
    WORDS_ASKED,
    Chains,
    Definition,
    analysis_settings,
    stems_name,
)
from newswire_index.engine.elasticsearch.settings import SETTINGS

KEYWORD = {"type": "keyword"}
TYPES = {"keyword": KEYWORD, "date": {"type": "date"}, "flag": {"type": "boolean"}, "integer": {"type": "integer"}}
STORED = {"type": "object", "enabled": False}  # kept and given back, never searched: it costs no fields and no terms


def articles_template(alias: str, chains: Chains, partition: Partition = "none") -> Definition:
    """The index template of articles, for a server that has these analyzers; its indices say by what they are parted.

    None is made by a write: what retention removes would come back, and outside the alias.
    """
    template = _template(alias, _article_fields(chains), analysis_settings(chains)) | {"allow_auto_create": False}
    template["template"]["mappings"]["_meta"] = template["_meta"] = template["_meta"] | {"partition": partition}
    return template


def stories_template(alias: str, chains: Chains) -> Definition:
    """The index template of stories, for a server that has these analyzers."""
    return _template(alias, _story_fields(chains), analysis_settings(chains))


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


def _article_fields(chains: Chains) -> Definition:
    return {
        **{field.name: TYPES[field.type] for field in ARTICLE_FIELDS},
        **dict.fromkeys((*FACET_FIELDS, *TOLD_FIELDS), KEYWORD),
        **_text_fields(chains, "title"),
        **_text_fields(chains, "body"),
        **_stems_fields(chains),
        "document": STORED,
        "head": STORED,
    }


def _text_fields(chains: Chains, field: str) -> Definition:
    """The fields of words as they are written, of which each gives its text to that of its stems too."""
    text = {"type": "text"} | ({"analyzer": WORDS, "search_analyzer": WORDS_ASKED} if WORDS in chains else {})
    return {f"{field}_{s}": text | ({"copy_to": stems_name(s)} if stems_name(s) in chains else {}) for s in SUFFIXES}


def _stems_fields(chains: Chains) -> Definition:
    # neither places nor lengths: phrases are made of words, and what has a stem alone comes after what has the word
    kind = {"type": "text", "index_options": "freqs", "norms": False}
    return {name: kind | {"analyzer": name} for name in map(stems_name, SUFFIXES) if name in chains}


def _story_fields(chains: Chains) -> Definition:
    return {
        **{field.name: TYPES[field.type] for field in STORY_FIELDS},
        **dict.fromkeys(("story_id", "survivor"), KEYWORD),
        "ceased": TYPES["flag"],
        "version": {"type": "long"},
        **_text_fields(chains, "title"),
        **_stems_fields(chains),
        "document": STORED,
    }
