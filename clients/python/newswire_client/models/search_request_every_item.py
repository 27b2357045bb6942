from typing import Literal

SearchRequestEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

SEARCH_REQUEST_EVERY_ITEM_VALUES: set[SearchRequestEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_search_request_every_item(value: str) -> SearchRequestEveryItem:
    if value in SEARCH_REQUEST_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_EVERY_ITEM_VALUES!r}")
