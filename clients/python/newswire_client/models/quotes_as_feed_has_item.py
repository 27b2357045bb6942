from typing import Literal

QuotesAsFeedHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

QUOTES_AS_FEED_HAS_ITEM_VALUES: set[QuotesAsFeedHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_quotes_as_feed_has_item(value: str) -> QuotesAsFeedHasItem:
    if value in QUOTES_AS_FEED_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_HAS_ITEM_VALUES!r}")
