"""The port of the memory of robots.txt, and what is remembered of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RobotsCopy:
    """What is remembered of the robots.txt of an origin; ages are in seconds, by the clock of the memory.

    `text` is the one that was had last, "" where everything is allowed, None where none was ever had; `status` is what
    the server answered with it, `age_s` how long ago, and it is believed unasked for another `fresh_s`.  `ahead` is
    where a look under way was sent to by its redirects, of which there were `hops`.  `failed_s` is how long ago a look
    failed, None where none did since the text was had, `failing_s` for how long all have failed, and `why` the last.
    """

    text: str | None = None
    status: int = 0
    age_s: float = 0
    fresh_s: float = 0
    ahead: str = ""
    hops: int = 0
    failed_s: float | None = None
    failing_s: float = 0
    why: str = ""


class RobotsCache(Protocol):
    """Remembers robots.txt by origin (scheme, host and port), long after it is fresh: a stale one may be all there is.

    Every note of an outcome (`put`, `go_on`, `failed`) also ends what `reserve` began.
    """

    def get(self, origin: str) -> RobotsCopy:
        """What is remembered, an empty copy where nothing is."""

    def put(self, origin: str, text: str, status: int, fresh_s: float) -> None:
        """Remember a text as just had."""

    def go_on(self, origin: str, url: str, hops: int) -> None:
        """Remember where a look goes on, after so many redirects."""

    def failed(self, origin: str, why: str) -> None:
        """Note that a look failed; the text stays."""

    def reserve(self, origin: str) -> bool:
        """Take the right to ask for it, for a minute at most; False while somebody else has it."""
