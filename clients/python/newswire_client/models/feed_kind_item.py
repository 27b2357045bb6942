from typing import Literal

FeedKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

FEED_KIND_ITEM_VALUES: set[FeedKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_feed_kind_item(value: str) -> FeedKindItem:
    if value in FEED_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FEED_KIND_ITEM_VALUES!r}")
