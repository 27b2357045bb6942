from typing import Literal

FacetsEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

FACETS_EVERY_ITEM_VALUES: set[FacetsEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_facets_every_item(value: str) -> FacetsEveryItem:
    if value in FACETS_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_EVERY_ITEM_VALUES!r}")
