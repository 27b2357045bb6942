from typing import Literal

SourcesInterval = Literal['day', 'week']

SOURCES_INTERVAL_VALUES: set[SourcesInterval] = { 'day', 'week',  }

def check_sources_interval(value: str) -> SourcesInterval:
    if value in SOURCES_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_INTERVAL_VALUES!r}")
