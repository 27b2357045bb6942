from typing import Literal

TimelineHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

TIMELINE_HAS_ITEM_VALUES: set[TimelineHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_timeline_has_item(value: str) -> TimelineHasItem:
    if value in TIMELINE_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_HAS_ITEM_VALUES!r}")
