from typing import Literal

EntityAnswerType = Literal['event', 'organisation', 'other', 'person', 'place']

ENTITY_ANSWER_TYPE_VALUES: set[EntityAnswerType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_entity_answer_type(value: str) -> EntityAnswerType:
    if value in ENTITY_ANSWER_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENTITY_ANSWER_TYPE_VALUES!r}")
