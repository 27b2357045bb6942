"""Times and summaries as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from newswire_search.formats.dates import absolute, is_day_alone, relative
from newswire_shared.contracts.heads import summary


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=5), "just now"), (timedelta(minutes=25), "25 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(days=1), "yesterday"), (timedelta(days=9), "9 days ago"), (timedelta(days=100), "3 months ago"),
        (timedelta(days=800), "2 years ago"), (timedelta(hours=-1), None),
    ],
)  # fmt: skip
def test_relative_times(ago: timedelta, said: str | None) -> None:
    now = datetime(2024, 5, 31, 12, tzinfo=UTC)
    assert relative(now - ago, now) == said


def test_a_day_claims_no_time_of_day() -> None:
    day, now = datetime(2024, 5, 31, tzinfo=UTC), datetime(2024, 5, 31, 12, tzinfo=UTC)
    assert relative(day, now, whole_day=True) == "today"
    assert absolute(day, whole_day=True) == "31 May 2024"
    assert absolute(day) == "31 May 2024, 00:00 UTC"


def test_summaries_are_cut_after_a_word() -> None:
    assert summary("one two  three", 9) == "one two…"
    assert summary("short") == "short"
    assert summary(" \n ") is None


def test_midnight_in_utc_may_be_a_day_without_a_time() -> None:
    assert is_day_alone(datetime(2024, 5, 31, tzinfo=UTC))
    assert is_day_alone(datetime(2024, 5, 31, 2, tzinfo=timezone(timedelta(hours=2))))
    assert not is_day_alone(datetime(2024, 5, 31, tzinfo=timezone(timedelta(hours=2))))
    assert not is_day_alone(datetime(2024, 5, 31, 0, 0, 1, tzinfo=UTC))
