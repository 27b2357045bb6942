from typing import Literal

TrendsHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

TRENDS_HAS_ITEM_VALUES: set[TrendsHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_trends_has_item(value: str) -> TrendsHasItem:
    if value in TRENDS_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRENDS_HAS_ITEM_VALUES!r}")
