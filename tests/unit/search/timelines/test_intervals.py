"""Buckets begin when the clocks of a zone show it, and `auto` picks the interval that a person would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.timelines.intervals import MOST_BUCKETS, Interval, edges_of, fitted, fitting, in_zone, told
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import milliseconds

ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
         "America/Sao_Paulo", "America/Havana", "Pacific/Apia", "Africa/Monrovia", "Africa/Cairo"]  # fmt: skip


def at(text: str) -> int:
    return milliseconds(datetime.fromisoformat(text))


def starts(first: str, last: str, interval: Interval, zone: str) -> list[str]:
    clock = ZoneInfo(zone)
    return [
        in_zone(edge, clock).isoformat(timespec="minutes") for edge in edges_of(at(first), at(last), interval, clock)
    ]


@pytest.mark.parametrize(
    ("first", "last", "interval", "zone", "expected"),
    [
        ("2026-03-28T12:00Z", "2026-03-29T22:00Z", Interval.DAY, "Europe/Berlin",
         ["2026-03-28T00:00+01:00", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "2026-03-31T00:00+02:00"]),
        ("2025-10-26T00:30Z", "2025-10-26T01:30Z", Interval.HOUR, "Europe/Berlin",
         ["2025-10-26T02:00+02:00", "2025-10-26T02:00+01:00", "2025-10-26T03:00+01:00"]),
        ("2026-03-29T00:59Z", "2026-03-29T01:00Z", Interval.HOUR, "Europe/Berlin",
         ["2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00"]),
        ("2026-03-01T12:15Z", "2026-03-01T12:45Z", Interval.HOUR, "Asia/Kolkata",
         ["2026-03-01T17:00+05:30", "2026-03-01T18:00+05:30", "2026-03-01T19:00+05:30"]),
        # clocks go back by half an hour: the hour before is longer
        ("2026-04-04T14:00Z", "2026-04-04T15:45Z", Interval.HOUR, "Australia/Lord_Howe",
         ["2026-04-05T01:00+11:00", "2026-04-05T02:00+10:30", "2026-04-05T03:00+10:30"]),
        ("2026-04-04T15:15Z", "2026-04-04T15:15Z", Interval.HOUR, "Australia/Lord_Howe",
         ["2026-04-05T01:00+11:00", "2026-04-05T02:00+10:30"]),
        ("2026-03-28T17:30Z", "2026-03-29T10:00Z", Interval.SIX_HOURS, "Europe/Berlin",
         ["2026-03-28T18:00+01:00", "2026-03-29T00:00+01:00", "2026-03-29T06:00+02:00", "2026-03-29T12:00+02:00",
          "2026-03-29T18:00+02:00"]),
        ("2018-11-04T03:30Z", "2018-11-04T08:30Z", Interval.SIX_HOURS, "America/Sao_Paulo",
         ["2018-11-04T01:00-02:00", "2018-11-04T06:00-02:00", "2018-11-04T12:00-02:00"]),
        ("2011-12-30T05:00Z", "2011-12-30T17:00Z", Interval.SIX_HOURS, "Pacific/Apia",
         ["2011-12-29T18:00-10:00", "2011-12-31T00:00+14:00", "2011-12-31T06:00+14:00", "2011-12-31T12:00+14:00"]),
        # clocks leave midnight out
        ("2018-11-03T12:00Z", "2018-11-04T12:00Z", Interval.DAY, "America/Sao_Paulo",
         ["2018-11-03T00:00-03:00", "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00"]),
        # there was no 30 December
        ("2011-12-29T12:00Z", "2011-12-30T12:00Z", Interval.DAY, "Pacific/Apia",
         ["2011-12-29T00:00-10:00", "2011-12-31T00:00+14:00", "2012-01-01T00:00+14:00"]),
        ("2026-01-01T00:00Z", "2026-01-04T23:59Z", Interval.WEEK, "UTC",
         ["2025-12-29T00:00+00:00", "2026-01-05T00:00+00:00"]),
        ("2024-01-31T23:30Z", "2024-02-29T22:30Z", Interval.MONTH, "Europe/Berlin",
         ["2024-02-01T00:00+01:00", "2024-03-01T00:00+01:00"]),
        ("1969-12-31T23:59Z", "1970-01-01T00:00Z", Interval.YEAR, "UTC",
         ["1969-01-01T00:00+00:00", "1970-01-01T00:00+00:00", "1971-01-01T00:00+00:00"]),
    ],
)  # fmt: skip
def test_buckets_begin_when_clocks_show_it(
    first: str, last: str, interval: Interval, zone: str, expected: list[str]
) -> None:
    assert starts(first, last, interval, zone) == expected


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 40), st.sampled_from([*Interval]), st.sampled_from(ZONES),
)  # fmt: skip
def test_every_instant_of_a_period_lies_in_one_bucket(
    first: datetime, hours: int, interval: Interval, zone: str
) -> None:
    last = first + timedelta(hours=hours)
    edges = edges_of(milliseconds(first), milliseconds(last), interval, ZoneInfo(zone))
    assert edges == sorted(set(edges))
    assert edges[0] <= milliseconds(first) < edges[1] and edges[-2] <= milliseconds(last) < edges[-1]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0.1, Interval.HOUR), (2, Interval.HOUR), (4, Interval.HOUR), (5, Interval.SIX_HOURS),
        (9, Interval.SIX_HOURS), (20, Interval.SIX_HOURS), (22, Interval.DAY), (45, Interval.DAY),
        (100, Interval.DAY), (112, Interval.WEEK), (365, Interval.WEEK), (366 * 3, Interval.MONTH),
        (366 * 10, Interval.MONTH), (366 * 30, Interval.YEAR), (366 * 900, Interval.YEAR),
    ],
)  # fmt: skip
def test_auto_gives_about_thirty_to_sixty_buckets_or_what_is_nearest(days: float, expected: Interval) -> None:
    length = round(days * 86_400_000)
    assert fitting(-length, 0) is expected
    if 0.1 < days < 366 * 900:
        assert len(edges_of(-length, 0, expected, ZoneInfo("UTC"))) < 250


@pytest.mark.parametrize(
    ("days", "most", "expected"),
    [
        (4, 1000, Interval.HOUR), (4, 97, Interval.HOUR), (4, 96, Interval.SIX_HOURS), (4, 16, Interval.DAY),
        (4, 1, Interval.WEEK), (45, 45, Interval.WEEK),
    ],
)  # fmt: skip
def test_auto_takes_a_longer_interval_where_there_would_be_too_many_buckets(
    days: int, most: int, expected: Interval
) -> None:
    first = at("2026-01-05T00:00Z")
    interval, edges = fitted(first, first + days * 86_400_000, ZoneInfo("UTC"), most)
    assert interval is expected and edges == edges_of(first, first + days * 86_400_000, expected, ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("first", "interval", "advice"),
    [
        ("2025-11-01T00:00Z", Interval.HOUR, "some 2,907 buckets.*`interval=six_hours` or a shorter period"),
        ("1926-01-01T00:00Z", Interval.DAY, "`interval=year` or"),
        ("0900-01-01T00:00Z", Interval.YEAR, "ask for a shorter period with `since` and `until`"),
    ],
)  # fmt: skip
def test_too_many_buckets_are_refused_with_what_to_do(first: str, interval: Interval, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        edges_of(at(first), at("2026-03-02T02:00Z"), interval, ZoneInfo("UTC"))


def test_as_many_as_fit_are_given() -> None:
    hours = (MOST_BUCKETS - 1) * 3_600_000
    assert len(edges_of(0, hours, Interval.HOUR, ZoneInfo("UTC"))) == MOST_BUCKETS + 1
    with pytest.raises(UsageError):
        edges_of(0, hours + 3_600_000, Interval.HOUR, ZoneInfo("UTC"))


def test_an_offset_with_seconds_is_told_as_utc() -> None:
    edge = edges_of(at("1890-01-01T00:00Z"), at("1890-01-01T00:00Z"), Interval.DAY, ZoneInfo("Asia/Kolkata"))[0]
    assert told(edge, ZoneInfo("Asia/Kolkata")).isoformat() == "1889-12-31T18:38:50+00:00"
    assert told(0, ZoneInfo("Asia/Kolkata")).isoformat() == "1970-01-01T05:30:00+05:30"


@pytest.mark.parametrize(("first", "zone"), [("0001-01-01T00:00Z", "America/Lima"), ("9999-12-31T12:00Z", "UTC")])
@pytest.mark.parametrize("interval", [*Interval])
def test_the_ends_of_the_calendar_are_told(first: str, zone: str, interval: Interval) -> None:
    with pytest.raises(UsageError, match="years 1 to 9999"):
        edges_of(at(first), at(first) + 11 * 3_600_000, interval, ZoneInfo(zone))
