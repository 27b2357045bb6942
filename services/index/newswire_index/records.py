"""Records of what people made: kept in the index `people`, and written as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import RecordChanged

from newswire_index.engine.ports import RecordStore


class KeepRecord:
    """Use case: keeps what people made in the index `people`."""

    def __init__(self, index: RecordStore) -> None:
        self._index = index

    def __call__(self, message: RecordChanged) -> None:
        record = StoredRecord(kind=message.kind, name=message.name, revision=message.revision, record=message.record)
        self._index.write_record(record)


def write_records(records: Iterable[StoredRecord], path: Path | None) -> None:
    """One JSON object a line, to a file or to standard output.  Raises UsageError where it cannot be written."""
    text = "".join(record.model_dump_json() + "\n" for record in records)
    if path is None:
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error}") from error
