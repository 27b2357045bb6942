"""What can be taken from a results page into other programs: tables, feeds, and the request itself."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from urllib.parse import urlencode

from newswire_search.articles.request import ArticleChoice, SearchRequest
from newswire_search.query.parameters import parameters
from newswire_search.web.feeds.exports import ExportRequest


@dataclass(frozen=True, slots=True)
class Takeaways:
    """Addresses of a search as exports and as a stream, and the command that asks the API for it."""

    table: str
    lines: str
    stream: str
    command: str


def takeaways(asked: SearchRequest, site: str) -> Takeaways:
    """The ways of a search into other programs; `site` is the application's address, without a slash at its end."""
    chosen = urlencode(_of(ArticleChoice, asked))
    exported = urlencode(_of(ExportRequest, asked.changed()))
    query = urlencode(parameters(asked.changed()))
    return Takeaways(
        _with("/v1/export.csv", exported), _with("/v1/export.ndjson", exported), _with("/v1/stream", chosen),
        shlex.join(["curl", _with(f"{site}/v1/search", query)]),
    )  # fmt: skip


def _of(model: type[ArticleChoice], asked: SearchRequest) -> list[tuple[str, str]]:
    """The parameters of a search that another request has too."""
    return parameters(model(**asked.model_dump(include={*model.model_fields})))


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
