"""Every article of a search, as a table or as lines of JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from threading import BoundedSemaphore
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse
from newswire_shared.contracts.errors import TransientError
from pydantic import Field

from newswire_search.articles.request import ArticleChoice
from newswire_search.articles.responses import ExportedArticle
from newswire_search.query.parameters import CursorParameter
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

AT_A_TIME = BoundedSemaphore(2)  # each keeps a processor busy for as long as it lasts, and searches must go on
RETRY_S = 60
COLUMNS = (
    "id", "url", "title", "source", "published_at", "published_precision", "first_seen_at", "language", "kind",
    "authors", "section", "agency", "paywalled", "image", "summary", "story", "copy_of", "copy_count", "entities",
    "cursor",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so, and titles come from strangers

router = APIRouter(tags=["feeds"])
Form = Literal["csv", "ndjson"]
TYPES: dict[Form, str] = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson"}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The articles", "content": {kind: {"schema": {"type": "string"}} for kind in TYPES.values()}}
}
Pages = Iterator[list[ExportedArticle]]


class ExportRequest(ArticleChoice):
    """An export as it is asked for."""

    after: CursorParameter = Field(None, description="The `cursor` of the last whole row of one that was cut off.")


@router.get(
    "/export.{form}",
    summary="All of a search",
    response_class=StreamingResponse,
    responses={**ANSWERS, **documented(400, 422, 503, is_json=False)},
)
def export(
    form: Annotated[Form, Path(description="A table, or a JSON object a line.")],
    asked: Annotated[ExportRequest, Query()],
    use_cases: Injected,
) -> StreamingResponse:
    """Every article of a search, the one that was first seen first, without a cap; each with its source.

    Cut off, ask with the `cursor` of the last whole row as `after`. In a table a cell that a spreadsheet would run as
    a formula begins with an apostrophe.
    """
    pages = _held(use_cases.export_articles(asked, asked.after))
    first = next(pages, [])  # an error in it is still answered as one
    written = _table if form == "csv" else _lines
    return StreamingResponse(written(chain([first], pages)), media_type=TYPES[form])


def _held(pages: Pages) -> Pages:
    """The pages, while one of the few places is taken."""
    if not AT_A_TIME.acquire(blocking=False):
        raise TransientError("two exports are under way already", retry_after_s=RETRY_S)
    try:
        yield from pages
    finally:
        AT_A_TIME.release()


def _lines(pages: Iterable[list[ExportedArticle]]) -> Iterator[str]:
    for page in pages:
        yield "".join(f"{article.model_dump_json()}\n" for article in page)


def _table(pages: Iterable[list[ExportedArticle]]) -> Iterator[str]:
    yield _written([COLUMNS])
    for page in pages:
        yield _written(map(_row, page))


def _written(rows: Iterable[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    return table.getvalue()


def _row(article: ExportedArticle) -> list[str]:
    own = article.model_dump()
    lists = {"authors": article.authors, "entities": [entity.id for entity in article.entities]}
    own |= {name: "; ".join(values) for name, values in lists.items()}
    own |= {"story": article.story and article.story.id, "copy_of": article.copy_of and article.copy_of.duplicate_of}
    return [_cell(own[name]) for name in COLUMNS]


def _cell(value: object) -> str:
    text = value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
