"""The sizes that pictures are shown in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A size: pixels of the file at most, of which a page shows half each way, so that it is sharp on any screen.

    A picture has it that has `least` pixels each way, and of one that is `whole` nothing is cut away.
    """

    width: int
    height: int
    most_bytes: int
    least: int = 48  # what is smaller is an icon, or counts visitors
    whole: bool = False

    def fits(self, width: int, height: int) -> bool:
        """Whether a picture of so many pixels is shown in it."""
        return min(width, height) >= self.least and (not self.whole or width == height)


# Rows are 3:2, as photographs are; a lead is 16:9, near to what sites make for being shared (1.91:1).  Twenty rows and
# a lead are 320 kB at most, so that a page with twenty pictures stays below 400 kB.
SIZES: Final[Mapping[str, PictureSize]] = MappingProxyType(
    {
        "row": PictureSize(288, 192, 12_000),
        "lead": PictureSize(1280, 720, 90_000),
        "icon": PictureSize(32, 32, 2_000, least=16, whole=True),  # of a site, beside its name
    }
)
