from typing import Literal

ExportQuotesEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

EXPORT_QUOTES_EVERY_ITEM_VALUES: set[ExportQuotesEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_export_quotes_every_item(value: str) -> ExportQuotesEveryItem:
    if value in EXPORT_QUOTES_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_EVERY_ITEM_VALUES!r}")
