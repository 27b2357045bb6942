from typing import Literal

ExportQuotesHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

EXPORT_QUOTES_HAS_ITEM_VALUES: set[ExportQuotesHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_export_quotes_has_item(value: str) -> ExportQuotesHasItem:
    if value in EXPORT_QUOTES_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_QUOTES_HAS_ITEM_VALUES!r}")
