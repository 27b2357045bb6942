from typing import Literal

SearchRequestHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

SEARCH_REQUEST_HAS_ITEM_VALUES: set[SearchRequestHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_search_request_has_item(value: str) -> SearchRequestHasItem:
    if value in SEARCH_REQUEST_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_HAS_ITEM_VALUES!r}")
