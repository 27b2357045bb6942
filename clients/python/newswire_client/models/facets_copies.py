from typing import Literal

FacetsCopies = Literal['hide', 'only', 'show']

FACETS_COPIES_VALUES: set[FacetsCopies] = { 'hide', 'only', 'show',  }

def check_facets_copies(value: str) -> FacetsCopies:
    if value in FACETS_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_COPIES_VALUES!r}")
