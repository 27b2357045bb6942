from typing import Literal

QuoteKind = Literal['direct', 'indirect']

QUOTE_KIND_VALUES: set[QuoteKind] = { 'direct', 'indirect',  }

def check_quote_kind(value: str) -> QuoteKind:
    if value in QUOTE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTE_KIND_VALUES!r}")
