from typing import Literal

ExportHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

EXPORT_HAS_ITEM_VALUES: set[ExportHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_export_has_item(value: str) -> ExportHasItem:
    if value in EXPORT_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_HAS_ITEM_VALUES!r}")
