"""What pictures need of the outside: a fetcher, a maker of thumbnails, and a place to keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

MOST_BYTES = 10_000_000  # of a picture as a site has it: what cameras make, and no page needs more
Thumbnails = Mapping[str, bytes]  # files in WebP by the names of their sizes


@dataclass(frozen=True, slots=True)
class NoPicture:
    """Why there is none; one that `passes` may be there in a few minutes."""

    why: str
    passes: bool = False


class PictureFetcher(Protocol):
    """Gets what is at an address of the web."""

    def fetch(self, address: str) -> bytes | NoPicture:
        """The bytes, at most `MOST_BYTES`; whether they are a picture is for others to say."""


class Thumbnailer(Protocol):
    """Makes pictures small, whatever they hold, and in bounded time and memory."""

    def thumbnails(self, data: bytes) -> Thumbnails | NoPicture:
        """One file for each size that the picture has, cut to its shape."""


class PictureShelf(Protocol):
    """Keeps thumbnails, and loses those that were not asked for longest when there are too many."""

    def get(self, address: str, size: str) -> bytes | None:
        """A thumbnail that is kept."""

    def put(self, address: str, made: Thumbnails) -> None:
        """Keep the thumbnails of an address.  What cannot be kept is made again."""
