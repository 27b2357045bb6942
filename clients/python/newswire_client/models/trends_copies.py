from typing import Literal

TrendsCopies = Literal['hide', 'only', 'show']

TRENDS_COPIES_VALUES: set[TrendsCopies] = { 'hide', 'only', 'show',  }

def check_trends_copies(value: str) -> TrendsCopies:
    if value in TRENDS_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRENDS_COPIES_VALUES!r}")
