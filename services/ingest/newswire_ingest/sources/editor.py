"""Use case: change sources.

A change is checked, the copy in Redis that everyone reads is updated, and RecordChanged is published, which the indexer
keeps in the index `people`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from newswire_shared.accounting.journal import Records
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.errors import UsageError

from newswire_ingest.sources.changes import KIND, keep_change
from newswire_ingest.sources.declarations import declared, written
from newswire_ingest.sources.differences import Difference, differences
from newswire_ingest.sources.names import placed
from newswire_ingest.sources.ports import FeedState, Source, SourceStore
from newswire_ingest.sources.source_files import Declaration


@dataclass(frozen=True, slots=True)
class SourceEditor:
    """Changes sources, each change with its record."""

    store: SourceStore
    publisher: EventPublisher

    def placed(self, declared: Iterable[tuple[Source, bool]]) -> list[Source]:
        """Sources under names that take no other's place, see `placed`."""
        return placed(declared, self.store.all())

    def imported(self, found: Iterable[Declaration]) -> list[Difference]:
        """The changes by which sources are added that take no other's place; see `merged`."""
        known = {source.address: source for source in self.store.all()}
        sources = self.placed((self._merged(each.given, known), each.is_named) for each in found)
        named = [Declaration(source, source.name, {"name": source.name}) for source in sources]
        return differences(named, self.store.all())

    def merged(self, given: Mapping[str, Any]) -> Source:
        """A source of fields, under its name; one of that address keeps what is not given.

        Raises UsageError for a wrong field, and for the name of another source.
        """
        known = {source.address: source for source in self.store.all()}
        (source,) = self.placed([(self._merged(given, known), bool(given.get("name")))])
        return source

    def _merged(self, given: Mapping[str, Any], known: Mapping[str, Source]) -> Source:
        same = known.get(str(given["address"]))
        fields = {name: value for name, value in given.items() if value not in (None, "", [], ())}
        is_same = same is not None and fields.get("name") in (None, same.name)
        return declared({**(written(same) if same and is_same else {}), **fields})

    def save(self, source: Source) -> None:
        """Keep a source under the next revision and publish its record.

        Where its address is another one, what was known of the old one is forgotten.
        """
        known = self.store.get(source.name)
        saved = keep_change(self.store, self.publisher, source)
        if known and known.address != saved.address:
            self._begin_anew(saved)

    def apply(self, changes: Iterable[Difference]) -> None:
        """Carry changes out."""
        for change in changes:
            if change.after is None:
                self.remove(change.name)
            else:
                self.save(change.after)

    def pause(self, name: str) -> None:
        """Poll a source no more."""
        self.save(replace(self.known(name), paused=True))

    def resume(self, name: str) -> None:
        """Poll a source again, also one that was retired."""
        source = replace(self.known(name), paused=False)
        state = self.store.state(name)
        self.save(source)
        if state.retired:
            self.store.polled(source, replace(state, retired="", failures=0, failing_ms=0), 0)

    def remove(self, name: str) -> None:
        """Forget a source."""
        source = self.known(name)
        self.store.remove(name)
        self._records.drop(name, source.revision + 1)

    def propose(self, name: str, address: str) -> None:
        """Note an address that might replace that of a source."""
        source = self.known(name)
        self.store.polled(source, replace(self.store.state(name), proposed=address), _until_due(source))

    def known(self, name: str) -> Source:
        """A source by its name.  Raises UsageError that names those that there are."""
        source = self.store.get(name)
        if source is None:
            names = ", ".join(s.name for s in self.store.all()) or "none"
            raise UsageError(f"there is no source {name}; there are: {names}")
        return source

    def _begin_anew(self, source: Source) -> None:
        """Failures, validators and proposals were of the other address; its habit and its counts are the source's."""
        old = self.store.state(source.name)
        kept = FeedState(habit=old.habit, interval_s=old.interval_s, looks=old.looks, fresh=old.fresh,
                         listed=old.listed, new_ms=old.new_ms)  # fmt: skip
        self.store.polled(source, kept, 0)

    def record(self) -> int:
        """Publish the record of every source again, and answer how many."""
        sources = self.store.all()
        for source in sources:
            self._records.keep(source.name, source.revision, asdict(source))
        return len(sources)

    @property
    def _records(self) -> Records:
        return Records(KIND, self.publisher)


def _until_due(source: Source) -> float:
    return max(source.interval_s, 60.0)
