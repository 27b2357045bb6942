from typing import Literal

FeedEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

FEED_EVERY_ITEM_VALUES: set[FeedEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_feed_every_item(value: str) -> FeedEveryItem:
    if value in FEED_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FEED_EVERY_ITEM_VALUES!r}")
