from typing import Literal

AddedNameType = Literal['event', 'organisation', 'other', 'person', 'place']

ADDED_NAME_TYPE_VALUES: set[AddedNameType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_added_name_type(value: str) -> AddedNameType:
    if value in ADDED_NAME_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ADDED_NAME_TYPE_VALUES!r}")
