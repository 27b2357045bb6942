"""The cursor that continues an answer: where the last hit stood in the order, opaque to callers."""

from __future__ import annotations

import base64
from dataclasses import dataclass

import orjson
from newswire_shared.contracts.errors import UsageError

from newswire_search.query.article_query import Sort
from newswire_search.query.link_query import LinkSort
from newswire_search.query.story_query import StorySort


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the order of `sort`: by value, then by the id of the article or story, ascending.

    The value is a score, or milliseconds since 1970.
    """

    sort: Sort | StorySort | LinkSort
    value: float
    id: str


START = Position(Sort.FIRST_SEEN, 0, "")  # nothing was collected before 1970


def encode(position: Position) -> str:
    """The position as a cursor."""
    packed = orjson.dumps([position.sort.value, position.value, position.id])
    return base64.urlsafe_b64encode(packed).decode()


def onward(sort: Sort, given: str | None, last: Position | None, *, more: bool) -> str | None:
    """The cursor that an answer gives: after its last hit, or for who follows along where nothing came since.

    `given` is the cursor that was asked with.  An order that new articles may come into anywhere ends.
    """
    if last and (more or sort is Sort.FIRST_SEEN):
        return encode(last)
    return given or encode(START) if sort is Sort.FIRST_SEEN else None


def decode(cursor: str | None, sort: Sort | StorySort | LinkSort) -> Position | None:
    """The position that a cursor holds.  Raises UsageError if it is none of this sort's."""
    if cursor is None:
        return None
    try:
        # A cursor comes from outside: everything in it is checked before an engine sees it.
        named, value, name = orjson.loads(base64.urlsafe_b64decode(cursor))
    except (ValueError, TypeError):
        raise _bad(cursor) from None
    # Scores are floats and instants integers; True would pass as an integer, and SQLite's end at 63 bits.
    number = isinstance(value, float if sort is Sort.RELEVANCE else int) and not isinstance(value, bool)
    if not (number and abs(value) < 2**63 and isinstance(name, str)):
        raise _bad(cursor)
    if named != sort.value:
        raise UsageError(f"the cursor belongs to the sort {named!r}, not {sort.value!r}: leave `after` out")
    return Position(sort, value, name)


def _bad(cursor: str) -> UsageError:
    return UsageError(
        f"{cursor[:60]!r} is not a cursor that a search gave: leave `after` out to start at the first hit"
    )
