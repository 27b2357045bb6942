from typing import Literal

FacetsKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

FACETS_KIND_ITEM_VALUES: set[FacetsKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_facets_kind_item(value: str) -> FacetsKindItem:
    if value in FACETS_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_KIND_ITEM_VALUES!r}")
