"""The pace of ticks: one a second while anything is to be done, one in five where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newswire_shared.contracts.errors import NewswireError

QUIET_S = 5.0  # well below the 15 s after which the clock counts as silent; what comes meanwhile is seen in a second
A_MOMENT_S = 0.5  # ticks that are due together are judged by one look


@dataclass(slots=True)
class Pace:
    """Which ticks are sent.  `look` gives the newest change where nothing is to be done, None where something is.

    A change since the look before is something to be done: alerts are matched to it.
    """

    look: Callable[[], str | None]
    seconds: Callable[[], float]
    _sent: dict[str, float] = field(default_factory=dict)
    _looked: float = float("-inf")
    _newest: str | None = None
    _is_quiet: bool = False

    def is_turn(self, name: str) -> bool:
        """Whether this tick is to be sent."""
        now = self.seconds()
        if self._seems_quiet(now) and now - self._sent.get(name, float("-inf")) < QUIET_S - A_MOMENT_S:
            return False
        self._sent[name] = now
        return True

    def _seems_quiet(self, now: float) -> bool:
        if now - self._looked >= A_MOMENT_S:
            self._looked = now
            before, self._newest = self._newest, self._newest_if_quiet()
            self._is_quiet = self._newest is not None and self._newest == before
        return self._is_quiet

    def _newest_if_quiet(self) -> str | None:
        try:
            return self.look()
        except NewswireError:  # the state is away, or of another release: ticks go on, as they always did
            return None
