"""Names of indices say which version of which alias they are, and the span of time that they hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from newswire_shared.contracts.index_schema import home_of, version_and_home, versioned

EARLY_IN_TOKYO = datetime(2026, 1, 1, 3, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize(("version", "home"), [(1, ""), (12, "2026"), (3, "2026-11")])
def test_a_name_is_read_as_it_was_written(version: int, home: str) -> None:
    assert version_and_home("a-articles", versioned("a-articles", version, home)) == (version, home)


@pytest.mark.parametrize("name", ["a-articles", "a-articles-v", "a-articles-v1-x", "b-articles-v1", "aa-articles-v1"])
def test_the_name_of_another_thing_is_none(name: str) -> None:
    assert version_and_home("a-articles", name) is None


def test_the_home_is_by_the_day_in_utc() -> None:
    assert home_of("month", EARLY_IN_TOKYO) == "2025-12" and home_of("year", EARLY_IN_TOKYO) == "2025"
    assert home_of("month", datetime(2026, 11, 1)) == "2026-11"
    assert home_of("none", datetime(2026, 11, 1, tzinfo=UTC)) == ""
