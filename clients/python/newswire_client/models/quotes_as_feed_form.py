from typing import Literal

QuotesAsFeedForm = Literal['atom', 'json', 'rss']

QUOTES_AS_FEED_FORM_VALUES: set[QuotesAsFeedForm] = { 'atom', 'json', 'rss',  }

def check_quotes_as_feed_form(value: str) -> QuotesAsFeedForm:
    if value in QUOTES_AS_FEED_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_FORM_VALUES!r}")
