from typing import Literal

Sort = Literal['first_seen', 'newest', 'oldest', 'relevance']

SORT_VALUES: set[Sort] = { 'first_seen', 'newest', 'oldest', 'relevance',  }

def check_sort(value: str) -> Sort:
    if value in SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SORT_VALUES!r}")
