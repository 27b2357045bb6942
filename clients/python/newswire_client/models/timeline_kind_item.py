from typing import Literal

TimelineKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

TIMELINE_KIND_ITEM_VALUES: set[TimelineKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_timeline_kind_item(value: str) -> TimelineKindItem:
    if value in TIMELINE_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_KIND_ITEM_VALUES!r}")
