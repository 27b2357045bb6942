"""The progress of a rebuild, kept so that one that was cut off goes on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Protocol

from newswire_index.engine.selection import Selection
from newswire_index.rebuild.captures import EarlierCapture


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a rebuild is; `choice` is the digest of what it was asked to do."""

    choice: str
    run: str
    place: str = ""
    done: int = 0
    sent: int = 0
    fresh: int = 0
    refused: int = 0

    def after(self, capture: EarlierCapture, counted: str) -> Cursor:
        """The cursor with one capture more, counted as `sent`, `fresh` or `refused`."""
        return replace(self, place=capture.place, done=capture.done, **{counted: getattr(self, counted) + 1})


class Cursors(Protocol):
    """Keeps cursors, so that a rebuild that was cut off goes on.  Raises TransientError."""

    def find(self, choice: str) -> Cursor | None:
        """The cursor of a rebuild that was not finished."""

    def keep(self, cursor: Cursor) -> None:
        """Keep how far it is."""

    def forget(self, choice: str) -> None:
        """It is finished, or shall begin anew."""


def choice_of(selection: Selection, recipe: str, from_archive: bool) -> str:
    """A digest of what a rebuild was asked to do, by which its cursor is found again."""
    # the digest hashes the selection's repr: a renamed class or field lets rebuilds that were cut off begin anew
    return hashlib.sha256(repr((selection, recipe, from_archive)).encode()).hexdigest()[:12]
