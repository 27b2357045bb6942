from typing import Literal

ExportEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

EXPORT_EVERY_ITEM_VALUES: set[ExportEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_export_every_item(value: str) -> ExportEveryItem:
    if value in EXPORT_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_EVERY_ITEM_VALUES!r}")
