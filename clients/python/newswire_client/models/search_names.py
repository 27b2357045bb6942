from typing import Literal

SearchNames = Literal['off', 'on']

SEARCH_NAMES_VALUES: set[SearchNames] = { 'off', 'on',  }

def check_search_names(value: str) -> SearchNames:
    if value in SEARCH_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_NAMES_VALUES!r}")
