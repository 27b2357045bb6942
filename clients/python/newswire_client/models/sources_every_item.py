from typing import Literal

SourcesEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

SOURCES_EVERY_ITEM_VALUES: set[SourcesEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_sources_every_item(value: str) -> SourcesEveryItem:
    if value in SOURCES_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCES_EVERY_ITEM_VALUES!r}")
