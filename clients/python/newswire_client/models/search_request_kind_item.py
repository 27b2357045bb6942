from typing import Literal

SearchRequestKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

SEARCH_REQUEST_KIND_ITEM_VALUES: set[SearchRequestKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_search_request_kind_item(value: str) -> SearchRequestKindItem:
    if value in SEARCH_REQUEST_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_KIND_ITEM_VALUES!r}")
