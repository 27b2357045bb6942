from typing import Literal

MentionedEntityType = Literal['event', 'organisation', 'other', 'person', 'place']

MENTIONED_ENTITY_TYPE_VALUES: set[MentionedEntityType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_mentioned_entity_type(value: str) -> MentionedEntityType:
    if value in MENTIONED_ENTITY_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTIONED_ENTITY_TYPE_VALUES!r}")
