"""robots.txt by origin, in memory."""

from __future__ import annotations


class FakeRobotsCache:
    """A RobotsCache in a dictionary, which forgets nothing."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, origin: str) -> str | None:
        """The text of an origin."""
        return self.texts.get(origin)

    def put(self, origin: str, text: str) -> None:
        """Remember a text."""
        self.texts[origin] = text
