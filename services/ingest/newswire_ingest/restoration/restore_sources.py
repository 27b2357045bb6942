"""Use case: bring sources back from their records in the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors

from newswire_ingest.sources.changes import KIND
from newswire_ingest.sources.ports import Source, SourceStore

FIELDS = frozenset(field.name for field in fields(Source))


@dataclass(frozen=True, slots=True)
class RestoreSources:
    """Puts sources back under the revisions of their records; what is newer here stays."""

    store: SourceStore

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        records = survivors.records(KIND)
        known = {source.name: source.revision for source in self.store.all()}
        notes, lost = list[str](), list[Source]()
        for record in records:
            try:
                source = _source(record.record or {})
            except (TypeError, ValueError) as error:
                notes.append(f"the record of source {record.name} cannot be read: {error}")
                continue
            if known.get(source.name, 0) < source.revision:
                lost.append(source)
        for source in [] if resumption.dry_run else lost:
            self.store.save(source)  # without a record: its own is the newest
        yield PartProgress(total=len(records)).after("", len(records), len(lost), notes)


def _source(found: Mapping[str, Any]) -> Source:
    """The source of a record; of one of the release before what a source no longer has is left out.

    Raises TypeError where something is missing.
    """
    kept: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in found.items() if name in FIELDS
    }
    return Source(**kept)
