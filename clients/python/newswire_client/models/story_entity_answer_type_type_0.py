from typing import Literal

StoryEntityAnswerTypeType0 = Literal['event', 'organisation', 'other', 'person', 'place']

STORY_ENTITY_ANSWER_TYPE_TYPE_0_VALUES: set[StoryEntityAnswerTypeType0] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_story_entity_answer_type_type_0(value: str) -> StoryEntityAnswerTypeType0:
    if value in STORY_ENTITY_ANSWER_TYPE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STORY_ENTITY_ANSWER_TYPE_TYPE_0_VALUES!r}")
