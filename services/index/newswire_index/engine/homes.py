"""The homes of articles, which are parted by when they were first seen: when they end, and what the setting means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from newswire_shared.accounting.removals import RetentionMark
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import Partition

from newswire_index.engine.ports import IndexStatus

PARTITION = "partition"  # the detail of a row of the status that says by what its alias is parted


def end_of(home: str) -> datetime:
    """The first instant after a home, "2026" or "2026-11"."""
    year, month = int(home[:4]), int(home[5:] or 12)
    return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)


def is_retired(home: str, retention: RetentionMark | None) -> bool:
    """Whether all that a home may hold was first seen before what retention keeps."""
    return bool(home and retention) and end_of(home) <= retention.before  # type: ignore[union-attr]


def refuse_partition(partition: Partition) -> None:
    """Raises UsageError for a partition of the embedded index, which is one file."""
    if partition != "none":
        raise UsageError(
            f"NEWSWIRE_INDEX_PARTITION is {partition}, but the embedded index is one file: unset it, or set "
            "NEWSWIRE_ELASTICSEARCH_URL to keep articles in an Elasticsearch"
        )


def by_alias(rows: Sequence[IndexStatus]) -> dict[str, int]:
    """The documents behind each alias."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.alias] = found.get(row.alias, 0) + row.documents
    return found


def otherwise_parted(wanted: str, rows: Sequence[IndexStatus]) -> str:
    """What a person is told where the articles are parted otherwise than the setting says; "" where they agree."""
    found = {row.details[PARTITION] for row in rows if PARTITION in row.details}
    if found <= {wanted}:
        return ""
    return (
        f"NEWSWIRE_INDEX_PARTITION is {wanted}, but the articles lie by {' and '.join(sorted(found))}: "
        "the workers go by what is there until `newswire index migrate` has parted them anew"
    )
