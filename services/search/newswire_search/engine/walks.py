"""Searches by relevance that somebody pages through, kept for an engine that can look at no earlier state of itself.

What is kept are the ids of the hits in their order: of a page each article is shown as it is by then, and one that is
gone by then is missing.
"""

from __future__ import annotations

import secrets
import threading
import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newswire_search.errors import ForgottenError
from newswire_search.query.cursor import EXPIRED

KEPT_S = 300.0  # since the last page: as long as somebody reads one
MOST_HITS = 200_000  # of all walks together, some 20 MB; a larger one than that is kept alone


@dataclass(frozen=True, slots=True)
class Walk:
    """The ids of the hits of a search, the best first, and their scores."""

    ids: tuple[str, ...]
    scores: array[float]


@dataclass(slots=True)
class _Kept:
    walk: Walk
    until_s: float


class KeptWalks:
    """The walks of one process; the one that nobody has asked for longest goes first."""

    def __init__(self, most_hits: int = MOST_HITS, clock: Callable[[], float] = time.monotonic) -> None:
        self._most_hits, self._clock = most_hits, clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, ids: Sequence[str], scores: Sequence[float]) -> str:
        """Keep a walk, and answer its name, which nobody can guess."""
        name, walk = secrets.token_urlsafe(9), Walk(tuple(ids), array("d", scores))
        with self._lock:
            self._kept[name] = _Kept(walk, self._clock() + KEPT_S)
            self._make_room()
        return name

    def find(self, name: str) -> Walk:
        """The walk of a name, for five minutes more.  Raises ForgottenError."""
        with self._lock:
            found = self._kept.get(name)
            if found is None or found.until_s < self._clock():
                raise ForgottenError(EXPIRED)
            found.until_s = self._clock() + KEPT_S
            self._kept.move_to_end(name)
            return found.walk

    def _make_room(self) -> None:
        now = self._clock()
        for name in [name for name, kept in self._kept.items() if kept.until_s < now]:
            del self._kept[name]
        while len(self._kept) > 1 and sum(len(kept.walk.ids) for kept in self._kept.values()) > self._most_hits:
            self._kept.popitem(last=False)
