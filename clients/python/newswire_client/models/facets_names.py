from typing import Literal

FacetsNames = Literal['off', 'on']

FACETS_NAMES_VALUES: set[FacetsNames] = { 'off', 'on',  }

def check_facets_names(value: str) -> FacetsNames:
    if value in FACETS_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACETS_NAMES_VALUES!r}")
