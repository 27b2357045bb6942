from typing import Literal

QuotesKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

QUOTES_KIND_ITEM_VALUES: set[QuotesKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_quotes_kind_item(value: str) -> QuotesKindItem:
    if value in QUOTES_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_KIND_ITEM_VALUES!r}")
