"""The ends of homes, what retention retires, and what a person is told of another partition."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from newswire_index.engine.homes import by_alias, end_of, is_retired, otherwise_parted, refuse_partition
from newswire_index.engine.ports import IndexStatus
from newswire_shared.accounting.removals import retention_of
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError


@pytest.mark.parametrize(
    ("home", "end"), [("2026-11", (2026, 12)), ("2026-12", (2027, 1)), ("2026", (2027, 1)), ("2024-02", (2024, 3))]
)
def test_a_home_ends_where_the_next_one_begins(home: str, end: tuple[int, int]) -> None:
    assert end_of(home) == datetime(*end, 1, tzinfo=UTC)


def retention(record: dict[str, Any] | None) -> StoredRecord:
    return StoredRecord(kind="retention", name="articles", revision=1, record=record)


@pytest.mark.parametrize(
    ("home", "before", "retired"),
    [
        ("2026-11", "2026-12-01T00:00:00+00:00", True),
        ("2026-11", "2026-12-01T00:00:00", True),
        ("2026-11", "2026-11-30T23:59:59Z", False),
        ("2026-11", "2026-12-01T00:00:00+01:00", False),
        ("2026", "2026-12-31T00:00:00Z", False),
        ("2026", "2027-01-01T00:00:00Z", True),
        ("", "2027-01-01T00:00:00Z", False),
    ],
)
def test_a_home_is_retired_when_all_of_it_is_older(home: str, before: str, retired: bool) -> None:
    assert is_retired(home, retention_of([retention({"before": before, "at": before})])) is retired


@pytest.mark.parametrize("records", [[], [retention(None)], [retention({})]])
def test_without_retention_nothing_is_retired(records: list[StoredRecord]) -> None:
    assert not is_retired("2001-01", retention_of(records))


def row(alias: str, documents: int, **details: str) -> IndexStatus:
    return IndexStatus(f"{alias}-v1", alias, documents, 0, details)


def test_another_partition_than_is_wanted_is_told() -> None:
    rows = [row("a", 1, partition="month"), row("a", 2, partition="month"), row("stories", 4)]
    assert by_alias(rows) == {"a": 3, "stories": 4}
    assert otherwise_parted("month", rows) == otherwise_parted("none", [row("articles", 1)]) == ""
    assert "NEWSWIRE_INDEX_PARTITION is none, but the articles lie by month" in otherwise_parted("none", rows)


def test_the_embedded_index_is_not_parted() -> None:
    refuse_partition("none")
    with pytest.raises(UsageError, match=r"NEWSWIRE_INDEX_PARTITION is year.*one file.*NEWSWIRE_ELASTICSEARCH_URL"):
        refuse_partition("year")
