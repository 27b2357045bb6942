from typing import Literal

SourcesBy = Literal['site', 'source']

SOURCES_BY_VALUES: set[SourcesBy] = { 'site', 'source',  }

def check_sources_by(value: str) -> SourcesBy:
    if value in SOURCES_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_BY_VALUES!r}")
