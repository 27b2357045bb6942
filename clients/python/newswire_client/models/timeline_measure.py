from typing import Literal

TimelineMeasure = Literal['count', 'share']

TIMELINE_MEASURE_VALUES: set[TimelineMeasure] = { 'count', 'share',  }

def check_timeline_measure(value: str) -> TimelineMeasure:
    if value in TIMELINE_MEASURE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_MEASURE_VALUES!r}")
