from typing import Literal

EntityPageType = Literal['event', 'organisation', 'other', 'person', 'place']

ENTITY_PAGE_TYPE_VALUES: set[EntityPageType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_entity_page_type(value: str) -> EntityPageType:
    if value in ENTITY_PAGE_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENTITY_PAGE_TYPE_VALUES!r}")
