from typing import Literal

EntityInterval = Literal['day', 'week']

ENTITY_INTERVAL_VALUES: set[EntityInterval] = { 'day', 'week',  }

def check_entity_interval(value: str) -> EntityInterval:
    if value in ENTITY_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENTITY_INTERVAL_VALUES!r}")
