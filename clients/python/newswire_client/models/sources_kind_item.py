from typing import Literal

SourcesKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

SOURCES_KIND_ITEM_VALUES: set[SourcesKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_sources_kind_item(value: str) -> SourcesKindItem:
    if value in SOURCES_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_KIND_ITEM_VALUES!r}")
