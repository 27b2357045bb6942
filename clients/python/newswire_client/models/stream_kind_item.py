from typing import Literal

StreamKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

STREAM_KIND_ITEM_VALUES: set[StreamKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_stream_kind_item(value: str) -> StreamKindItem:
    if value in STREAM_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STREAM_KIND_ITEM_VALUES!r}")
