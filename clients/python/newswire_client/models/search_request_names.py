from typing import Literal

SearchRequestNames = Literal['off', 'on']

SEARCH_REQUEST_NAMES_VALUES: set[SearchRequestNames] = { 'off', 'on',  }

def check_search_request_names(value: str) -> SearchRequestNames:
    if value in SEARCH_REQUEST_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_NAMES_VALUES!r}")
