from typing import Literal

QuotesWording = Literal['any', 'direct', 'indirect']

QUOTES_WORDING_VALUES: set[QuotesWording] = { 'any', 'direct', 'indirect',  }

def check_quotes_wording(value: str) -> QuotesWording:
    if value in QUOTES_WORDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_WORDING_VALUES!r}")
