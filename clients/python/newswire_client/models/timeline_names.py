from typing import Literal

TimelineNames = Literal['off', 'on']

TIMELINE_NAMES_VALUES: set[TimelineNames] = { 'off', 'on',  }

def check_timeline_names(value: str) -> TimelineNames:
    if value in TIMELINE_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_NAMES_VALUES!r}")
