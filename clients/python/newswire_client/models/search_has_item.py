from typing import Literal

SearchHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

SEARCH_HAS_ITEM_VALUES: set[SearchHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_search_has_item(value: str) -> SearchHasItem:
    if value in SEARCH_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_HAS_ITEM_VALUES!r}")
