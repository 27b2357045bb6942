from typing import Literal

TrendsTypeItem = Literal['organisation', 'person', 'place']

TRENDS_TYPE_ITEM_VALUES: set[TrendsTypeItem] = { 'organisation', 'person', 'place',  }

def check_trends_type_item(value: str) -> TrendsTypeItem:
    if value in TRENDS_TYPE_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRENDS_TYPE_ITEM_VALUES!r}")
