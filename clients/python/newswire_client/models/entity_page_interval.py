from typing import Literal

EntityPageInterval = Literal['day', 'week']

ENTITY_PAGE_INTERVAL_VALUES: set[EntityPageInterval] = { 'day', 'week',  }

def check_entity_page_interval(value: str) -> EntityPageInterval:
    if value in ENTITY_PAGE_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENTITY_PAGE_INTERVAL_VALUES!r}")
