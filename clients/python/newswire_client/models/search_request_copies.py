from typing import Literal

SearchRequestCopies = Literal['hide', 'only', 'show']

SEARCH_REQUEST_COPIES_VALUES: set[SearchRequestCopies] = { 'hide', 'only', 'show',  }

def check_search_request_copies(value: str) -> SearchRequestCopies:
    if value in SEARCH_REQUEST_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_COPIES_VALUES!r}")
