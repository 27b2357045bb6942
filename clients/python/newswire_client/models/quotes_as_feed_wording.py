from typing import Literal

QuotesAsFeedWording = Literal['any', 'direct', 'indirect']

QUOTES_AS_FEED_WORDING_VALUES: set[QuotesAsFeedWording] = { 'any', 'direct', 'indirect',  }

def check_quotes_as_feed_wording(value: str) -> QuotesAsFeedWording:
    if value in QUOTES_AS_FEED_WORDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_WORDING_VALUES!r}")
