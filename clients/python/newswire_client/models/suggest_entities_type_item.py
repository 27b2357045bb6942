from typing import Literal

SuggestEntitiesTypeItem = Literal['event', 'organisation', 'other', 'person', 'place']

SUGGEST_ENTITIES_TYPE_ITEM_VALUES: set[SuggestEntitiesTypeItem] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_suggest_entities_type_item(value: str) -> SuggestEntitiesTypeItem:
    if value in SUGGEST_ENTITIES_TYPE_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUGGEST_ENTITIES_TYPE_ITEM_VALUES!r}")
