from typing import Literal

SourcesHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

SOURCES_HAS_ITEM_VALUES: set[SourcesHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_sources_has_item(value: str) -> SourcesHasItem:
    if value in SOURCES_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_HAS_ITEM_VALUES!r}")
