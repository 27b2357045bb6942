"""What can be taken from a results page into other programs: tables, feeds, and the request itself."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from newswire_search.articles.request import ArticleChoice, SearchRequest
from newswire_search.query.parameters import addressed, parameters
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
    exported = _of(ExportRequest, asked.changed())
    return Takeaways(
        addressed("/v1/export.csv", exported), addressed("/v1/export.ndjson", exported),
        addressed("/v1/stream", _of(ArticleChoice, asked)),
        shlex.join(["curl", addressed(f"{site}/v1/search", parameters(asked.changed()))]),
    )  # fmt: skip


def _of(model: type[ArticleChoice], asked: SearchRequest) -> list[tuple[str, str]]:
    """The parameters of a search that another request has too."""
    return parameters(model(**asked.model_dump(include={*model.model_fields})))
