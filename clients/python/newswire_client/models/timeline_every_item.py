from typing import Literal

TimelineEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

TIMELINE_EVERY_ITEM_VALUES: set[TimelineEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_timeline_every_item(value: str) -> TimelineEveryItem:
    if value in TIMELINE_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_EVERY_ITEM_VALUES!r}")
