from typing import Literal

KnownEntityAnswerType = Literal['event', 'organisation', 'other', 'person', 'place']

KNOWN_ENTITY_ANSWER_TYPE_VALUES: set[KnownEntityAnswerType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_known_entity_answer_type(value: str) -> KnownEntityAnswerType:
    if value in KNOWN_ENTITY_ANSWER_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KNOWN_ENTITY_ANSWER_TYPE_VALUES!r}")
