"""The parameters of addresses: ids in paths, and what a page makes of a search of which some is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Path, Query, Request
from newswire_shared.contracts.errors import UsageError
from pydantic import BaseModel

from newswire_search.query.parameters import CursorParameter, checked
from newswire_search.web.errors import ErrorReply, explain

M = TypeVar("M", bound=BaseModel)
LISTS = ("source", "language", "entity", "kind", "story")  # what a form may give several times, of whatever is asked
REPEATABLE = (*LISTS, "fields", "type")
ArticleId = Annotated[str, Path(description="A hit's `id`.", examples=["3f7c0a91d2"], max_length=200)]
PageSize = Annotated[int, Query(ge=1, le=100, description="Articles in one answer.")]
PageAfter = Annotated[CursorParameter, Query(description="`after` of an earlier answer: the articles that follow.")]
StoryId = Annotated[
    str, Path(description="A story's `id`, also one from before a merge.", examples=["3f7c0a91d2"], max_length=512)
]


async def refuse_repetition(request: Request) -> None:
    """Raises UsageError for a parameter that is there twice and is no list: one of its values would be passed over.

    Async, so that no thread is asked for it.
    """
    names = Counter(name for name, _ in request.query_params.multi_items())
    if again := sorted(name for name, number in names.items() if number > 1 and name not in REPEATABLE):
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
