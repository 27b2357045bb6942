from typing import Literal

ExportQuotesKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

EXPORT_QUOTES_KIND_ITEM_VALUES: set[ExportQuotesKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_export_quotes_kind_item(value: str) -> ExportQuotesKindItem:
    if value in EXPORT_QUOTES_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_KIND_ITEM_VALUES!r}")
