from typing import Literal

PrintedQuoteKind = Literal['direct', 'indirect']

PRINTED_QUOTE_KIND_VALUES: set[PrintedQuoteKind] = { 'direct', 'indirect',  }

def check_printed_quote_kind(value: str) -> PrintedQuoteKind:
    if value in PRINTED_QUOTE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PRINTED_QUOTE_KIND_VALUES!r}")
