"""Dates are read as feeds write them, and what is doubtful is no date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.listings.dates import moment

AT_TEN = "2026-03-10T10:00:00+00:00"


@pytest.mark.parametrize("text", [
    "Tue, 10 Mar 2026 10:00:00 GMT", "Tue, 10 Mar 2026 11:00:00 +0100", "10 Mar 26 10:00 UT", "Tue, 10 Mar 2026 10:00:00 -0000",
    "Tue, 10 Mar 2026 05:00:00 EST", "Tue, 10 Mar 2026 06:00:00 EDT", "Tue, 10 Mar 2026 02:00:00 PST", "10 March 2026 11:00 CET",
    "Tue, 10 Mar 2026 13:00:00 MSK", "Tue, 10 Mar 2026 19:00:00 JST", "Tue, 10 Mar 2026 15:30:00 +05:30", "Tue,10 Mar 2026 10:00:00Z",
    "Tue, 10 Mar 2026 12:00:00 GMT+2", "Tue, 10-Mar-26 10:00:00 GMT", "Tuesday, March 10, 2026 10:00 AM", "Mar 10, 2026, 10:00 a.m. UTC",
    "Tue Mar 10 10:00:00 2026", "Tue Mar 10 11:00:00 CET 2026", "Tue Mar 10 2026 11:00:00 GMT+0100 (Central European Time)",
    "2026-03-10T10:00:00Z", "2026-03-10T10:00:00.000Z", "2026-03-10T11:00:00+01:00", "2026-03-10T11:00:00+0100", "2026-03-10 10:00:00",
    "2026-03-10 11:00:00 +0100", "2026-03-10T10:00Z", "2026-3-10T10:00:00Z", "2026/03/10 10:00:00", "20260310T100000Z", "20260310100000",
    "2026-03-10T05:00:00 EST", "2026-03-10T10:00:00.1234567Z", "1773136800", "1773136800000",
    "10.03.2026 10:00", "10/03/2026 10:00", "Dienstag, 10. März 2026, 10:00 Uhr", "Di, 10 Mär 2026 11:00:00 +0100", "mar., 10 mars 2026 11:00:00 +0100",
    "mar, 10 mar 2026 10:00:00 GMT", "10 de marzo de 2026 10:00", "вт, 10 мар 2026 13:00:00 +0300", "10 марта 2026, 10:00", "10 martie 2026 10:00",
    "Τρί, 10 Μαρ 2026 12:00:00 EET", "2026年3月10日 10:00", "10 Mart 2026 10:00", "10 marca 2026 10:00",
])  # fmt: skip
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    day_first_us = text == "10/03/2026 10:00"  # which of the two is the month is not known
    assert moment(text) == (None if day_first_us else AT_TEN)


@pytest.mark.parametrize(("text", "day"), [
    ("2026-03-10", "2026-03-10"), ("Tue, 10 Mar 2026", "2026-03-10"), ("Mon, 1 Jan 24", "2024-01-01"), ("March 3rd, 2026", "2026-03-03"),
    ("20260310", "2026-03-10"), ("10.03.2026", "2026-03-10"), ("25/12/2025", "2025-12-25"), ("12/25/2025", "2025-12-25"),
    ("2026-03", "2026-03"), ("10 février 2026", "2026-02-10"), ("mar, 10 feb 2026", "2026-02-10"), ("Wed, 31 Dec 69", "1969-12-31"),
])  # fmt: skip
def test_a_day_stays_a_day(text: str, day: str) -> None:
    assert moment(text) == day


@pytest.mark.parametrize("text", [
    None, "", " ", "today", "yesterday at 10:00", "3 hours ago", "n/a", "0000-00-00", "0000-00-00T00:00:00Z", "2026-02-30", "2026-13-01",
    "Tue, 31 Feb 2026 10:00:00 GMT", "Tue, 10 Mar 2026 25:00:00 GMT", "99999999999999999", "03/04/2026", "12:30", "2026", "Mar 2026", "x" * 500,
    "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+05:00", "Tue, 10 Mar 2026 10:00:00 +9900",
])  # fmt: skip
def test_what_is_no_date_or_a_doubtful_one_is_none(text: str | None) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(("text", "when"), [
    ("Wed, 31 Dec 2025 24:00:00 GMT", "2026-01-01T00:00:00+00:00"), ("Wed, 31 Dec 2025 23:59:60 GMT", "2026-01-01T00:00:00+00:00"),
    ("March 10, 2026 12:30 AM", "2026-03-10T00:30:00+00:00"), ("March 10, 2026 12:30 pm", "2026-03-10T12:30:00+00:00"),
])  # fmt: skip
def test_ends_of_days(text: str, when: str) -> None:
    assert moment(text) == when


@given(st.datetimes(timezones=st.timezones()).filter(lambda at: 1900 < at.year < 2100))
def test_what_python_writes_is_read(at: datetime) -> None:
    expected = at.astimezone(UTC).replace(microsecond=0)
    assert moment(at.isoformat()) == expected.isoformat()


@given(st.text(max_size=90))
def test_whatever_is_written_is_answered(text: str) -> None:
    assert moment(text) is None or "-" in str(moment(text))
