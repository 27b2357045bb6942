"""The index as it lies there: read from the file or from the engine itself, by none of newswire's own readers."""

from __future__ import annotations

import json
import sqlite3
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newswire_shared.engines.packing_dictionary import DICTIONARY

PAGE = 500
TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document of the index."""

    article_id: str
    title: str
    body: str
    document: Mapping[str, Any]

    @property
    def revisions(self) -> list[Mapping[str, Any]]:
        return list(self.document["revisions"])

    @property
    def raw_ref(self) -> str:
        return str(self.document["article"]["raw_ref"])

    def is_of(self, body: str) -> bool:
        """Whether it holds a body, or the beginning of one that is too long for an index, and says so."""
        return self.body == (body[: len(self.body)] if self.document.get("truncated") else body)

    @property
    def placement(self) -> Any:
        return self.document.get("story")


@dataclass(frozen=True, slots=True)
class WholeIndex:
    """All articles of an index, and the versions of its stories by their ids."""

    articles: list[Indexed]
    stories: Mapping[str, int]


def read_sqlite(file: Path) -> WholeIndex:
    """The embedded index."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "select a.article_id, d.body_bytes, d.packed from articles a left join documents d on d.id = a.id"
        ).fetchall()
        stories = connection.execute("select story_id, version from stories where document is not null").fetchall()
    return WholeIndex([_inflated(*row) for row in rows], {**dict(stories)})


def _inflated(article_id: str, body_bytes: int, packed: bytes) -> Indexed:
    content = zlib.decompressobj(zdict=DICTIONARY).decompress(packed)
    document = json.loads(content[body_bytes:])
    return Indexed(article_id, document["article"]["title"], content[:body_bytes].decode(), document)


def read_elasticsearch(address: str, prefix: str = "newswire") -> WholeIndex:
    """The indices of an Elasticsearch."""
    articles = [_indexed(hit) for hit in _hits(address, f"{prefix}-articles")]
    stories = [hit["_source"] for hit in _hits(address, f"{prefix}-stories")]
    return WholeIndex(articles, {story["story_id"]: int(story["version"]) for story in stories if not story["ceased"]})


def _indexed(hit: Mapping[str, Any]) -> Indexed:
    fields = hit["_source"]
    (title,) = [value for name, value in fields.items() if name.startswith("title_")]
    (body,) = [value for name, value in fields.items() if name.startswith("body_")]
    return Indexed(hit["_id"], title, body, fields["document"])


def _hits(address: str, alias: str) -> Iterator[Mapping[str, Any]]:
    _ask(address, f"/{alias}/_refresh")
    found = _ask(address, f"/{alias}/_search?scroll=1m", {"size": PAGE, "sort": ["_doc"]})
    while hits := found["hits"]["hits"]:
        yield from hits
        found = _ask(address, "/_search/scroll", {"scroll": "1m", "scroll_id": found["_scroll_id"]})


def _ask(address: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
    content = json.dumps(body).encode() if body is not None else b""
    asked = urllib.request.Request(address + path, content, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=TIMEOUT_S) as answer:
        return json.load(answer)
