"""A source's own wishes for rest are kept, and none silences it for longer than a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from newswire_ingest.polling.rests import fresh_s, rested_s
from newswire_ingest.sources.ports import FeedState
from newswire_ingest.testing import answer
from newswire_ingest.web.ports import Answer

DAY = 86400.0
NOW = datetime(2026, 3, 4, 5, 30, tzinfo=UTC)  # a Wednesday
DATE = "Wed, 04 Mar 2026 05:00:00 GMT"


def answered(**headers: str) -> Answer:
    found = answer(200, b"", **headers)
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize(("headers", "seconds"), [
    ({}, 0),
    ({"cache_control": "public, max-age=300"}, 300),
    ({"cache_control": 'Max-Age="600"'}, 600),
    ({"cache_control": "s-maxage=9999, max-age=60"}, 60),
    ({"cache_control": "s-maxage=9999"}, 0),
    ({"cache_control": "max-age=300", "age": "120"}, 180),
    ({"cache_control": "max-age=300", "age": "900"}, 0),
    ({"cache_control": "no-cache, max-age=300"}, 0),
    ({"cache_control": "no-store"}, 0),
    ({"cache_control": "max-age=31536000"}, DAY),
    ({"cache_control": "max-age=-5"}, 0),
    ({"cache_control": "max-age=60", "expires": "Thu, 05 Mar 2026 05:00:00 GMT", "date": DATE}, 60),
    ({"expires": "Wed, 04 Mar 2026 05:10:00 GMT", "date": DATE}, 600),
    ({"expires": "Wed, 04 Mar 2099 05:10:00 GMT", "date": DATE}, DAY),
    ({"expires": "Mon, 01 Jan 1990 00:00:00 GMT", "date": DATE}, 0),
    ({"expires": "0"}, 0),
    ({"expires": "-1"}, 0),
    ({"expires": "soon"}, 0),
])  # fmt: skip
def test_an_answer_is_fresh_for_as_long_as_it_says(headers: dict[str, str], seconds: float) -> None:
    assert fresh_s(answered(**headers)) == seconds


@pytest.mark.parametrize(("state", "fresh", "wait"), [
    (FeedState(), 0, 60),
    (FeedState(), 300, 300),
    (FeedState(rest_s=3600), 300, 3600),
    (FeedState(rest_s=7 * DAY), 0, DAY),
    (FeedState(skip_hours=(5,)), 0, 1800),
    (FeedState(skip_hours=(5, 6, 7)), 0, 1800 + 2 * 3600),
    (FeedState(skip_hours=(4, 8)), 0, 60),
    (FeedState(skip_hours=tuple(range(24))), 0, DAY),
    (FeedState(skip_days=(2,)), 0, 18.5 * 3600),
    (FeedState(skip_days=(2, 3, 4)), 0, DAY),
    (FeedState(skip_days=tuple(range(7))), 0, DAY),
])  # fmt: skip
def test_the_least_wait_is_what_the_listing_and_the_answer_ask_for(state: FeedState, fresh: float, wait: float) -> None:
    assert rested_s(state, 60, fresh, NOW) == wait


def test_no_hour_that_is_skipped_is_looked_at_while_another_is_left() -> None:
    state = FeedState(skip_hours=(0, 1, 2, 3, 4, 5, 6, 22, 23))
    for minutes in range(0, 1440, 7):
        now = NOW + timedelta(minutes=minutes)
        assert (now + timedelta(seconds=rested_s(state, 90, 0, now))).hour not in state.skip_hours
