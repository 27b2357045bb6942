"""The port of an engine whose indices have versions, one of which an alias stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from newswire_index.engine.ports import WriteResult
from newswire_index.engine.progress import Progress
from newswire_index.engine.removals import NamedRemovals

Collection = Literal["articles", "stories"]
COLLECTIONS: tuple[Collection, ...] = ("articles", "stories")  # records of people are few and of one shape: they stay


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """A version of an alias' indices: whether the alias stands for it, and how far it was made, if by a migration."""

    number: int
    homes: tuple[str, ...]
    is_live: bool
    is_blocked: bool = False
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class CopiedIndex:
    """An index that is copied: all up to the sequence number `newest` is seen by `rows`."""

    name: str
    uuid: str
    newest: int


@dataclass(frozen=True, slots=True)
class Row:
    """A document as it lies in an index: its last write's number there, its version, and what `upgrade` needs of it."""

    id: str
    sequence: int
    version: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowCopy:
    """A document to put into a home of the new version; never over what has a higher version there."""

    id: str
    home: str
    version: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Switch:
    """An alias that stands for another version from now on."""

    collection: Collection
    left: int
    taken: int


class IndexVersions(Protocol):
    """An engine whose indices have versions.  Raises TransientError while it is away."""

    def versions(self, collection: Collection) -> list[FoundVersion]:
        """Every version that there is, by its number."""

    def await_changes(self) -> None:
        """Return when all that was asked of the cluster before has happened, or never will."""

    def make(self, collection: Collection, number: int, homes: Sequence[str], progress: Progress) -> None:
        """Make the indices of these homes with the schema of this release; of those that are there the schema is added
        to, and they may be written."""

    def note(self, collection: Collection, number: int, progress: Progress) -> None:
        """Keep the progress, in all indices of the version at once."""

    def copied_indices(self, collection: Collection, number: int) -> list[CopiedIndex]:
        """The indices of a version as far as all their copies are."""

    def rows(self, collection: Collection, index: str, after: int, upto: int, removals: NamedRemovals) -> list[Row]:
        """The documents whose last write has a number above `after`, and at most `upto`; without what was removed."""

    def put(self, collection: Collection, number: int, copies: Sequence[RowCopy]) -> list[WriteResult]:
        """Write copies, and answer the fate of each; what has a higher version there stays, and is done."""

    def read(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> dict[str, dict[str, Any]]:
        """Documents by their homes and ids, in real time, by their ids."""

    def remove(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        """Remove what was removed meanwhile, of what a search sees; answers how many."""

    def count(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        """How many documents a search sees, without what was removed."""

    def ids(self, collection: Collection, number: int, after: str, limit: int) -> list[tuple[str, str]]:
        """Ids and homes of what a search sees, by id, after one."""

    def drop(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> None:
        """Remove documents by their ids and homes."""

    def refresh(self, collection: Collection, number: int) -> None:
        """Make everything written so far visible to search."""

    def settle(self, collection: Collection, number: int) -> None:
        """End what only a first copy is helped by: search will see what is written as it does in any index."""

    def block(self, versions: Sequence[tuple[Collection, int]]) -> None:
        """Refuse writes to these versions from now on; those under way have ended when this returns."""

    def unblock(self, collection: Collection, number: int) -> None:
        """Take writes again."""

    def switch(self, switches: Sequence[Switch]) -> None:
        """Let aliases stand for other versions, all in one step."""

    def delete(self, collection: Collection, number: int) -> None:
        """Delete a version."""
