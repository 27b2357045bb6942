from typing import Literal

SearchEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

SEARCH_EVERY_ITEM_VALUES: set[SearchEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_search_every_item(value: str) -> SearchEveryItem:
    if value in SEARCH_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_EVERY_ITEM_VALUES!r}")
