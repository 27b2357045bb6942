from typing import Literal

FeedForm = Literal['atom', 'json', 'rss']

FEED_FORM_VALUES: set[FeedForm] = { 'atom', 'json', 'rss',  }

def check_feed_form(value: str) -> FeedForm:
    if value in FEED_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FEED_FORM_VALUES!r}")
