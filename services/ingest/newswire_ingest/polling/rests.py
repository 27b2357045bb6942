"""The rests that a source asks for: how long its answer is fresh, and hours and days on which it is not looked at."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from newswire_ingest.polling.schedule import LONGEST_S
from newswire_ingest.sources.ports import FeedState
from newswire_ingest.web.ports import Answer

_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})')
_STALE = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b(?!\s*=)")


def fresh_s(answer: Answer) -> float:
    """How long an answer is fresh by its Cache-Control or Expires (RFC 9111), in seconds; at most a day.

    A longer one is that of a page that never changes, set for a listing by mistake.
    """
    control = answer.headers.get("cache-control", "").lower()
    if _STALE.search(control):
        return 0.0
    named = _MAX_AGE.search(control)
    fresh = float(named[1]) - _age_s(answer) if named else _until_expired_s(answer)
    return min(max(fresh, 0.0), LONGEST_S)


def _age_s(answer: Answer) -> float:
    """For how long a cache on the way held the answer already."""
    age = answer.headers.get("age", "").strip()
    return float(age) if age.isascii() and age.isdecimal() else 0.0


def _until_expired_s(answer: Answer) -> float:
    expires = _date(answer.headers.get("expires", ""))
    made = _date(answer.headers.get("date", "")) or answer.fetched_at  # by the clock that the other date was made by
    return (expires - made).total_seconds() if expires else 0.0


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError, IndexError):  # "0" and "-1" mean: expired already
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def rested_s(state: FeedState, wait_s: float, fresh: float, now: datetime) -> float:
    """The wait that also keeps the rests that a source asks for, none of which is longer than a day."""
    least = max(wait_s, fresh, min(state.rest_s, LONGEST_S))
    wait, longest = least, max(wait_s, LONGEST_S)
    while _is_skipped(state, at := now + timedelta(seconds=wait)) and wait < longest:
        wait += 3600 - (at.minute * 60 + at.second + at.microsecond / 1e6)
    return min(wait, longest)


def _is_skipped(state: FeedState, at: datetime) -> bool:
    return at.hour in state.skip_hours or at.weekday() in state.skip_days
