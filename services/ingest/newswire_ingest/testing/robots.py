"""robots.txt by origin, in memory."""

from __future__ import annotations

from newswire_shared.testing import FakeClock

from newswire_ingest.robots.process_robots import ProcessRobotsCache


class FakeRobotsCache(ProcessRobotsCache):
    """A RobotsCache whose clock stands still unless it is a test's own: texts that a test sets stay fresh."""

    clock: FakeClock

    def __init__(self, clock: FakeClock | None = None) -> None:
        super().__init__(clock or FakeClock())
