"""robots.txt by origin, for the time of one command."""

from __future__ import annotations


class RememberedRobots:
    """A RobotsCache where no stack runs that keeps one."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, origin: str) -> str | None:
        """The text of an origin."""
        return self._texts.get(origin)

    def put(self, origin: str, text: str) -> None:
        """Remember a text."""
        self._texts[origin] = text
