"""The parameters of addresses: ids in paths, and what a page makes of a search of which some is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Path, Query, Request
from newswire_shared.contracts.errors import UsageError
from pydantic import BaseModel

from newswire_search.articles.request import ArticleChoice
from newswire_search.errors import ParameterError
from newswire_search.formats.offsets import OffsetUnit
from newswire_search.query.parameters import CursorParameter, checked
from newswire_search.query.suggestions import told, unknown
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.operations import operations_of

M = TypeVar("M", bound=BaseModel)
# Parameters that choose articles, those that forms and links give several times, and the others.
LISTS = tuple(name for name, field in ArticleChoice.model_fields.items() if isinstance(field.default, tuple))
SINGLE = tuple(name for name in ArticleChoice.model_fields if name not in LISTS)
ArticleId = Annotated[str, Path(description="A hit's `id`.", examples=["3f7c0a91d2"], max_length=200)]
PageSize = Annotated[int, Query(ge=1, le=100, description="Articles in one answer.")]
PageAfter = Annotated[CursorParameter, Query(description="`after` of an earlier answer: the articles that follow.")]
Offsets = Annotated[
    OffsetUnit,
    Query(
        description="What offsets count: Unicode code points, as Python and Rust do, or `utf16` code units, as "
        "JavaScript, Java and C# do, where an emoji is two.",
        examples=["utf16"],
    ),
]
StoryId = Annotated[
    str, Path(description="A story's `id`, also one from before a merge.", examples=["3f7c0a91d2"], max_length=512)
]


def check_parameters(request: Request) -> None:
    """Refuses a parameter that the operation does not have, and one that is there twice and is no list.

    One of its values would be passed over.  Raises ParameterError and UsageError.
    """
    operation = operations_of(request).of(request.method, request.url.path)
    if operation is None or not request.query_params:
        return
    names = Counter(name for name, _ in request.query_params.multi_items())
    if strange := [unknown(name, operation.parameters) for name in names if name not in operation.parameters]:
        raise ParameterError(told(strange), strange)
    if again := sorted(name for name, number in names.items() if number > 1 and name not in operation.lists):
        raise UsageError(f"{again[0]}: it is there {names[again[0]]} times; give it once")


def asked_of(
    request: Request, model: type[M], single: Sequence[str], lists: Sequence[str]
) -> tuple[M, ErrorReply | None]:
    """The request that parameters make; where some are wrong, that of the others, and the error.

    Parameters that the page does not have are ignored.  Programs are refused (422), but a person who mistyped a date
    should not lose the words and filters.
    """
    given = request.query_params
    values: dict[str, object] = {name: given[name] for name in single if name in given}
    values |= {name: [value for value in given.getlist(name) if value] for name in lists}
    try:
        return checked(model, values), None
    except UsageError as error:
        right = {name: value for name, value in values.items() if _is_right(model, name, value)}
        return checked(model, right), explain(error)


def _is_right(model: type[BaseModel], name: str, value: object) -> bool:
    try:
        checked(model, {name: value})
    except UsageError:
        return False
    return True
