from typing import Literal

QuotesCopies = Literal['hide', 'only', 'show']

QUOTES_COPIES_VALUES: set[QuotesCopies] = { 'hide', 'only', 'show',  }

def check_quotes_copies(value: str) -> QuotesCopies:
    if value in QUOTES_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_COPIES_VALUES!r}")
