"""robots.txt by origin, in the memory of one process: for a command that has no stack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from newswire_shared.contracts.clock import Clock

from newswire_ingest.robots.ages import AHEAD_S, ASKED_S, FRESH_S, ROW_S
from newswire_ingest.robots.ports import RobotsCopy


@dataclass
class ProcessRobotsCache:
    """A RobotsCache in dictionaries, which forgets nothing.

    A text that stands in `texts` alone was had when the clock began, with a 200, and is fresh for an hour.
    """

    clock: Clock
    texts: dict[str, str] = field(default_factory=dict)
    _had: dict[str, tuple[float, int, float]] = field(default_factory=dict)  # when, status, fresh until
    _ahead: dict[str, tuple[float, str, int]] = field(default_factory=dict)  # when, where, hops
    _failed: dict[str, tuple[float, float, str]] = field(default_factory=dict)  # since when, when last, why
    _asked: dict[str, float] = field(default_factory=dict)  # until when

    def get(self, origin: str) -> RobotsCopy:
        """What is remembered of an origin."""
        now, text = self.clock.monotonic_s(), self.texts.get(origin)
        copy = RobotsCopy()
        if text is not None:
            had, status, stale = self._had.get(origin, (0.0, 200, FRESH_S))
            copy = replace(copy, text=text, status=status, age_s=now - had, fresh_s=max(0.0, stale - now))
        if origin in self._ahead and now - self._ahead[origin][0] < AHEAD_S:
            copy = replace(copy, ahead=self._ahead[origin][1], hops=self._ahead[origin][2])
        if origin in self._failed:
            since, last, why = self._failed[origin]
            copy = replace(copy, failing_s=now - since, failed_s=now - last, why=why)
        return copy

    def put(self, origin: str, text: str, status: int, fresh_s: float) -> None:
        """Remember a text."""
        now = self.clock.monotonic_s()
        self.texts[origin], self._had[origin] = text, (now, status, now + fresh_s)
        self._forget(origin, self._asked, self._ahead, self._failed)

    def go_on(self, origin: str, url: str, hops: int) -> None:
        """Remember where a look goes on."""
        self._ahead[origin] = (self.clock.monotonic_s(), url, hops)
        self._forget(origin, self._asked)

    def failed(self, origin: str, why: str) -> None:
        """Note a failure."""
        now = self.clock.monotonic_s()
        since, last, _ = self._failed.get(origin, (now, now, ""))
        self._failed[origin] = (since if now - last <= ROW_S else now, now, why)
        self._forget(origin, self._asked, self._ahead)

    def reserve(self, origin: str) -> bool:
        """Take the right to ask."""
        now = self.clock.monotonic_s()
        if self._asked.get(origin, 0) > now:
            return False
        self._asked[origin] = now + ASKED_S
        return True

    def _forget(self, origin: str, *notes: dict[str, Any]) -> None:
        for each in notes:
            each.pop(origin, None)
