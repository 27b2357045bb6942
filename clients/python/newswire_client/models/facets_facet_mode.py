from typing import Literal

FacetsFacetMode = Literal['filtered', 'multi']

FACETS_FACET_MODE_VALUES: set[FacetsFacetMode] = { 'filtered', 'multi',  }

def check_facets_facet_mode(value: str) -> FacetsFacetMode:
    if value in FACETS_FACET_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_FACET_MODE_VALUES!r}")
