from typing import Literal

StreamHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

STREAM_HAS_ITEM_VALUES: set[StreamHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_stream_has_item(value: str) -> StreamHasItem:
    if value in STREAM_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STREAM_HAS_ITEM_VALUES!r}")
