"""Searches that a reader saved, in a cookie: no page of somebody is seen by others, and the server keeps nothing."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import orjson
from fastapi import Request, Response
from newswire_shared.contracts.errors import UsageError

from newswire_search.web import cookies
from newswire_search.web.follow.choices import choice_from

COOKIE: Final = "searches"
LONGEST: Final = 3_800  # characters of the cookie: browsers drop one that has more than 4,096 with its name
MOST: Final = 20  # a page that counts what is new asks a search for each
LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name; `query` is what its address carries, `looked_s` when the reader last opened it."""

    name: str
    query: str
    looked_s: int

    @property
    def id(self) -> str:
        """The same for the same search, so that none is saved twice."""
        return hashlib.blake2b(self.query.encode(), digest_size=6).hexdigest()


def saved_of(request: Request) -> list[SavedSearch]:
    """The searches of the browser that asks; what is no search of ours is passed over."""
    try:
        kept = orjson.loads(urlsafe_b64decode(request.cookies.get(COOKIE, "").encode()) or b"[]")
    except ValueError:
        return []
    rows = kept if isinstance(kept, list) else []
    return [search for row in rows[:MOST] if (search := _read(row))]


def keep(response: Response, request: Request, searches: Sequence[SavedSearch]) -> None:
    """Let the browser keep searches.  Raises UsageError for more than it takes."""
    rows = [[each.name, each.query, each.looked_s] for each in searches]
    written = urlsafe_b64encode(orjson.dumps(rows)).decode()
    if len(searches) > MOST or len(written) > LONGEST:
        raise UsageError(
            f"a browser keeps {MOST} searches here, fewer where they are long: remove one, or make it an alert"
        )
    cookies.keep(response, request, COOKIE, written)


def _read(row: object) -> SavedSearch | None:
    if not isinstance(row, list) or len(row) != 3:
        return None
    name, query, looked_s = row
    if not (isinstance(name, str) and isinstance(query, str) and isinstance(looked_s, int)):
        return None
    try:
        choice_from(query)
    except (UsageError, ValueError):
        return None
    return SavedSearch(name[:LONGEST_NAME], query, max(0, min(looked_s, 2**33)))
