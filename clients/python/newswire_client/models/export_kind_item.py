from typing import Literal

ExportKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

EXPORT_KIND_ITEM_VALUES: set[ExportKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_export_kind_item(value: str) -> ExportKindItem:
    if value in EXPORT_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_KIND_ITEM_VALUES!r}")
