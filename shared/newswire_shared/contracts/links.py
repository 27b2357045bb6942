"""Links between articles: one edge for each address that an article links to, seen from both of its ends.

An edge names its target by the key of the address, which is known before the target is: nothing has to be written when
that arrives, and a target that many link to is never written again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.identity import key_if_any


@dataclass(frozen=True, slots=True)
class LinkEdge:
    """That an article, `source`, links to an address.

    `target` is the key of the address, `article` the id that the registry knew it by when the edge was written, where
    that is another.  `at_ms` is the source's sort date.
    """

    source: str
    target: str
    url: str
    at_ms: int
    article: str | None = None

    @property
    def id(self) -> str:
        """The same for the same source and target, so that an edge that is written twice is one."""
        return hashlib.sha256(f"{self.source}\0{self.target}".encode()).hexdigest()[:32]

    @property
    def targets(self) -> tuple[str, ...]:
        """All that it names its target by."""
        return (self.target, self.article) if self.article else (self.target,)


def links_alias(prefix: str) -> str:
    """The name that edges are written and read under."""
    return f"{prefix}-links"


def target_keys(article: Article) -> tuple[str, ...]:
    """All that an edge may name an article by: its id, and the keys of its addresses."""
    keys = (article.article_id, *map(key_if_any, {article.url: None, article.canonical: None}))
    return tuple(dict.fromkeys(key for key in keys if key))


def edge_fields(edge: LinkEdge) -> dict[str, Any]:
    """An edge as Elasticsearch keeps it."""
    return {"source": edge.source, "targets": edge.targets, "url": edge.url, "at": edge.at_ms}


def edge_from_fields(fields: Mapping[str, Any]) -> LinkEdge:
    """The edge that `edge_fields` flattened."""
    return LinkEdge(fields["source"], fields["targets"][0], fields["url"], fields["at"], *fields["targets"][1:])
