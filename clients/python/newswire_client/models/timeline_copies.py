from typing import Literal

TimelineCopies = Literal['hide', 'only', 'show']

TIMELINE_COPIES_VALUES: set[TimelineCopies] = { 'hide', 'only', 'show',  }

def check_timeline_copies(value: str) -> TimelineCopies:
    if value in TIMELINE_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_COPIES_VALUES!r}")
