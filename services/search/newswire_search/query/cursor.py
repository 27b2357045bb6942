"""The cursor that continues an answer: where the last hit stood in the order, opaque to callers.

It is bound to its search: with another query, filter or sort it is refused.  By relevance an order does not last, for
every article that comes in changes how rare words are.  So a walk goes through a view of the index, which the engine
makes for the second page and names in the cursors from then on; the first page, which most searches end with, costs
nothing, and its cursor has marks of what it showed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import orjson
from newswire_shared.contracts.errors import UsageError

from newswire_search.query.article_query import Sort
from newswire_search.query.link_query import LinkSort
from newswire_search.query.story_query import StorySort

MARK_BYTES = 6  # that two of a search's hits share one by chance happens once in millions of walks
EXPIRED = (
    "the pages of this search are known no more: by relevance they are kept for five minutes after the last one. Leave "
    "`after` out to start again, or sort by `newest` or `oldest`, whose cursors last"
)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the order of `sort`: by value, then by the id of the article or story, ascending.

    The value is a score, or milliseconds since 1970.  By relevance `view` is what the engine calls what it walks
    through, "" before the second page, and `seen` are marks of hits that were shown and may come again.
    """

    sort: Sort | StorySort | LinkSort
    value: float
    id: str
    seen: frozenset[bytes] = frozenset()
    view: str = ""

    def has_shown(self, article_id: str) -> bool:
        """Whether an article is among those that were shown."""
        return bool(self.seen) and mark(article_id) in self.seen


START = Position(Sort.FIRST_SEEN, 0, "")  # nothing was collected before 1970


def mark(article_id: str) -> bytes:
    """The mark of an article: a cursor has one for each hit of a page, and an address is short."""
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).digest()[:MARK_BYTES]


def having_shown(position: Position, article_ids: Iterable[str]) -> Position:
    """The position with marks of what was shown."""
    return replace(position, seen=frozenset(map(mark, article_ids)))


def encode(position: Position, asked: str = "") -> str:
    """The position as a cursor of the search that has this fingerprint."""
    seen = base64.b64encode(b"".join(sorted(position.seen))).decode()
    packed = orjson.dumps([position.sort.value, position.value, position.id, asked, seen, position.view])
    return base64.urlsafe_b64encode(packed).decode()


def onward(sort: Sort, given: str | None, last: Position | None, *, more: bool, asked: str = "") -> str | None:
    """The cursor that an answer gives: after its last hit, or for who follows along where nothing came since.

    `given` is the cursor that was asked with.  An order that new articles may come into anywhere ends.
    """
    if last and (more or sort is Sort.FIRST_SEEN):
        return encode(last, asked)
    return given or encode(START, asked) if sort is Sort.FIRST_SEEN else None


def decode(cursor: str | None, sort: Sort | StorySort | LinkSort, asked: str = "") -> Position | None:
    """The position that a cursor holds.  Raises UsageError if it is none of this sort's, or of another search.

    Those of the release before are bound to nothing; they are taken, for who follows along keeps one for days.
    """
    if cursor is None:
        return None
    try:
        # A cursor comes from outside: everything in it is checked before an engine sees it.
        named, value, name, *bound = orjson.loads(base64.urlsafe_b64decode(cursor))
        of, seen, view = bound or (asked, "", "")
        marks = base64.b64decode(seen, validate=True)
    except (ValueError, TypeError):
        raise _bad(cursor) from None
    # Scores are floats and instants integers; True would pass as an integer, and SQLite's end at 63 bits.
    number = isinstance(value, float if sort is Sort.RELEVANCE else int) and not isinstance(value, bool)
    if not (number and abs(value) < 2**63 and isinstance(name, str) and isinstance(view, str)):
        raise _bad(cursor)
    if named != sort.value:
        raise UsageError(f"the cursor belongs to the sort {named!r}, not {sort.value!r}: leave `after` out")
    if of != asked:
        raise _of_another()
    shown = frozenset(marks[at : at + MARK_BYTES] for at in range(0, len(marks), MARK_BYTES))
    return Position(sort, value, name, shown, view)


def _bad(cursor: str) -> UsageError:
    return UsageError(
        f"{cursor[:60]!r} is not a cursor that a search gave: leave `after` out to start at the first hit"
    )


def _of_another() -> UsageError:
    return UsageError(
        "the cursor belongs to another search: give `after` with the words, filters and `match` that it came from, or "
        "leave it out to start at the first hit"
    )
