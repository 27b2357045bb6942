"""Freshness that is asked for with every answer, and looked up now and then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from newswire_shared.contracts.clock import Clock, SystemClock

from newswire_search.freshness.ports import FreshnessLookup

NEWEST_S = 1.0  # of an index that gets articles all the time; as exact as anybody can tell, and one look a second
REFRESH_S = 60.0  # an operator changes it by hand, if ever

T = TypeVar("T")


class _Remembered(Generic[T]):
    """A value that is looked up again after a time."""

    def __init__(self, look_up: Callable[[], T], lives_s: float, clock: Clock) -> None:
        self._look_up, self._lives_s, self._clock = look_up, lives_s, clock
        self._found: tuple[float, T] | None = None

    def __call__(self) -> T:
        now = self._clock.monotonic_s()
        if self._found is None or now - self._found[0] >= self._lives_s:
            self._found = now, self._look_up()  # two threads may both look: the answer is the same
        return self._found[1]


class RememberedFreshness:
    """FreshnessLookup over another."""

    def __init__(self, lookup: FreshnessLookup, clock: Clock | None = None) -> None:
        used = clock or SystemClock()
        self._newest = _Remembered(lookup.newest_indexed_at, NEWEST_S, used)
        self._refresh = _Remembered(lookup.refresh_s, REFRESH_S, used)

    def newest_indexed_at(self) -> datetime | None:
        """As it was a second ago at most."""
        return self._newest()

    def refresh_s(self) -> float | None:
        """As it was a minute ago at most."""
        return self._refresh()
