from typing import Literal

SourcesCopies = Literal['hide', 'only', 'show']

SOURCES_COPIES_VALUES: set[SourcesCopies] = { 'hide', 'only', 'show',  }

def check_sources_copies(value: str) -> SourcesCopies:
    if value in SOURCES_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_COPIES_VALUES!r}")
