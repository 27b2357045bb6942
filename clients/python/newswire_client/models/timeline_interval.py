from typing import Literal

TimelineInterval = Literal['auto', 'day', 'hour', 'month', 'six_hours', 'week', 'year']

TIMELINE_INTERVAL_VALUES: set[TimelineInterval] = { 'auto', 'day', 'hour', 'month', 'six_hours', 'week', 'year',  }

def check_timeline_interval(value: str) -> TimelineInterval:
    if value in TIMELINE_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_INTERVAL_VALUES!r}")
