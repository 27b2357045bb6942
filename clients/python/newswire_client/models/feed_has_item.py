from typing import Literal

FeedHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

FEED_HAS_ITEM_VALUES: set[FeedHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_feed_has_item(value: str) -> FeedHasItem:
    if value in FEED_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FEED_HAS_ITEM_VALUES!r}")
