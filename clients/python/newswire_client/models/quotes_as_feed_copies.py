from typing import Literal

QuotesAsFeedCopies = Literal['hide', 'only', 'show']

QUOTES_AS_FEED_COPIES_VALUES: set[QuotesAsFeedCopies] = { 'hide', 'only', 'show',  }

def check_quotes_as_feed_copies(value: str) -> QuotesAsFeedCopies:
    if value in QUOTES_AS_FEED_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_COPIES_VALUES!r}")
