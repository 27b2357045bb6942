"""Take-downs in files, as `newswire index records` writes them."""

from __future__ import annotations

import sys
from pathlib import Path

from newswire_shared.accounting.removals import TAKEDOWN, TakeDown, take_down_of
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from pydantic import ValidationError


def read_records(path: Path) -> list[TakeDown]:
    """The take-downs of a file, or of standard input for "-".  Raises UsageError that names the line."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    return [_take_down(line, number) for number, line in enumerate(text.splitlines(), 1)]


def _take_down(line: str, number: int) -> TakeDown:
    try:
        stored = StoredRecord.model_validate_json(line)
    except ValidationError:
        stored = None
    found = take_down_of(stored) if stored and stored.kind == TAKEDOWN else None
    if found is None:
        raise UsageError(f"line {number} is no take-down: make the file by `newswire index records {TAKEDOWN}`")
    return found
