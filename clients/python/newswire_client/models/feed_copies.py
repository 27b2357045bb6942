from typing import Literal

FeedCopies = Literal['hide', 'only', 'show']

FEED_COPIES_VALUES: set[FeedCopies] = { 'hide', 'only', 'show',  }

def check_feed_copies(value: str) -> FeedCopies:
    if value in FEED_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FEED_COPIES_VALUES!r}")
