from typing import Literal

ExportQuotesCopies = Literal['hide', 'only', 'show']

EXPORT_QUOTES_COPIES_VALUES: set[ExportQuotesCopies] = { 'hide', 'only', 'show',  }

def check_export_quotes_copies(value: str) -> ExportQuotesCopies:
    if value in EXPORT_QUOTES_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_COPIES_VALUES!r}")
