"""Every article of a search, as a table or as lines of JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from threading import BoundedSemaphore
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse
from newswire_shared.contracts.errors import TransientError
from pydantic import BaseModel, Field

from newswire_search.articles.request import ArticleChoice
from newswire_search.articles.responses import ExportedArticle
from newswire_search.query.parameters import AS_IN_A_SEARCH, CursorParameter, NamesParameter
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
    200: {"description": "All of it", "content": {kind: {"schema": {"type": "string"}} for kind in TYPES.values()}}
}
Row = TypeVar("Row", bound=BaseModel)


class ExportRequest(ArticleChoice):
    """An export as it is asked for."""

    after: CursorParameter = Field(None, description="The `cursor` of the last whole row of one that was cut off.")
    names: NamesParameter = Field("on", description=AS_IN_A_SEARCH)


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
    return streamed(form, use_cases.export_articles(asked, asked.after, by_name=asked.names == "on"), COLUMNS, _row)


def streamed(
    form: Form, found: Iterator[list[Row]], columns: Sequence[str], row_of: Callable[[Row], Sequence[object]]
) -> StreamingResponse:
    """Pages of rows as they are written, in their form; `row_of` gives the values of a table's columns."""
    pages = _held(found)
    first = next(pages, [])  # an error in it is still answered as one
    whole = chain([first], pages)
    return StreamingResponse(_table(whole, columns, row_of) if form == "csv" else _lines(whole), media_type=TYPES[form])


def _held(pages: Iterator[list[Row]]) -> Iterator[list[Row]]:
    """The pages, while one of the few places is taken."""
    if not AT_A_TIME.acquire(blocking=False):
        raise TransientError("two exports are under way already", retry_after_s=RETRY_S)
    try:
        yield from pages
    finally:
        AT_A_TIME.release()


def _lines(pages: Iterable[list[Row]]) -> Iterator[str]:
    for page in pages:
        yield "".join(f"{row.model_dump_json()}\n" for row in page)


def _table(
    pages: Iterable[list[Row]], columns: Sequence[str], row_of: Callable[[Row], Sequence[object]]
) -> Iterator[str]:
    yield _written([columns])
    for page in pages:
        yield _written([_cell(value) for value in row_of(row)] for row in page)


def _written(rows: Iterable[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    return table.getvalue()


def _row(article: ExportedArticle) -> list[object]:
    own = article.model_dump()
    lists = {"authors": article.authors, "entities": [entity.id for entity in article.entities]}
    own |= {name: "; ".join(values) for name, values in lists.items()}
    own |= {"story": article.story and article.story.id, "copy_of": article.copy_of and article.copy_of.duplicate_of}
    return [own[name] for name in COLUMNS]


def _cell(value: object) -> str:
    text = value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
