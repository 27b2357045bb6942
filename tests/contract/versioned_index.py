"""The index in memory as Elasticsearch keeps it: articles and stories lie in versions, of which one is in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from newswire_index.engine.ports import Write, WriteFate, WriteResult
from newswire_index.engine.snapshots import Removed, Snapshot
from newswire_index.engine.versions import COLLECTIONS, Collection
from newswire_index.migration.lift_blocks import LiftBlocks
from newswire_index.migration.migrate import Migrate
from newswire_index.testing import FakeMigrationLease, InMemoryIndex, InMemoryVersions
from newswire_index.testing.versions import KeptVersion
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import IndexedStory, StoredRecord
from newswire_shared.contracts.index_schema import (
    from_fields,
    milliseconds,
    story_fields,
    story_from_fields,
    story_id_of,
    story_version,
    to_fields,
)

RIGHT_S = 11.0  # after that nobody has the right of a migration that was killed


class Killed(BaseException):
    """That the process was killed; nothing that it would have done at its end is done."""


class VersionedIndex(InMemoryIndex):
    """What stands under the alias is what `versions` has in place."""

    def __init__(self) -> None:
        super().__init__()
        self.versions = InMemoryVersions()

    def live(self, collection: Collection) -> KeptVersion:
        """The version in place."""
        return self.versions.kept[collection, self.versions.live[collection]]

    def _write(self, write: Write) -> WriteResult:
        result, name = super()._write(write), write.document.article.article_id
        if result.fate is WriteFate.DONE:
            known = self.live("articles").rows.get(name)
            self.live("articles").keep("", name, known[1].version + 1 if known else 1, to_fields(write.document))
        return result

    def _write_story(self, indexed: IndexedStory) -> WriteResult:
        result, name = super()._write_story(indexed), story_id_of(indexed)
        if self.stories.get(name) is indexed:
            self.live("stories").keep("", name, story_version(indexed), story_fields(indexed))
        return result

    def delete(self, article_ids: Any) -> int:
        """Delete articles."""
        for name in article_ids:
            self.live("articles").drop(name)
        return super().delete(article_ids)

    def look(self) -> None:
        """Take what is in place, after it was replaced by another."""
        articles, stories = self.live("articles").rows, self.live("stories").rows
        self.documents = {name: from_fields(deepcopy(row.fields)) for name, (_, row) in articles.items()}
        self.stories = {name: story_from_fields(deepcopy(row.fields)) for name, (_, row) in stories.items()}
        self._versions = {name: row.sequence + 1 for name, (_, row) in articles.items()}

    def lose(self) -> None:
        """All of it is gone, whatever its version."""
        self.__init__()  # type: ignore[misc]


@dataclass(frozen=True)
class Migrations:
    """`newswire index migrate`, there, back and cleaned up, of an index in versions."""

    index: VersionedIndex
    pauses: Pauses
    clock: Clock

    def run(self, *, back: bool, kill_at: int) -> None:
        """Migrate, or be killed at a call of the engine (0: at none).  Raises UsageError where there is no way back."""
        engine = _Killing(self.index.versions, kill_at)
        try:
            self._case(engine)(back=back)
        except Killed:
            self.clock.sleep(RIGHT_S)
        LiftBlocks(self.index.versions, FakeMigrationLease(self.pauses))()
        assert not any(self.index.live(collection).is_blocked for collection in COLLECTIONS), "writes are taken"
        self.index.look()

    def clean(self) -> None:
        """Delete what is not in place."""
        self._case(self.index.versions).clean()

    def _case(self, versions: Any) -> Migrate:
        lease = FakeMigrationLease(self.pauses)
        return Migrate(versions, self.index, lease, self.clock, _no_bar, lambda text: None)


class _Killing:
    """An engine at one of whose calls a migration is killed."""

    def __init__(self, versions: InMemoryVersions, kill_at: int) -> None:
        self._versions, self._left = versions, kill_at

    def __getattr__(self, name: str) -> Any:
        real: Callable[..., Any] = getattr(self._versions, name)

        def call(*arguments: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                raise Killed
            return real(*arguments)

        return call


@contextmanager
def _no_bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    yield lambda done: None


@dataclass(frozen=True)
class _Kept:
    versions: dict[Collection, KeptVersion]
    people: dict[tuple[str, str], StoredRecord]


@dataclass
class MemorySnapshots:
    """Snapshots of it, put back into new versions as Elasticsearch's are."""

    index: VersionedIndex
    kept: dict[str, _Kept] = field(default_factory=dict)

    def take(self, name: str) -> Snapshot:
        """Keep what is in place."""
        live = {collection: deepcopy(self.index.live(collection)) for collection in COLLECTIONS}
        self.kept[name] = _Kept(live, dict(self.index.people))
        return self.check(name)

    def all(self) -> list[Snapshot]:
        """All."""
        return [self.check(name) for name in self.kept]

    def check(self, name: str) -> Snapshot:
        """One."""
        return Snapshot(name, datetime(2026, 3, 2, tzinfo=UTC), len(self.kept[name].versions["articles"].rows), 0)

    def put_back(self, name: str, removed: Removed) -> None:
        """Put one in place; of each record of what people made the newer revision stays."""
        found, versions = deepcopy(self.kept[name]), self.index.versions
        number = 1 + max(number for _, number in versions.kept)
        for collection, version in found.versions.items():
            del versions.kept[collection, versions.live[collection]]
            versions.kept[collection, number], versions.live[collection] = version, number
        articles = {name: from_fields(row.fields) for name, (_, row) in found.versions["articles"].rows.items()}
        for gone in removed({name: milliseconds(each.article.first_seen_at) for name, each in articles.items()}):
            found.versions["articles"].drop(gone)
        for record in found.people.values():
            self.index.write_record(record)
        self.index.look()
