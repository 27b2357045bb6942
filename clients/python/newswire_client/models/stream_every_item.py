from typing import Literal

StreamEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

STREAM_EVERY_ITEM_VALUES: set[StreamEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_stream_every_item(value: str) -> StreamEveryItem:
    if value in STREAM_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STREAM_EVERY_ITEM_VALUES!r}")
