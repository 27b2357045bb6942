from typing import Literal

TrendsKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

TRENDS_KIND_ITEM_VALUES: set[TrendsKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_trends_kind_item(value: str) -> TrendsKindItem:
    if value in TRENDS_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRENDS_KIND_ITEM_VALUES!r}")
