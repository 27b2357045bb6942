"""Backpressure: whether intake should wait, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from newswire_shared.contracts.clock import Clock

LATELY_S = 1.0  # in which a worker takes in a few hundred addresses at most
PAUSE_S = 2.0  # between two looks; a full queue drains in seconds, and a look costs two round trips


class Pressure(Protocol):
    """Says whether intake should wait."""

    def reason(self) -> str:
        """Why intake should wait, "" if it need not.  Costs two round trips."""


class LatelyAsked:
    """A Pressure that is asked again after a second: queues fill in minutes, and polls come by the hundred."""

    def __init__(self, pressure: Pressure, clock: Clock) -> None:
        self._pressure, self._clock = pressure, clock
        self._known, self._until_s = "", -1.0

    def reason(self) -> str:
        """The reason as it was at most a second ago."""
        now_s = self._clock.monotonic_s()
        if now_s >= self._until_s:
            self._known, self._until_s = self._pressure.reason(), now_s + LATELY_S
        return self._known


def wait_for_room(pressure: Pressure, clock: Clock, say: Callable[[str], None]) -> None:
    """Wait while there is a reason to, and say each reason once."""
    said = ""
    while reason := pressure.reason():
        if reason != said:
            say(reason)
            said = reason
        clock.sleep(PAUSE_S)
