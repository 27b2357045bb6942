from typing import Literal

FacetsHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

FACETS_HAS_ITEM_VALUES: set[FacetsHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_facets_has_item(value: str) -> FacetsHasItem:
    if value in FACETS_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_HAS_ITEM_VALUES!r}")
