"""Versions of indices in memory, for tests of what migrates them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newswire_shared.contracts.errors import UsageError

from newswire_index.engine.ports import WriteFate, WriteResult
from newswire_index.engine.progress import Progress
from newswire_index.engine.removals import NamedRemovals
from newswire_index.engine.versions import COLLECTIONS, Collection, CopiedIndex, FoundVersion, Row, RowCopy, Switch


@dataclass(slots=True)
class KeptVersion:
    """One version: its documents in real time, and as search sees them since the last refresh."""

    homes: set[str]
    progress: Progress | None = None
    rows: dict[str, tuple[str, Row]] = field(default_factory=dict)
    seen: dict[str, tuple[str, Row]] = field(default_factory=dict)
    newest: int = -1
    is_blocked: bool = False

    def keep(self, home: str, identifier: str, version: int, fields: Mapping[str, Any]) -> None:
        """Write a document."""
        self.newest += 1
        self.rows[identifier] = home, Row(identifier, self.newest, version, dict(fields))

    def drop(self, identifier: str) -> None:
        """Remove a document; that, too, has a number."""
        self.newest += 1
        self.rows.pop(identifier, None)


class InMemoryVersions:
    """Versions in dictionaries; `kept` and `live` are what a writer in a test looks at."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Collection, int], KeptVersion] = {(each, 1): KeptVersion({""}) for each in COLLECTIONS}
        self.live: dict[Collection, int] = dict.fromkeys(COLLECTIONS, 1)

    def versions(self, collection: Collection) -> list[FoundVersion]:
        """Every version."""
        return [
            FoundVersion(number, tuple(sorted(v.homes)), self.live[collection] == number, v.is_blocked, v.progress)
            for (of, number), v in sorted(self.kept.items())
            if of == collection
        ]

    def await_changes(self) -> None:
        """Nothing to do: all has happened."""

    def make(self, collection: Collection, number: int, homes: Sequence[str], progress: Progress) -> None:
        """Make a version, or let it be written again."""
        version = self.kept.setdefault((collection, number), KeptVersion(set()))
        version.homes |= {*homes}
        version.is_blocked, version.progress = False, progress

    def note(self, collection: Collection, number: int, progress: Progress) -> None:
        """Keep the progress."""
        self._of(collection, number).progress = progress

    def copied_indices(self, collection: Collection, number: int) -> list[CopiedIndex]:
        """The whole version as one index; all of it is seen from now on."""
        self.refresh(collection, number)
        return [CopiedIndex(str(number), f"{collection}-{number}", self._of(collection, number).newest)]

    def rows(self, collection: Collection, index: str, after: int, upto: int, removals: NamedRemovals) -> list[Row]:
        """The documents of a window."""
        seen = [row for _, row in self._of(collection, int(index)).seen.values()]
        return [row for row in seen if after < row.sequence <= upto and not _is_removed(collection, row, removals)]

    def put(self, collection: Collection, number: int, copies: Sequence[RowCopy]) -> list[WriteResult]:
        """Write copies."""
        version = self._of(collection, number)
        for copy in copies:
            known = version.rows.get(copy.id)
            version.homes.add(copy.home)
            if known is None or known[1].version <= copy.version:
                version.keep(copy.home, copy.id, copy.version, copy.fields)
        return [WriteResult(WriteFate.DONE)] * len(copies)

    def read(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> dict[str, dict[str, Any]]:
        """Documents in real time."""
        rows = self._of(collection, number).rows
        return {i: rows[i][1].fields for i, home in places if i in rows and rows[i][0] == home}

    def remove(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        """Remove what was removed."""
        seen = [row for _, row in self._of(collection, number).seen.values()]
        return self._drop(collection, number, [row.id for row in seen if _is_removed(collection, row, removals)])

    def count(self, collection: Collection, number: int, removals: NamedRemovals) -> int:
        """How many are seen."""
        seen = self._of(collection, number).seen.values()
        return sum(not _is_removed(collection, row, removals) for _, row in seen)

    def ids(self, collection: Collection, number: int, after: str, limit: int) -> list[tuple[str, str]]:
        """Ids and homes of what is seen."""
        seen = self._of(collection, number).seen
        return [(i, seen[i][0]) for i in sorted(seen) if i > after][:limit]

    def drop(self, collection: Collection, number: int, places: Sequence[tuple[str, str]]) -> None:
        """Remove documents."""
        self._drop(collection, number, [identifier for identifier, _ in places])

    def refresh(self, collection: Collection, number: int) -> None:
        """Let all be seen."""
        version = self._of(collection, number)
        version.seen = dict(version.rows)

    def settle(self, collection: Collection, number: int) -> None:
        """Let all be seen."""
        self.refresh(collection, number)

    def block(self, versions: Sequence[tuple[Collection, int]]) -> None:
        """Refuse writes."""
        for collection, number in versions:
            self._of(collection, number).is_blocked = True

    def unblock(self, collection: Collection, number: int) -> None:
        """Take writes again."""
        self._of(collection, number).is_blocked = False

    def switch(self, switches: Sequence[Switch]) -> None:
        """Let aliases stand for other versions."""
        for each in switches:
            self.live[each.collection] = each.taken

    def delete(self, collection: Collection, number: int) -> None:
        """Delete a version."""
        del self.kept[collection, number]

    def _drop(self, collection: Collection, number: int, ids: Sequence[str]) -> int:
        for identifier in ids:
            self._of(collection, number).drop(identifier)
        return len(ids)

    def _of(self, collection: Collection, number: int) -> KeptVersion:
        if (collection, number) not in self.kept:
            raise UsageError(f"version {number} of {collection} is gone")
        return self.kept[collection, number]


def _is_removed(collection: Collection, row: Row, removals: NamedRemovals) -> bool:
    return collection == "articles" and removals.has(row.id, row.fields["first_seen_at"])
