from typing import Literal

TrendsEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

TRENDS_EVERY_ITEM_VALUES: set[TrendsEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_trends_every_item(value: str) -> TrendsEveryItem:
    if value in TRENDS_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRENDS_EVERY_ITEM_VALUES!r}")
