"""Backpressure: whether intake should wait, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from newswire_shared.contracts.clock import Clock

PAUSE_S = 2.0  # between two looks; a full queue drains in seconds, and a look costs two round trips


class Pressure(Protocol):
    """Says whether intake should wait."""

    def reason(self) -> str:
        """Why intake should wait, "" if it need not.  Costs two round trips."""


def wait_for_room(pressure: Pressure, clock: Clock, say: Callable[[str], None]) -> None:
    """Wait while there is a reason to, and say each reason once."""
    said = ""
    while reason := pressure.reason():
        if reason != said:
            say(reason)
            said = reason
        clock.sleep(PAUSE_S)
