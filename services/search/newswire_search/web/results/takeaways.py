"""What can be taken from a results page into other programs: tables, feeds, and the request itself."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from urllib.parse import urlencode

from newswire_search.articles.request import ArticleChoice, SearchRequest
from newswire_search.query.parameters import parameters


@dataclass(frozen=True, slots=True)
class Takeaways:
    """Addresses of a search as exports and as a stream, and the command that asks the API for it."""

    table: str
    lines: str
    stream: str
    command: str


def takeaways(asked: SearchRequest, site: str) -> Takeaways:
    """The ways of a search into other programs; `site` is the application's address, without a slash at its end."""
    chosen = urlencode(parameters(ArticleChoice(**asked.model_dump(include={*ArticleChoice.model_fields}))))
    query = urlencode(parameters(asked.changed()))
    return Takeaways(
        _with("/v1/export.csv", chosen), _with("/v1/export.ndjson", chosen), _with("/v1/stream", chosen),
        shlex.join(["curl", _with(f"{site}/v1/search", query)]),
    )  # fmt: skip


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
