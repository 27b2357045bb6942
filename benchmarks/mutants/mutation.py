"""One small bug: where it is, and what stands there instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Mutation:
    """A span of a file's text and what replaces it."""

    file: PurePosixPath
    start: int
    end: int
    text: str

    def applied(self, source: str) -> str:
        """The file with the bug in it."""
        return source[: self.start] + self.text + source[self.end :]

    def line(self, source: str) -> int:
        """The line that it begins in."""
        return source.count("\n", 0, self.start) + 1

    def change(self, source: str) -> tuple[str, str]:
        """The lines that it touches, before and after, without what both have around them."""
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.end)
        before = source[first : last if last >= 0 else len(source)]
        after = source[first : self.start] + self.text + source[self.end : first + len(before)]
        return " ".join(before.split()), " ".join(after.split())
