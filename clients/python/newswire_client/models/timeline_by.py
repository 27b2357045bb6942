from typing import Literal

TimelineBy = Literal['language', 'none', 'source']

TIMELINE_BY_VALUES: set[TimelineBy] = { 'language', 'none', 'source',  }

def check_timeline_by(value: str) -> TimelineBy:
    if value in TIMELINE_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_BY_VALUES!r}")
