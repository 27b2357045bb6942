from typing import Literal

QuotesAsFeedKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

QUOTES_AS_FEED_KIND_ITEM_VALUES: set[QuotesAsFeedKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_quotes_as_feed_kind_item(value: str) -> QuotesAsFeedKindItem:
    if value in QUOTES_AS_FEED_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_AS_FEED_KIND_ITEM_VALUES!r}")
