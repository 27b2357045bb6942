"""A change of a source: the copy in Redis that everyone reads, and its record in the index `people`."""

from __future__ import annotations

from dataclasses import asdict, replace

from newswire_shared.accounting.journal import Records
from newswire_shared.accounting.publishing import EventPublisher

from newswire_ingest.sources.ports import Source, SourceStore

KIND = "source"  # of the records in the index `people`


def keep_change(store: SourceStore, publisher: EventPublisher, source: Source) -> Source:
    """Keep a source under the next revision and publish its record; answers the source as it is kept."""
    known = store.get(source.name)
    saved = replace(source, revision=known.revision + 1 if known else 1)
    store.save(saved)  # first: what everyone reads is right, even where the record comes late or not at all
    Records(KIND, publisher).keep(saved.name, saved.revision, asdict(saved))
    return saved
