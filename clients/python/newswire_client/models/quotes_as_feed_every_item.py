from typing import Literal

QuotesAsFeedEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

QUOTES_AS_FEED_EVERY_ITEM_VALUES: set[QuotesAsFeedEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_quotes_as_feed_every_item(value: str) -> QuotesAsFeedEveryItem:
    if value in QUOTES_AS_FEED_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_EVERY_ITEM_VALUES!r}")
