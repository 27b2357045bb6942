from typing import Literal

SearchKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

SEARCH_KIND_ITEM_VALUES: set[SearchKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_search_kind_item(value: str) -> SearchKindItem:
    if value in SEARCH_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_KIND_ITEM_VALUES!r}")
