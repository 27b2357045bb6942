from typing import Literal

SearchCopies = Literal['hide', 'only', 'show']

SEARCH_COPIES_VALUES: set[SearchCopies] = { 'hide', 'only', 'show',  }

def check_search_copies(value: str) -> SearchCopies:
    if value in SEARCH_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_COPIES_VALUES!r}")
